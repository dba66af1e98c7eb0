"""Writes the guides in docs/guide that pages show too, so that both say the same.

Run by hand: ``.venv/bin/python tools/guides.py``. A test in tests/web compares what it would write with what stands there.
"""

from pathlib import Path
from typing import Final

from sudare.contacts import contacts_named
from sudare.policy.terms import Words
from sudare.web.guidebook import GUIDES, LANGUAGES, Guide
from sudare.web.templatetags.sudare import READING

FOLDER: Final = Path(__file__).parent.parent / "docs" / "guide"
ENDINGS: Final = {"en": ".md", "ja": ".ja.md", "ja-plain": ".ja-plain.md"}


def spoken(words: Words, language: str) -> str:
    """Plain Japanese carries its readings in brackets here: 写真(しゃしん)."""
    text = {"ja": words.ja, "ja-plain": words.plain_ja}.get(language, words.en)
    return READING.sub(r"\1(\2)", text)


def page(guide: Guide, language: str) -> str:
    others = [f"[{name}]({guide.slug}{ENDINGS[code]})" for code, name, _ in LANGUAGES if code != language]
    lines = [f"# {spoken(guide.title, language)}", "", f"{spoken(guide.lead, language)} {' · '.join(others)}"]
    if guide.first:
        lines += ["", f"> {spoken(guide.first, language)}"]
    if guide.urgency:
        lines += ["", *table(guide, language)]
    for number, step in enumerate(guide.steps, start=1):
        lines += ["", f"## {number}. {spoken(step.title, language)}", "", spoken(step.text, language)]
    lines += ["", "---", ""]
    for contact in contacts_named(guide.contacts):
        name, note = spoken(contact.name, language), spoken(contact.note, language)
        lines.append(f"- **{contact.reach}** {name} — {note} ({contact.as_of:%Y-%m-%d})")
    return "\n".join([*lines, ""])


def table(guide: Guide, language: str) -> list[str]:
    """What is urgent, as the page's table says it."""
    lines = ["| | | |", "|---|---|---|"]
    for line in guide.urgency:
        whom = "、".join(f"{each.reach} {spoken(each.name, language)}" for each in contacts_named(line.whom))
        shown = whom if language != "en" else whom.replace("、", "; ")
        lines.append(f"| {spoken(line.what, language)} | {spoken(line.how_fast, language)} | {shown} |")
    return lines


def written() -> dict[str, str]:
    return {
        f"{guide.slug}{ending}": page(guide, language)
        for guide in GUIDES.values()
        for language, ending in ENDINGS.items()
    }


if __name__ == "__main__":
    for name, text in written().items():
        (FOLDER / name).write_text(text)
