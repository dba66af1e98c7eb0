"""What is handed over of a case: assembled out of what was preserved, signed, stamped now or later."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction

from sudare.accounts.access import require_step_up
from sudare.accounts.terms import BreakGlass, Viewer
from sudare.audit.providers import signing
from sudare.evidence import Stamper, Standing, pack, shown_in, stamp_later
from sudare.evidence.errors import NoTimestamp
from sudare.incidents.access import access_case, access_package
from sudare.incidents.actions.assembling import assembled
from sudare.incidents.actions.house import record_deed
from sudare.incidents.errors import PackageOutdated
from sudare.incidents.models import Case, FoundCopy, Package, PreservedPicture, Report
from sudare.incidents.queries.young import concerns_somebody_young
from sudare.incidents.terms.cases import CaseState
from sudare.kit.clock import now
from sudare.storage import actions as storage
from sudare.storage.errors import Held
from sudare.storage.models import SealedObject
from sudare.storage.terms import Purpose, Rule, Subject

TRY_AGAIN_AFTER = timedelta(minutes=10)
AT_ONCE = 20
_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Desk:
    stamper: Stamper | None = None


_desk = _Desk()


def stamp_with(stamper: Stamper | None) -> None:
    """Have packages stamped by this from now on; by nobody where there is none, and then they say that they wait."""
    _desk.stamper = stamper


def package(*, viewer: Viewer, case_id: UUID) -> Package:
    """Make the evidence package of a case, as it was preserved: whatever its author has deleted since is in it.

    While the case stands, what was said in the day after the last report stands behind it, marked as such.

    Raises: CaseGone, and what ``evidence.pack`` raises. Also: entry ``incidents:case:packaged``.
    Skips: waiting for a time stamp; without one it is made all the same, and ``complete_stamps`` asks again.
    """
    case = access_case(viewer=viewer, case_id=case_id)
    record = assembled(case, viewer=viewer)
    content = pack(record, signer=signing.sign, public_key=signing.public_key())
    stamped = _stamped(content)
    sealed = storage.prepare(organisation_id=case.organisation_id, purpose=Purpose.EVIDENCE, content=stamped or content)
    with transaction.atomic():
        made = Package.objects.create(
            case=case,
            made_by_id=viewer.user_id,
            sealed=storage.finish(object_id=sealed.pk),
            sha256=hashlib.sha256(stamped or content).hexdigest(),
            size_bytes=len(stamped or content),
            messages=len(record.messages),
            is_stamped=stamped is not None,
            stamped_at=now() if stamped else None,
            stamp_tried_at=now(),
        )
        record_deed(case, "packaged", actor_id=viewer.user_id, details={"package": made.pk, "sha": made.sha256})
    return made


def open_package(*, viewer: Viewer, package_id: UUID) -> bytes:
    """The file, for whoever hands it over.

    Raises: CaseGone, StepUpNeeded; PackageOutdated where it shows what would be left out of one made now, as somebody
    young is concerned. Also: entry ``incidents:case:package_taken``, before the first byte leaves.
    """
    made = access_package(viewer=viewer, package_id=package_id)
    require_step_up(viewer=viewer, verb=BreakGlass.EXPORT)
    content = b"".join(storage.open_sealed(object_id=made.sealed_id))
    _check_shows_no_child(made.case, content)
    record_deed(made.case, "package_taken", actor_id=viewer.user_id, details={"package": made.pk, "sha": made.sha256})
    return content


def _check_shows_no_child(case: Case, content: bytes) -> None:
    """What was found out since counts. Raises: PackageOutdated."""
    shown = shown_in(content)
    if (shown and case.is_minor_concerned) or (Standing.INTIMATE in shown and concerns_somebody_young(case)):
        raise PackageOutdated


def complete_stamps() -> None:
    """Ask again for the time stamps that packages wait for. Also: entry ``incidents:case:stamped`` each."""
    if _desk.stamper is None:
        return
    waiting = Package.objects.filter(is_stamped=False, stamp_tried_at__lt=now() - TRY_AGAIN_AFTER)
    for made in waiting.select_related("case").order_by("stamp_tried_at")[:AT_ONCE]:
        Package.objects.filter(pk=made.pk).update(stamp_tried_at=now())
        stamped = _stamped(b"".join(storage.open_sealed(object_id=made.sealed_id)))
        if stamped is not None:
            _replace(made, stamped)


def forget_old_cases() -> None:
    """Destroy what was preserved for cases closed long ago, and their packages. Skips what a hold still keeps.

    That there was a case, what was decided and what was told stays.
    """
    closed = Case.objects.filter(state=CaseState.CLOSED, closed_at__lt=now() - timedelta(days=settings.CASE_DAYS))
    for case in closed.order_by("closed_at"):
        objects = _objects_of(case)
        if not objects:
            continue
        try:
            with transaction.atomic():
                storage.check_free(subject=_subject(case), rule=Rule.DAY)
                storage.destroy(object_ids=objects, reason="the case was closed long ago")
        except Held:
            continue


def _stamped(content: bytes) -> bytes | None:
    if _desk.stamper is None:
        return None
    try:
        return stamp_later(content, _desk.stamper)
    except NoTimestamp:
        _log.warning("package_waits_for_its_stamp")
        return None


def _replace(made: Package, stamped: bytes) -> None:
    here = made.case.organisation_id
    fresh = storage.prepare(organisation_id=here, purpose=Purpose.EVIDENCE, content=stamped)
    with transaction.atomic():
        before = made.sealed_id
        made.sealed = storage.finish(object_id=fresh.pk)
        made.sha256, made.size_bytes = hashlib.sha256(stamped).hexdigest(), len(stamped)
        made.is_stamped, made.stamped_at = True, now()
        made.save()
        storage.destroy(object_ids=[before], reason="replaced by the same with its time stamp")
        record_deed(made.case, "stamped", actor_id=None, details={"package": made.pk, "sha": made.sha256})


def _objects_of(case: Case) -> list[UUID]:
    """Those that still live."""
    named = [
        *Report.objects.filter(case=case).values_list("preserved_id", flat=True),
        *PreservedPicture.objects.filter(report__case=case).values_list("sealed_id", flat=True),
        *Package.objects.filter(case=case).values_list("sealed_id", flat=True),
        *FoundCopy.objects.filter(case=case).exclude(kept=None).values_list("kept_id", flat=True),
    ]
    return list(SealedObject.objects.filter(pk__in=named, destroyed_at=None).values_list("pk", flat=True))


def _subject(case: Case) -> Subject:
    return Subject(
        kind="evidence",
        id=case.pk,
        organisation_id=case.organisation_id,
        room_id=case.room_id,
        person_id=case.reported_id,
        case_ids=(case.pk,),
    )
