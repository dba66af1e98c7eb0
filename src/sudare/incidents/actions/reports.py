"""One tap: preserved, hidden, blocked, reported. All of it, or nothing."""

import json
import secrets
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.incidents.access import Reportable, access_own_report, access_reportable
from sudare.incidents.actions.house import hold_for
from sudare.incidents.actions.news import put_news
from sudare.incidents.actions.preserving import copy_pictures, gathered, seal_document
from sudare.incidents.models import Case, Report
from sudare.incidents.models.seals import sealed
from sudare.incidents.queries.cases import cases_of, handlers_of
from sudare.incidents.terms.cases import (
    MEMO_FIELD_MAX_CHARACTERS,
    REPORT_WORDS_MAX_CHARACTERS,
    UNDECIDED,
    Memo,
    Reason,
    Tap,
    deadline_of,
    more_urgent,
)
from sudare.incidents.terms.news import News
from sudare.kit.clock import now
from sudare.kit.text import clean_text
from sudare.rooms import actions as rooms
from sudare.storage import actions as storage

NUMBERS = range(10_000, 100_000)  # drawn, not counted: a gap in a list would tell of a case one may not see


@transaction.atomic
def report(
    *,
    viewer: Viewer,
    room_id: UUID,
    reason: Reason,
    message_id: UUID | None = None,
    attachment_id: UUID | None = None,
    words: str = "",
) -> Tap:
    """Report a message, a picture or a room, also what its author has deleted meanwhile. One transaction.

    What stood there is put under seal and kept by a quiet hold of the house; the viewer is spared the message and
    whatever that person says from here on; a case is opened, or joined where one stands about the same.

    Raises: NotFound, OwnDoing. Also: entry ``incidents:report:made`` that names the case and nobody; news for
    those who may handle it. Skips: telling anybody else. Whoever is reported finds every answer as it was.
    """
    subject = access_reportable(viewer=viewer, room_id=room_id, message_id=message_id, attachment_id=attachment_id)
    storage.hold_the_book(viewer.organisation_id)  # of two who report at once, the second joins the first's case
    case, is_new = _case_for(subject, reason, organisation_id=viewer.organisation_id)
    snapshot = gathered(subject, case=case)
    fresh = Report.objects.create(
        organisation_id=viewer.organisation_id,
        case=case,
        room_id=room_id,
        message_id=subject.message_id,
        attachment_id=attachment_id,
        reporter_id=viewer.user_id,
        reported_id=subject.reported_id,
        reason=reason,
        words=sealed(clean_text(words)[:REPORT_WORDS_MAX_CHARACTERS]),
        preserved=seal_document(snapshot, organisation_id=viewer.organisation_id),
        messages=snapshot.amount,
    )
    copy_pictures(snapshot, fresh)
    _spare(viewer, subject)
    _record(case)
    if is_new:
        put_news(case, News.OPENED)
    return Tap(
        report_id=fresh.pk,
        case_id=case.pk,
        number=case.number,
        reason=reason,
        is_preserved=True,
        is_hidden=subject.message_id is not None,
        is_blocked=subject.reported_id is not None,
        has_handler=bool(handlers_of(case)),
    )


@transaction.atomic
def write_memo(*, viewer: Viewer, report_id: UUID, memo: Memo) -> Report:
    """Keep what the reporter remembers, in their own words; anew as often as they like while the case stands.

    Raises: ReportGone. Also: entry ``incidents:report:told_more``, which names nobody.
    """
    own = access_own_report(viewer=viewer, report_id=report_id)
    told = {name: clean_text(words)[:MEMO_FIELD_MAX_CHARACTERS] for name, words in asdict(memo).items()}
    own.memo = sealed(json.dumps(told, ensure_ascii=False))
    own.save(update_fields=["memo"])
    Case.objects.filter(pk=own.case_id).update(changed_at=now())
    record(
        organisation_id=own.organisation_id, actor_id=None, verb="incidents:report:told_more", subject_id=own.case_id
    )
    return own


def _case_for(subject: Reportable, reason: Reason, *, organisation_id: UUID) -> tuple[Case, bool]:
    standing = cases_of(organisation_id).filter(room_id=subject.room.pk, reported_id=subject.reported_id)
    case = standing.filter(state__in=UNDECIDED).order_by("opened_at").first()
    if case is None:
        return _opened(subject, reason, organisation_id=organisation_id), True
    wanted = deadline_of(reason, moment=now())
    case.reason = more_urgent(Reason(case.reason), reason)
    if wanted.due_at < case.due_at:
        case.due_at, case.urgency = wanted.due_at, wanted.urgency
    case.is_minor_concerned = case.is_minor_concerned or reason is Reason.MINOR
    case.changed_at = now()
    case.save(update_fields=["reason", "due_at", "urgency", "is_minor_concerned", "changed_at"])
    return case, False


def _opened(subject: Reportable, reason: Reason, *, organisation_id: UUID) -> Case:
    wanted = deadline_of(reason, moment=now())
    case = Case(
        organisation_id=organisation_id,
        number=_free_number(organisation_id),
        reason=reason,
        urgency=wanted.urgency,
        room_id=subject.room.pk,
        reported_id=subject.reported_id,
        due_at=wanted.due_at,
        is_minor_concerned=reason is Reason.MINOR,
    )
    hold_for(case)
    case.save(force_insert=True)
    rooms.keep_for_case(room_id=subject.room.pk, case_id=case.pk)
    return case


def _free_number(organisation_id: UUID) -> int:
    while True:
        number = NUMBERS.start + secrets.randbelow(len(NUMBERS))
        if not cases_of(organisation_id).filter(number=number).exists():
            return number


def _spare(viewer: Viewer, subject: Reportable) -> None:
    if subject.message_id is not None:
        rooms.hide_for(user_id=viewer.user_id, message_id=subject.message_id)
    if subject.reported_id is not None:
        rooms.block_quietly(viewer=viewer, user_id=subject.reported_id)


def _record(case: Case) -> None:
    """By the house, about the case alone: a room or a message would lead to whoever reported it."""
    record(organisation_id=case.organisation_id, actor_id=None, verb="incidents:report:made", subject_id=case.pk)
