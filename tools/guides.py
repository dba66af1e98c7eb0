"""Writes the guides in docs/guide that pages show too, so that both say the same.

Run by hand: ``.venv/bin/python tools/guides.py``. A test in tests/web compares what it would write with what stands there.
"""

from pathlib import Path
from typing import Final

from sudare.policy.terms import Words
from sudare.web import checklist
from sudare.web.contacts import FOR_SENDERS, contacts_named
from sudare.web.templatetags.sudare import READING

GUIDES: Final = Path(__file__).parent.parent / "docs" / "guide"
FILES: Final = {
    "en": "before-you-send.md",
    "ja": "before-you-send.ja.md",
    "ja-plain": "before-you-send.ja-plain.md",
}


def spoken(words: Words, language: str) -> str:
    """Plain Japanese carries its readings in brackets here: 写真(しゃしん)."""
    text = {"ja": words.ja, "ja-plain": words.plain_ja}.get(language, words.en)
    return READING.sub(r"\1(\2)", text)


def before_you_send(language: str) -> str:
    others = [f"[{name}]({FILES[code]})" for code, name, _ in checklist.LANGUAGES if code != language]
    lines = [f"# {spoken(checklist.TITLE, language)}", "", f"{spoken(checklist.LEAD, language)} {' · '.join(others)}"]
    for number, step in enumerate(checklist.STEPS, start=1):
        lines += ["", f"## {number}. {spoken(step.title, language)}", "", spoken(step.text, language)]
    lines += ["", "---", ""]
    for contact in contacts_named(FOR_SENDERS):
        name, note = spoken(contact.name, language), spoken(contact.note, language)
        lines.append(f"- **{contact.reach}** {name} — {note} ({contact.as_of:%Y-%m-%d})")
    return "\n".join([*lines, ""])


def written() -> dict[str, str]:
    return {name: before_you_send(language) for language, name in FILES.items()}


if __name__ == "__main__":
    for name, text in written().items():
        (GUIDES / name).write_text(text)
