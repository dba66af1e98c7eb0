"""One picture through the whole check."""

import pytest

from specimens.pictures import CANARY, photo
from sudare.intake.check import check_picture
from sudare.policy.terms import Decision


def test_a_photo_is_accepted_and_its_secrets_are_told_and_gone(sandbox):
    checked = check_picture(content=photo(), sandbox=sandbox)
    assert checked.verdict.decision is Decision.ACCEPT
    kinds = {fact.kind for fact in checked.opened.facts}
    assert {"gps_location", "device", "captured_at", "author", "software", "comment"} <= kinds
    assert {"exif.gps", "exif.device", "exif.time"} <= set(checked.opened.removed)
    assert not any(CANARY.encode() in rendition.content for rendition in checked.opened.renditions.values())


@pytest.mark.parametrize(
    ("content", "rule"), [(b"", "unsupported_format"), (b"hello", "unsupported_format"), (photo()[:5000], "truncated")]
)
def test_what_is_no_picture_is_unreadable_with_its_reason(sandbox, content, rule):
    checked = check_picture(content=content, sandbox=sandbox)
    assert checked.verdict.decision is Decision.UNREADABLE
    assert [reason.rule for reason in checked.verdict.reasons] == [rule]
    assert checked.opened is None


@pytest.mark.parametrize("stage", ["hashlib.sha256", "sudare.intake.check.decide", "sudare.imaging.sandbox.Child.open"])
def test_a_fault_in_any_stage_never_shows_a_picture(sandbox, monkeypatch, stage):
    def fault(*_args, **_kwargs):
        raise RuntimeError("injected")

    monkeypatch.setattr(stage, fault)
    checked = check_picture(content=photo(), sandbox=sandbox)
    assert checked.verdict.decision in {Decision.HOLD, Decision.UNREADABLE}
    assert checked.verdict.reasons
    monkeypatch.undo()
    assert check_picture(content=photo(), sandbox=sandbox).verdict.decision is Decision.ACCEPT


class Broken:
    def open(self, content):
        raise RuntimeError("the pool fell over")


def test_a_stage_that_breaks_holds_the_picture():
    checked = check_picture(content=photo(), sandbox=Broken())
    assert checked.verdict.decision is Decision.HOLD
    assert [reason.rule for reason in checked.verdict.reasons] == ["check_failed"]


def test_what_is_logged_of_a_fault_quotes_nothing_of_the_picture(monkeypatch, capsys, caplog):
    class Talkative:
        def open(self, content):
            raise ValueError(f"can't make sense of {content!r}")

    check_picture(content=CANARY.encode(), sandbox=Talkative())
    written = "".join((*capsys.readouterr(), caplog.text, *(str(record.msg) for record in caplog.records)))
    assert "check_stage_broke" in written
    assert "ValueError" in written
    assert CANARY not in written
