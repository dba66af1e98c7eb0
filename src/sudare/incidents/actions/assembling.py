"""An evidence package's plain facts, out of the rows of a case and what was preserved for it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from sudare import evidence
from sudare.accounts.queries import names_of, organisation_name
from sudare.accounts.terms import Viewer
from sudare.audit.models import Entry
from sudare.incidents.actions.following import said_later
from sudare.incidents.actions.looks import looks_at
from sudare.incidents.actions.packed_copies import packed_copies
from sudare.incidents.actions.packed_pictures import packed_pictures
from sudare.incidents.models import Case, FoundCopy, Report
from sudare.incidents.models.seals import words_of
from sudare.incidents.terms.cases import Reason
from sudare.incidents.terms.papers import CLOCK, CUSTODY, HOUSE, MEMO_QUESTIONS, REASONS, SEATS, scope_of
from sudare.kit.clock import now
from sudare.rooms.queries import titles_of
from sudare.rooms.terms import KeptKind
from sudare.storage import actions as storage

Document = Mapping[str, Any]


def assembled(case: Case, *, viewer: Viewer) -> evidence.Record:
    """Everything a package says of a case. What was preserved counts, not what stands in the room now.

    Behind it, marked as later, what was said for a while after the last report.
    """
    reports = list(Report.objects.filter(case=case).select_related("reporter").order_by("at", "pk"))
    preserved = [_opened(report) for report in reports]
    later = said_later(case, reports=reports, documents=preserved, viewer=viewer)
    documents = [*preserved, {"participants": [], "messages": later}]
    copies = list(FoundCopy.objects.filter(case=case))
    pictures = packed_pictures(case, documents=documents, copies=copies)
    reported = {report.message_id for report in reports}
    messages = _messages(documents, reported, pictures, later={message["id"] for message in later})
    shown = [picture.picture_id for message in messages for picture in message.pictures]
    return evidence.Record(
        case=_case(case, reports),
        participants=_participants(case, reports, documents),
        messages=messages,
        clock=evidence.Clock(source=CLOCK),
        made_at=now(),
        made_by=viewer.name,
        scope=scope_of(len(messages) - len(later), later=len(later)),
        memo=tuple(line for report in reports for line in _memo(report)),
        views=looks_at(case, shown),
        custody=_custody(case),
        copies=packed_copies(case, copies=copies, pictures=pictures),
    )


def _opened(report: Report) -> Document:
    found: Document = json.loads(b"".join(storage.open_sealed(object_id=report.preserved_id)))
    return found


def _case(case: Case, reports: list[Report]) -> evidence.Case:
    return evidence.Case(
        case_id=str(case.pk),
        number=case.number,
        organisation_id=str(case.organisation_id),
        organisation=organisation_name(case.organisation_id),
        address=settings.BASE_URL,
        room_id=str(case.room_id),
        room=titles_of([case.room_id]).get(case.room_id, ""),
        reason_code=case.reason,
        reason=REASONS[Reason(case.reason)],
        opened_at=case.opened_at,
        reported_at=reports[0].at if reports else case.opened_at,
    )


def _participants(case: Case, reports: list[Report], documents: list[Document]) -> tuple[evidence.Participant, ...]:
    known = {one["id"]: (one["name"], one["role"]) for document in documents for one in document["participants"]}
    for document in documents:
        for message in document["messages"]:
            known.setdefault(message["author"], (message["author_name"], ""))
    reporters = {str(report.reporter_id) for report in reports}
    return tuple(
        evidence.Participant(
            participant_id=key,
            name=name,
            seat=SEATS.get(role, evidence.Both(role)),
            is_reporter=key in reporters,
            is_reported=key == str(case.reported_id),
        )
        for key, (name, role) in known.items()
    )


def _messages(
    documents: list[Document],
    reported: set[UUID | None],
    pictures: Mapping[str, evidence.Picture],
    *,
    later: set[str],
) -> tuple[evidence.Message, ...]:
    """Of a message in several snapshots the latest counts: it holds what the earlier ones held, and what came then."""
    latest = {message["id"]: message for document in documents for message in document["messages"]}
    rows = sorted(latest.values(), key=lambda message: message["sequence"])
    return tuple(
        replace(_message(row, pictures, is_reported=UUID(row["id"]) in reported), is_later=row["id"] in later)
        for row in rows
    )


def _message(row: Document, pictures: Mapping[str, evidence.Picture], *, is_reported: bool) -> evidence.Message:
    deleted = [one["words"] for one in row["before"] if one["kind"] == KeptKind.DELETED]
    return evidence.Message(
        message_id=row["id"],
        number=row["sequence"],
        author_id=row["author"],
        at=_moment(row["at"]),
        words=(deleted[-1] if deleted else None) if row["deleted_at"] else row["text"],
        pictures=tuple(pictures[one["id"]] for one in row["pictures"]),
        earlier=tuple(
            evidence.Earlier(one["words"], _moment(one["at"]))
            for one in row["before"]
            if one["kind"] == KeptKind.EDITED
        ),
        edited_at=_moment(row["edited_at"]) if row["edited_at"] else None,
        deleted_at=_moment(row["deleted_at"]) if row["deleted_at"] else None,
        reply_to=row["reply_to"] or "",
        is_reported=is_reported,
    )


def _memo(report: Report) -> Iterable[evidence.MemoLine]:
    told = {"words": words_of(report.words)} if report.words else {}
    answers = told | (json.loads(words_of(report.memo)) if report.memo else {})
    for field, question in MEMO_QUESTIONS.items():
        if answer := answers.get(field) or (told.get(field) if field == "words" else ""):
            yield evidence.MemoLine(question, answer)


def _custody(case: Case) -> tuple[evidence.Custody, ...]:
    """Who had it in hand: what the log says of the case itself."""
    entries = list(Entry.objects.filter(organisation_id=case.organisation_id, subject_id=case.pk).order_by("sequence"))
    names = names_of({entry.actor_id for entry in entries if entry.actor_id})
    return tuple(
        evidence.Custody(
            at=entry.at,
            who=names.get(entry.actor_id, HOUSE) if entry.actor_id else HOUSE,
            deed=CUSTODY[entry.verb],
            note=str(entry.details.get("sha", "")),
        )
        for entry in entries
        if entry.verb in CUSTODY
    )


def _moment(spelled: str) -> datetime:
    return datetime.fromisoformat(spelled)
