"""A copy found elsewhere, filed in a case: checked before anything else, then traced; the answer stays in the case."""

import hashlib
import json
from datetime import timedelta
from typing import Final
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction

from sudare.accounts.terms import Right, Viewer
from sudare.attachments.actions.desk import the_checker
from sudare.imaging.errors import Unreadable
from sudare.incidents.access import access_case
from sudare.incidents.actions.desk import the_queue
from sudare.incidents.actions.house import record_deed
from sudare.incidents.actions.judging import Judged, judged
from sudare.incidents.errors import WrongMoment
from sudare.incidents.models import Case, FoundCopy
from sudare.incidents.models.seals import sealed
from sudare.incidents.queries.copies import spelled
from sudare.incidents.queries.young import concerns_somebody_young
from sudare.incidents.terms.cases import STANDING, Reason, Urgency, deadline_of
from sudare.incidents.terms.copies import COPIES_AT_MOST, OVER, WHERE_MAX_CHARACTERS, CopyStanding, CopyState
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, TooLarge
from sudare.kit.log import fault_of
from sudare.kit.text import clean_text
from sudare.rulebook.queries import known_to, policy_in_force
from sudare.storage import actions as storage
from sudare.storage.terms import Purpose
from sudare.viewing import actions as viewing

LASTS: Final = timedelta(minutes=30)  # then whoever worked on it is taken for dead
_log = structlog.get_logger(__name__)


def file_copy(*, viewer: Viewer, case_id: UUID, content: bytes, code: str = "", where: str = "") -> FoundCopy:
    """Hand in a picture that turned up elsewhere: a worker checks it, then finds out whose copy it is.

    ``code``: the six letters, as somebody read them off it. ``where``: in their own words; it is never opened.

    Raises: CaseGone, NotAllowed, WrongMoment for a closed case or too many, TooLarge, NoSuchCode.
    Also: entry ``incidents:case:copy_filed``. It is sealed until it is looked into, then destroyed.
    """
    case = access_case(viewer=viewer, case_id=case_id)
    if not viewer.may(Right.TRACE):
        raise NotAllowed
    if case.state not in STANDING or FoundCopy.objects.filter(case=case).count() >= COPIES_AT_MOST:
        raise WrongMoment
    if len(content) > settings.UPLOAD_MAX_BYTES:
        raise TooLarge
    meant = viewing.code_meant(code)
    suspect = storage.prepare(organisation_id=case.organisation_id, purpose=Purpose.QUARANTINE, content=content)
    with transaction.atomic():
        storage.finish(object_id=suspect.pk)
        filed = FoundCopy.objects.create(
            case=case,
            filed_by_id=viewer.user_id,
            where=sealed(clean_text(where)[:WHERE_MAX_CHARACTERS]),
            code=meant,
            suspect_id=suspect.pk,
            sha256=hashlib.sha256(content).hexdigest(),
        )
        record_deed(case, "copy_filed", actor_id=viewer.user_id, details={"copy": filed.pk, "sha": filed.sha256})
        the_queue().put(filed.pk)
    return filed


def look_into_copy(*, copy_id: UUID) -> None:
    """Check it, then trace it, in a worker. Skips what somebody else has taken.

    Whatever may show a child ends here: destroyed with its key, traced by nobody. What can't be checked isn't traced.
    Also: entry ``incidents:case:copy_traced``, ``copy_turned_away`` or ``copy_not_traced``, by the house.
    """
    waiting = FoundCopy.objects.filter(pk=copy_id, state=CopyState.WAITING)
    if not waiting.update(state=CopyState.RUNNING, claimed_at=now()):
        return
    found = FoundCopy.objects.select_related("case").get(pk=copy_id)
    try:
        _look_into(found, b"".join(storage.open_sealed(object_id=found.suspect_id or UUID(int=0))))
    except Unreadable:
        _end(found, CopyState.UNREADABLE)
    except Exception as error:  # noqa: BLE001  whatever it is: a copy that broke is destroyed, and says so
        _log.error("copy_not_looked_into", copy_id=str(copy_id), **fault_of(error))
        _end(found, CopyState.FAILED)


def sweep_copies() -> None:
    """End those whose worker died; what was handed in is destroyed."""
    lost = FoundCopy.objects.exclude(state__in=OVER).filter(at__lt=now() - LASTS)
    for found in lost.select_related("case"):
        _end(found, CopyState.FAILED)


def _look_into(found: FoundCopy, content: bytes) -> None:
    case = found.case
    policy = policy_in_force(organisation_id=case.organisation_id, room_id=case.room_id)
    checked = the_checker().check(content, policy=policy, is_known=known_to(case.organisation_id))
    seen = judged(checked, is_minor_concerned=concerns_somebody_young(case))
    if seen.standing is CopyStanding.CHILD:
        _end(found, CopyState.TURNED_AWAY, seen)
    elif seen.is_broken:
        _end(found, CopyState.FAILED)
    elif seen.is_unreadable:
        _end(found, CopyState.UNREADABLE)
    else:
        report = viewing.trace_apart(organisation_id=case.organisation_id, content=content, code=found.code)
        found.answer = sealed(json.dumps(spelled(report), ensure_ascii=False))
        _end(found, CopyState.TRACED, seen)


def _end(found: FoundCopy, state: CopyState, seen: Judged | None = None) -> None:
    """What was handed in goes, whatever came out; what may stay is sealed for the case."""
    kept = seen.kept if seen and state is CopyState.TRACED and not found.case.is_minor_concerned else b""
    with transaction.atomic():
        suspect = found.suspect_id
        found.state, found.ended_at, found.suspect = state, now(), None
        if seen is not None:
            found.standing, found.kinds = seen.standing, list(seen.kinds)
        if seen is not None and kept:
            here = found.case.organisation_id
            found.kept = storage.seal(organisation_id=here, purpose=Purpose.EVIDENCE, content=kept)
            found.kept_sha256, found.media_type = hashlib.sha256(kept).hexdigest(), seen.media_type
        found.save()
        if state is CopyState.TURNED_AWAY:
            _hasten(found.case)
        storage.destroy(object_ids=[suspect] if suspect else [], reason="looked into for a case")
        _record(found)


def _hasten(case: Case) -> None:
    """A child may be concerned: from here on nothing of any picture is shown, and somebody must call at once."""
    standing = Case.objects.select_for_update().get(pk=case.pk)
    standing.is_minor_concerned, standing.urgency = True, Urgency.NOW
    standing.due_at = min(standing.due_at, deadline_of(Reason.MINOR, moment=now()).due_at)
    standing.changed_at = now()
    standing.save(update_fields=["is_minor_concerned", "urgency", "due_at", "changed_at"])


def _record(found: FoundCopy) -> None:
    about: dict[str, object] = {"copy": found.pk, "sha": found.sha256}
    if found.state == CopyState.TRACED:
        record_deed(found.case, "copy_traced", actor_id=None, details=about)
    elif found.state == CopyState.TURNED_AWAY:
        record_deed(found.case, "copy_turned_away", actor_id=None, details=about)
    else:
        record_deed(found.case, "copy_not_traced", actor_id=None, details=about)
