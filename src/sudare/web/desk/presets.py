"""What a desk begins with that was made for a purpose: hours, questions, words, and who sits there. All can be "
"changed.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from sudare.reception.terms import QuestionKind, ReceptionChange, Routing

COUNSELLOR: Final = "counsellor"
_SPANS: Final = [["12:30", "13:30"], ["15:00", "17:00"]]  # a school's noon break, and after lessons


@dataclass(frozen=True, slots=True)
class Preset:
    """``facts``: what of it the wizard says. Whoever sets the desk up only sits there if ``seats_maker``."""

    fields: ReceptionChange
    facts: tuple[tuple[Any, Any], ...]
    seats_maker: bool = True


def _words(ja: str, plain_ja: str, en: str) -> dict[str, str]:
    return {"ja": ja, "ja-plain": plain_ja, "en": en}


def _about(value: str, ja: str, plain_ja: str, en: str) -> dict[str, Any]:
    return {"value": value, "title": _words(ja, plain_ja, en)}


_QUESTIONS: Final[list[dict[str, Any]]] = [
    {
        "name": "name",
        "kind": QuestionKind.NAME.value,
        "is_required": False,
        "title": _words(
            "呼び名(本名でなくても大丈夫です)", "よびかた(ほんとうの なまえで なくて いいです)", "What to call you"
        ),
    },
    {
        "name": "age",
        "kind": QuestionKind.AGE_BAND.value,
        "is_required": False,
        "title": _words("年齢", "なんさい", "How old you are"),
    },
    {
        "name": "about",
        "kind": QuestionKind.CHOICE.value,
        "is_required": False,
        "title": _words("どんなことですか", "どんな ことですか", "What it is about"),
        "options": [
            _about("pictures", "写真や動画のこと", "しゃしんや どうがの こと", "Pictures or videos"),
            _about(
                "threat", "おどされている、しつこくされている", "おどされて いる", "Somebody threatens or pesters me"
            ),
            _about("friends", "友だち・いじめ", "ともだち・いじめ", "Friends, bullying"),
            _about("family", "家のこと", "いえの こと", "My family"),
            _about("other", "ほかのこと、まだ言えないこと", "ほかの こと", "Something else, or I can't say yet"),
        ],
    },
]
PRESETS: Final[dict[str, Preset]] = {
    COUNSELLOR: Preset(
        fields={
            "hours": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), _SPANS),
            "keeps_holidays": True,
            "routing": Routing.LINE_UP.value,
            "reply_minutes": 30,
            "asks_satisfaction": False,
            "prechat": _QUESTIONS,
            "purpose": _words(
                "相談にのるためだけに使います。成績や評価には使いません。",
                "そうだんの ためだけに つかいます。せいせきには つかいません。",
                "Used only to help you. It has nothing to do with marks.",
            ),
            "house_rules": _words(
                "ここで話したことは、担当のカウンセラーだけが読みます。命や体が危ないときだけ、"
                "あなたに伝えてから、守るために必要な大人に話します。"
                "いますぐ危ないときは110、夜中でも話せるのは24時間子供SOSダイヤル 0120-0-78310です。",
                "ここの はなしは カウンセラーだけが よみます。いのちが あぶない ときだけ、ほかの おとなに "
                "はなします。"
                "いま あぶない ときは 110、よるも はなせる でんわは 0120-0-78310です。",
                "Only the counsellors of this desk read what you say. Only where life or body is in danger they "
                "tell the grown-ups who are needed, "
                "and tell you first. In danger now: 110. At any hour: 24-hour helpline for children 0120-0-78310.",
            ),
        },
        facts=(
            (_("Hours"), _("Weekdays at noon and after lessons: 12:30–13:30, 15:00–17:00")),
            (_("Staff"), _("Only the counsellors you choose see this desk. You aren't one of them by itself")),
            (
                _("What is asked first"),
                _("What to call them, their age, what it is about; none of it must be answered"),
            ),
            (
                _("How work is shared"),
                _("The counsellors take visitors from the line themselves; nobody is asked for marks"),
            ),
        ),
        seats_maker=False,
    ),
}
