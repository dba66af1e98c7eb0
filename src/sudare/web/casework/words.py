"""How pages speak of cases: what was reported, how fast, where it stands, what was decided. No person stands here."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

from django.utils.translation import get_language

from sudare.incidents.terms.cases import ApprovalKind, CaseState, Outcome, Reason, Urgency
from sudare.incidents.terms.runs import BulkDeed, WhyNot
from sudare.policy.terms import Words

Code = TypeVar("Code", bound=StrEnum)


class Sign(NamedTuple):
    """Meaning is never by colour alone."""

    tone: str
    icon: str
    words: Words


def words(ja: str, en: str, plain_ja: str = "") -> Words:
    return Words(ja=ja, plain_ja=plain_ja or ja, en=en)


def choices(names: Mapping[Code, Words]) -> list[tuple[str, str]]:
    """For a form, in the page's language."""
    return [(code.value, spoken(name)) for code, name in names.items()]


def spoken(name: Words) -> str:
    return name.ja if get_language() == "ja" else name.en


REASONS: Final[dict[Reason, Words]] = {
    Reason.THREAT: words("脅し(写真を広める、払えなど)", "A threat (to show pictures, to pay)", "おどされた"),
    Reason.SEXUAL: words("性的な要求・性的な写真", "Sexual demands or pictures", "性的（せいてき）なこと"),
    Reason.MINOR: words(
        "18歳未満に関わること", "Somebody under 18 is concerned", "18さいより 下（した）の 人（ひと）のこと"
    ),
    Reason.SELF_HARM: words("自分を傷つけるおそれ", "Somebody may hurt themselves", "自分（じぶん）を きずつけそう"),
    Reason.HARASSMENT: words("いやがらせ・つきまとい", "Harassment or stalking", "いやがらせ"),
    Reason.PRIVACY: words(
        "個人情報を出された", "Private details were shown", "名前（なまえ）や 住所（じゅうしょ）を 出（だ）された"
    ),
    Reason.COPY: words(
        "自分の写真がよそに出ている", "My picture stands somewhere else", "写真（しゃしん）が ほかの ところに ある"
    ),
    Reason.OTHER: words("そのほか", "Something else"),
}
URGENCIES: Final[dict[Urgency, Sign]] = {
    Urgency.NOW: Sign("stop", "alert", words("すぐに", "At once")),
    Urgency.TODAY: Sign("care", "clock", words("今日のうちに", "Today")),
    Urgency.SOON: Sign("hold", "clock", words("1日以内に", "Within a day")),
    Urgency.WEEK: Sign("quiet", "hourglass", words("3日以内に", "Within three days")),
}
STATES: Final[dict[CaseState, Sign]] = {
    CaseState.NEW: Sign("care", "alert", words("新しい", "New")),
    CaseState.OPEN: Sign("hold", "person", words("対応中", "Being looked into")),
    CaseState.WAITING: Sign("care", "people", words("もう一人の返事待ち", "Waits for a second person")),
    CaseState.ESCALATED: Sign("hold", "scales", words("警察・法務へ", "With police or lawyers")),
    CaseState.DECIDED: Sign("bamboo", "check", words("決定ずみ", "Decided")),
    CaseState.CLOSED: Sign("quiet", "accept", words("終了", "Closed")),
}
OUTCOMES: Final[dict[Outcome, Words]] = {
    Outcome.NOTHING: words("決まりに反することは見つからなかった", "Nothing against the rules was found"),
    Outcome.WARNED: words("注意した", "A warning"),
    Outcome.FROZEN: words("利用を止めた", "Access was stopped"),
    Outcome.SEAT_ENDED: words("利用を終わらせた", "Access was ended"),
    Outcome.PASSED_ON: words("外の機関に引き継いだ(警察・弁護士など)", "Passed on (police, lawyer, court)"),
}
APPROVALS: Final[dict[ApprovalKind, Words]] = {
    ApprovalKind.POLICE: words("警察に届ける", "Go to the police"),
    ApprovalKind.LEGAL: words("弁護士・法務に渡す", "Hand it to a lawyer"),
    ApprovalKind.END_SEAT: words("相手の利用を終わらせる", "End the person's access"),
    ApprovalKind.SEE_PICTURES: words("写真を見る", "See the pictures"),
    ApprovalKind.CLOSE: words("この件を終える", "Close the case"),
}
DEEDS: Final[dict[BulkDeed, Words]] = {
    BulkDeed.TAKE: words("自分が担当する", "I look after them"),
    BulkDeed.HAND: words("担当を代わってもらう", "Hand them to somebody"),
    BulkDeed.CLOSE: words("終える", "Close them"),
}
WHY_NOT: Final[dict[WhyNot, Words]] = {
    WhyNot.WRONG_STATE: words("いまの段階では、できません", "It doesn't stand so that this can be done"),
    WhyNot.SECOND_PERSON: words("もう一人の同意が要ります", "A second person has to agree first"),
    WhyNot.NOT_THIS_PERSON: words("この人は担当できません", "This person can't look after it"),
    WhyNot.GONE: words("ここにはありません", "It isn't here"),
}
