"""What happened in a case, in order, out of its own sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sudare.incidents.queries.board import Named
from sudare.incidents.queries.sheets import ApprovalSheet, CaseSheet
from sudare.incidents.terms.cases import Answer, ApprovalKind, Outcome, Side
from sudare.policy.terms import Words
from sudare.web.casework.words import APPROVALS, OUTCOMES, words

OPENED: Final = words("件が開かれ、内容が保全された", "The case was opened, and all was preserved")
REPORTED: Final = words("通報があった", "It was reported")
NOTED: Final = words("メモが書かれた", "Something was noted")
ASKED: Final = words("もう一人の同意を求めた", "A second person was asked")
AGREED: Final = words("同意した", "Agreed")
DISAGREED: Final = words("同意しなかった", "Didn't agree")
DECIDED: Final = words("決定した", "It was decided")
PACKED: Final = words("証拠の書類一式を作った", "The evidence package was made")
STAMPED: Final = words("時刻証明がついた", "The time stamp arrived")
CLOSED: Final = words("終了した", "It was closed")
OBJECTED: Final[dict[Side, Words]] = {
    Side.REPORTER: words("通報した人から異議があった", "Whoever reported objected"),
    Side.REPORTED: words("通報された人から異議があった", "Whoever was reported objected"),
}
GRANTED: Final = words("異議を認め、見直しを始めた", "The objection was granted: it is looked into anew")
REFUSED: Final = words("異議に答え、決定はそのまま", "The objection was answered; the decision stands")


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime
    what: Words
    more: Words | None = None
    who: Named | None = None


def moments_of(sheet: CaseSheet) -> list[Moment]:
    """The oldest first."""
    return sorted(_moments(sheet), key=lambda moment: moment.at)


def _moments(sheet: CaseSheet) -> Iterator[Moment]:
    yield Moment(sheet.line.opened_at, OPENED)
    yield from (Moment(report.at, REPORTED) for report in sheet.reports)
    yield from (Moment(note.at, NOTED, who=note.author) for note in sheet.notes)
    for approval in sheet.approvals:
        yield from _approval(approval)
    for package in sheet.packages:
        yield Moment(package.at, PACKED, who=package.made_by)
        if package.stamped_at:
            yield Moment(package.stamped_at, STAMPED)
    if sheet.decided_at and sheet.outcome:
        yield Moment(sheet.decided_at, DECIDED, OUTCOMES[Outcome(sheet.outcome)], sheet.decided_by)
    for appeal in sheet.appeals:
        yield Moment(appeal.at, OBJECTED[Side(appeal.side)])
        if appeal.answered_at:
            yield Moment(appeal.answered_at, GRANTED if appeal.is_granted else REFUSED, who=appeal.answered_by)
    if sheet.closed_at:
        yield Moment(sheet.closed_at, CLOSED)


def _approval(sheet: ApprovalSheet) -> Iterator[Moment]:
    kind = APPROVALS[ApprovalKind(sheet.kind)]
    yield Moment(sheet.asked_at, ASKED, kind, sheet.asked_by)
    if sheet.answered_at:
        yield Moment(sheet.answered_at, AGREED if sheet.answer == Answer.YES else DISAGREED, kind, sheet.answered_by)
