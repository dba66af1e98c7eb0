"""What the documents say must be so."""

import importlib.util
import re
import subprocess
from pathlib import Path

import pytest

from house.tree import ROOT, SOURCE, named

DOCUMENTS = sorted(path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")
LONGEST_DECISION = 18


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]


def test_links_lead_somewhere() -> None:
    broken = [
        f"{named(page)} → {target}"
        for page in DOCUMENTS
        for target in LINK.findall(page.read_text())
        if not (page.parent / target).exists()
    ]
    assert not broken


def test_decisions_are_numbered_and_short() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]
    assert len(set(numbers)) == len(numbers)
    for page in pages:
        assert page.read_text().startswith(f"# {page.name[:4]} · "), page.name
        assert len(page.read_text().splitlines()) <= LONGEST_DECISION, page.name


@pytest.mark.parametrize("name", ["settings.md", "cli.md", "http.md", "policies.md"])
def test_the_reference_says_what_the_code_says(name: str) -> None:
    """Run ``.venv/bin/python tools/reference.py`` when this fails."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools" / "reference.py")
    assert spec
    assert spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    assert reference.written()[name] == (ROOT / "docs" / "reference" / name).read_text()


def test_every_setting_says_what_it_does() -> None:
    from sudare.config.environment import Environment

    assert not [name for name, field in Environment.model_fields.items() if not field.description]


def test_the_environment_is_read_in_one_place() -> None:
    """A variable read elsewhere is a setting nobody documented."""
    allowed = {"cli/house.py", "cli/words.py", "config/asgi.py"}
    readers = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search(r"os\.(environ|getenv)", path.read_text())
    ]
    unknown = [name for name in readers if name not in allowed]
    assert not [name for name in unknown if re.search(r"(environ\.get|getenv)\(", (SOURCE / name).read_text())]


def test_the_readmes_commands_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    told = {word for page in DOCUMENTS for word in re.findall(r"`?make ([a-z]+)\b[`\s]", page.read_text())}
    assert told & {"run", "test", "check", "setup", "bench", "help"} <= targets
    assert {"run", "test"} <= told


def test_both_readmes_name_the_same_things() -> None:
    english, japanese = ((ROOT / name).read_text() for name in ("README.md", "README.ja.md"))
    assert re.findall(r"^make .*?(?=\s+#|$)", english, re.MULTILINE) == re.findall(
        r"^make .*?(?=\s+#|$)", japanese, re.MULTILINE
    )
    assert len(re.findall("^## ", english, re.MULTILINE)) == len(re.findall("^## ", japanese, re.MULTILINE))


def test_nothing_names_a_machine() -> None:
    """A path of somebody's machine works on that machine only, and tells about it."""
    homes = re.compile(r"(?<![\w.])/(?:home|Users|root|workspace|work)/\w")
    told = [
        named(path)
        for path in _tracked()
        if path.suffix in {".py", ".md", ".ts", ".toml", ".json", ".html", ".css", ".po", ""} and path.name != "LICENSE"
        if path != Path(__file__) and homes.search(path.read_text(errors="replace"))
    ]
    assert not told
