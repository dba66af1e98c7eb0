"""One case as a whole, for whoever handles it: reports, notes, approvals, objections and packages."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from sudare.accounts.queries import names_of
from sudare.incidents.models import Appeal, Approval, Case, CaseLink, CaseNote, Package, PreservedPicture, Report
from sudare.incidents.models.seals import words_of
from sudare.incidents.queries.board import CaseLine, Named, lines_of, named, sure
from sudare.incidents.queries.cases import handlers_of
from sudare.incidents.queries.copies import CopySheet, copies_of
from sudare.incidents.terms.cases import Memo, Reason
from sudare.rooms.queries import titles_of


@dataclass(frozen=True, slots=True)
class ReportSheet:
    id: UUID
    at: datetime
    reason: Reason
    reporter: Named
    message_id: UUID | None
    attachment_id: UUID | None
    words: str
    memo: Memo
    messages: int
    pictures_copied: int
    pictures_blurred: int


@dataclass(frozen=True, slots=True)
class NoteSheet:
    id: UUID
    author: Named
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class ApprovalSheet:
    id: UUID
    kind: str
    asked_by: Named
    asked_at: datetime
    words: str
    answered_by: Named | None
    answered_at: datetime | None
    answer: str
    answer_words: str


@dataclass(frozen=True, slots=True)
class AppealSheet:
    id: UUID
    side: str
    at: datetime
    words: str
    answered_by: Named | None
    answered_at: datetime | None
    is_granted: bool | None
    answer_words: str


@dataclass(frozen=True, slots=True)
class PackageSheet:
    id: UUID
    at: datetime
    made_by: Named
    sha256: str
    size_bytes: int
    messages: int
    is_stamped: bool
    stamped_at: datetime | None


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """Everything of a case but what was preserved. ``ticked``: what the house itself knows to be done."""

    line: CaseLine
    room: Named
    is_frozen: bool
    outcome: str
    decided_by: Named | None
    decided_at: datetime | None
    closed_at: datetime | None
    told_reporter: str
    told_reported: str
    reports: tuple[ReportSheet, ...]
    notes: tuple[NoteSheet, ...]
    links: tuple[CaseLine, ...]
    approvals: tuple[ApprovalSheet, ...]
    appeals: tuple[AppealSheet, ...]
    packages: tuple[PackageSheet, ...]
    copies: tuple[CopySheet, ...]
    handlers: tuple[Named, ...]
    ticked: tuple[str, ...]


def sheet_of(case: Case) -> CaseSheet:
    """Permission, and the entry in the log, are the caller's."""
    (line,) = lines_of(Case.objects.filter(pk=case.pk))
    reports, packages = _reports(case), _packages(case)
    linked = CaseLink.objects.filter(Q(first=case) | Q(second=case)).values_list("first_id", "second_id")
    others = {pk for pair in linked for pk in pair} - {case.pk}
    handlers = handlers_of(case)
    names = names_of(handlers)
    return CaseSheet(
        line=line,
        room=Named(case.room_id, titles_of([case.room_id]).get(case.room_id, "")),
        is_frozen=case.is_frozen,
        outcome=case.outcome,
        decided_by=named(case.decided_by),
        decided_at=case.decided_at,
        closed_at=case.closed_at,
        told_reporter=words_of(case.told_reporter),
        told_reported=words_of(case.told_reported),
        reports=reports,
        notes=_notes(case),
        links=tuple(lines_of(Case.objects.filter(pk__in=others).order_by("opened_at"))),
        approvals=_approvals(case),
        appeals=_appeals(case),
        packages=packages,
        copies=copies_of(case),
        handlers=tuple(Named(pk, names[pk]) for pk in handlers),
        ticked=_ticked(case, reports, packages),
    )


def memo_of(report: Report) -> Memo:
    return Memo(**json.loads(words_of(report.memo) or "{}"))


def _reports(case: Case) -> tuple[ReportSheet, ...]:
    copied = Count("pictures", filter=Q(pictures__is_blur=False))
    blurred = Count("pictures", filter=Q(pictures__is_blur=True))
    rows = Report.objects.filter(case=case).select_related("reporter").annotate(copied=copied, blurred=blurred)
    return tuple(
        ReportSheet(
            id=row.pk,
            at=row.at,
            reason=Reason(row.reason),
            reporter=sure(row.reporter),
            message_id=row.message_id,
            attachment_id=row.attachment_id,
            words=words_of(row.words),
            memo=memo_of(row),
            messages=row.messages,
            pictures_copied=row.copied,
            pictures_blurred=row.blurred,
        )
        for row in rows.order_by("at", "pk")
    )


def _notes(case: Case) -> tuple[NoteSheet, ...]:
    rows = CaseNote.objects.filter(case=case).select_related("author").order_by("at", "pk")
    return tuple(NoteSheet(row.pk, sure(row.author), row.at, words_of(row.words)) for row in rows)


def _approvals(case: Case) -> tuple[ApprovalSheet, ...]:
    rows = Approval.objects.filter(case=case).select_related("asked_by", "answered_by").order_by("asked_at", "pk")
    return tuple(
        ApprovalSheet(
            id=row.pk,
            kind=row.kind,
            asked_by=sure(row.asked_by),
            asked_at=row.asked_at,
            words=words_of(row.words),
            answered_by=named(row.answered_by),
            answered_at=row.answered_at,
            answer=row.answer,
            answer_words=words_of(row.answer_words),
        )
        for row in rows
    )


def _appeals(case: Case) -> tuple[AppealSheet, ...]:
    rows = Appeal.objects.filter(case=case).select_related("answered_by").order_by("at", "pk")
    return tuple(
        AppealSheet(
            id=row.pk,
            side=row.side,
            at=row.at,
            words=words_of(row.words),
            answered_by=named(row.answered_by),
            answered_at=row.answered_at,
            is_granted=row.is_granted,
            answer_words=words_of(row.answer_words),
        )
        for row in rows
    )


def _packages(case: Case) -> tuple[PackageSheet, ...]:
    rows = Package.objects.filter(case=case).select_related("made_by").order_by("-at", "-pk")
    return tuple(
        PackageSheet(
            id=row.pk,
            at=row.at,
            made_by=sure(row.made_by),
            sha256=row.sha256,
            size_bytes=row.size_bytes,
            messages=row.messages,
            is_stamped=row.is_stamped,
            stamped_at=row.stamped_at,
        )
        for row in rows
    )


def _ticked(case: Case, reports: tuple[ReportSheet, ...], packages: tuple[PackageSheet, ...]) -> tuple[str, ...]:
    known = {
        "preserved": bool(reports),
        "held": case.hold_id is not None,
        "hidden": any(report.message_id for report in reports),
        "blocked": case.reported_id is not None,
        "memo_written": any(report.memo != Memo() for report in reports),
        "pictures_copied": PreservedPicture.objects.filter(report__case=case).exists(),
        "frozen": case.is_frozen,
        "packaged": bool(packages),
        "stamped": any(package.is_stamped for package in packages),
        "decided": case.decided_at is not None,
    }
    return tuple(name for name, is_done in known.items() if is_done)
