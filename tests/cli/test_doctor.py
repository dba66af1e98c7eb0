"""The doctor finds what was broken on purpose."""

from pathlib import Path

import pytest

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
