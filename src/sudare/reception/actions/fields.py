"""What a desk's settings may be, one checker for each. What passes is stored as it is shown."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from sudare.kit.text import clean_line, clean_text
from sudare.reception.errors import (
    DeskWordsUnusable,
    HoursUnusable,
    LookUnusable,
    OriginUnusable,
    QuestionsUnusable,
)
from sudare.reception.proofs.hours import DAYS, read_week
from sudare.reception.terms import QuestionKind, Routing, Side, Theme

LANGUAGES: Final = ("ja", "ja-plain", "en")
WORDS_MAX: Final = 4_000
LINE_MAX: Final = 120
ORIGINS_MAX: Final = 20
QUESTIONS_MAX: Final = 8
OPTIONS_MAX: Final = 12
CLOSED_DAYS_MAX: Final = 200
REPLY_MINUTES_MAX: Final = 24 * 60
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,23}")
_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?")
_LOCAL: Final = frozenset({"localhost", "127.0.0.1"})  # somebody tries it out on their own machine
_LOOK_WORDS: Final = ("title", "greeting", "button", "away")


def checked_origins(untrusted: list[str]) -> list[str]:
    """Web sites as a browser names them: scheme, host, port. Raises: OriginUnusable."""
    found = list(dict.fromkeys(_origin(one) for one in untrusted if one.strip()))
    if len(found) > ORIGINS_MAX:
        raise OriginUnusable
    return found


def _origin(untrusted: str) -> str:
    try:
        parts = urlsplit(untrusted.strip().lower().rstrip("/"))
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise OriginUnusable from error
    is_plain = not (parts.path or parts.query or parts.fragment or parts.username or parts.password)
    is_known = parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL)
    if not (is_plain and is_known and _HOST.fullmatch(host)):
        raise OriginUnusable
    usual = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != usual else "")


def checked_look(untrusted: Mapping[str, Any]) -> dict[str, Any]:
    """Raises: LookUnusable."""
    if set(untrusted) - {"colour", "side", "theme", *_LOOK_WORDS}:
        raise LookUnusable
    colour, side = str(untrusted.get("colour") or "#205072"), str(untrusted.get("side") or Side.RIGHT)
    theme = str(untrusted.get("theme") or Theme.AUTO)
    if not _COLOUR.fullmatch(colour) or side not in set(Side) or theme not in set(Theme):
        raise LookUnusable
    words = {name: _lines(untrusted[name], LookUnusable) for name in _LOOK_WORDS if untrusted.get(name)}
    return {"colour": colour.lower(), "side": side, "theme": theme, **words}


def checked_words(untrusted: Mapping[str, str]) -> dict[str, str]:
    """Longer words by language, line breaks and all. Raises: DeskWordsUnusable."""
    words = {language: clean_text(str(text)) for language, text in untrusted.items() if str(text).strip()}
    if set(words) - set(LANGUAGES) or any(len(text) > WORDS_MAX for text in words.values()):
        raise DeskWordsUnusable
    return words


def checked_questions(untrusted: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Raises: QuestionsUnusable."""
    found = [_question(one) for one in untrusted]
    names = {one["name"] for one in found}
    if len(found) > QUESTIONS_MAX or len(names) != len(found):
        raise QuestionsUnusable
    return found


def _question(untrusted: Mapping[str, Any]) -> dict[str, Any]:
    name, kind = str(untrusted.get("name", "")), str(untrusted.get("kind", ""))
    title = _lines(untrusted.get("title"), QuestionsUnusable)
    if not _NAME.fullmatch(name) or kind not in set(QuestionKind) or not {"ja", "en"} <= set(title):
        raise QuestionsUnusable
    question = {"name": name, "kind": kind, "is_required": bool(untrusted.get("is_required")), "title": title}
    if kind == QuestionKind.CHOICE:
        question["options"] = _options(untrusted.get("options"))
    return question


def _options(untrusted: Any) -> list[dict[str, Any]]:
    if not isinstance(untrusted, list) or not 0 < len(untrusted) <= OPTIONS_MAX:
        raise QuestionsUnusable
    found = [_option(one) for one in untrusted]
    if len({one["value"] for one in found}) != len(found):
        raise QuestionsUnusable
    return found


def _option(untrusted: Any) -> dict[str, Any]:
    if not isinstance(untrusted, Mapping) or not _NAME.fullmatch(str(untrusted.get("value", ""))):
        raise QuestionsUnusable
    skill = clean_line(str(untrusted.get("skill") or ""))[:40]
    title = _lines(untrusted.get("title"), QuestionsUnusable)
    return {"value": str(untrusted["value"]), "title": title, **({"skill": skill} if skill else {})}


def _lines(untrusted: Any, failure: type[Exception]) -> dict[str, str]:
    """Short words by language."""
    if not isinstance(untrusted, Mapping) or set(untrusted) - set(LANGUAGES):
        raise failure
    words = {language: clean_line(str(text)) for language, text in untrusted.items() if str(text or "").strip()}
    if any(len(text) > LINE_MAX for text in words.values()):
        raise failure
    return words


def checked_hours(untrusted: Any) -> dict[str, list[list[str]]]:
    """Raises: HoursUnusable."""
    try:
        read_week(untrusted)
    except ValueError as error:
        raise HoursUnusable from error
    return {day: [[str(part) for part in span] for span in untrusted[day]] for day in DAYS if untrusted.get(day)}


def checked_days(untrusted: list[str]) -> list[str]:
    """Raises: HoursUnusable."""
    try:
        found = sorted({date.fromisoformat(str(one)).isoformat() for one in untrusted})
    except ValueError as error:
        raise HoursUnusable from error
    if len(found) > CLOSED_DAYS_MAX:
        raise HoursUnusable
    return found


def checked_routing(untrusted: str) -> str:
    """Raises: HoursUnusable."""
    if untrusted not in set(Routing):
        raise HoursUnusable
    return Routing(untrusted).value


def checked_minutes(untrusted: int) -> int:
    """Raises: HoursUnusable."""
    if not 0 < untrusted <= REPLY_MINUTES_MAX:
        raise HoursUnusable
    return untrusted


CHECKED: Final[dict[str, Callable[[Any], Any]]] = {
    "is_open": bool,
    "origins": checked_origins,
    "look": checked_look,
    "prechat": checked_questions,
    "purpose": checked_words,
    "house_rules": checked_words,
    "hours": checked_hours,
    "keeps_holidays": bool,
    "closed_days": checked_days,
    "routing": checked_routing,
    "reply_minutes": checked_minutes,
    "asks_satisfaction": bool,
}
