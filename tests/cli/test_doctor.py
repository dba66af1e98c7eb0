"""The doctor finds what was broken on purpose."""

from pathlib import Path

import pytest

from assistant.desk import a_desk
from sudare.assistant.errors import ModelAway
from sudare.assistant.providers.scripted import ScriptedProvider
from sudare.cli.checkup import Finding, Level, examine

pytestmark = pytest.mark.django_db


def found(title: str) -> list[Finding]:
    return [finding for finding in examine() if finding.title == title]


def test_a_key_that_others_can_read_is_found(house: Path) -> None:
    key = house / "data-keys" / "session.key"
    key.chmod(0o644)
    try:
        assert Level.FAIL in {finding.level for finding in found("Keys")}
    finally:
        key.chmod(0o600)
    assert Level.FAIL not in {finding.level for finding in found("Keys")}


def test_keys_inside_the_data_folder_are_found(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUDARE_KEYS_DIR", str(house / "data" / "keys"))
    told = [finding for finding in found("Keys") if finding.level is Level.FAIL]
    assert any("one backup must not hold both" in finding.advice for finding in told)


def test_a_missing_worker_is_found() -> None:
    assert [finding.level for finding in found("Worker")] == [Level.WARN]


def test_an_address_without_https_is_found(settings) -> None:
    settings.BASE_URL, settings.IS_HTTPS = "http://pictures.example.com", False
    assert Level.FAIL in {finding.level for finding in found("Address")}


def test_what_breaks_under_examination_is_a_finding_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    from sudare.cli import checkup

    def explode():
        raise OSError("gone")
        yield

    monkeypatch.setitem(checkup.EXAMINATIONS, "Disk", explode)
    assert [finding.level for finding in found("Disk")] == [Level.FAIL]
    assert len(examine()) > 5


def test_write_ahead_logging_is_looked_at() -> None:
    assert {finding.level for finding in found("Database")} == {Level.OK}


@pytest.mark.parametrize(
    ("said", "has_vision", "level", "words"),
    [
        ("4719", True, Level.OK, "sees pictures, read the test picture"),
        ("4719", False, Level.OK, "gets the words read in a picture only, read the test picture"),
        ("A cat.", True, Level.WARN, "didn't read the test picture, and said: A cat."),
    ],
)
def test_a_model_is_shown_digits_and_its_card_is_told(said, has_vision, level, words) -> None:
    provider = ScriptedProvider(lambda _: said, has_vision=has_vision, is_for_tests=True)
    with a_desk(provider=provider):
        (finding,) = found("AI")
    assert (finding.level, bool(finding.advice)) == (level, level is not Level.OK)
    assert finding.what.startswith("scripted, on this machine, ")
    assert words in finding.what
    assert len(provider.asked[0].pictures) == has_vision


def test_a_model_that_is_away_says_what_to_do_and_none_at_all_is_fine() -> None:
    def away(_):
        raise ModelAway

    with a_desk(provider=ScriptedProvider(away, is_for_tests=True)):
        (finding,) = found("AI")
    assert finding.level is Level.FAIL
    assert "SUDARE_AI_BASE_URL" in finding.advice
    with a_desk():
        (finding,) = found("AI")
    assert (finding.level, finding.advice) == (Level.OK, "")
