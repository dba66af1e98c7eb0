"""Whose copy is this? A picture from outside, its marks, and what the log says of it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction

from sudare.accounts.terms import Right, Viewer
from sudare.attachments.actions.desk import the_checker
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.audit.actions import record
from sudare.imaging.errors import NoSandbox, Unreadable
from sudare.imaging.marks.terms import code_as_meant, low_bits_of
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound, TooLarge
from sudare.storage import actions as storage
from sudare.storage.terms import Purpose
from sudare.viewing.actions.desk import the_marker, the_queue
from sudare.viewing.errors import NoSuchCode
from sudare.viewing.models import Tracing, ViewCode
from sudare.viewing.queries import kept_prints, report_of
from sudare.viewing.queries.traces import newest_unfingerprinted
from sudare.viewing.terms import ENOUGH_READINGS, ORIGINAL, Likeness, TraceReport, TracingState

log = structlog.get_logger(__name__)

ASKED: Final = "viewing:tracing:asked"
COMPARED_AT_MOST: Final = 24  # pictures that look nearest; each costs a second or two for every rendition
COMPARED_TOO: Final = 8  # that came a moment ago and have no fingerprints yet
TRIED: Final = ("view", "full", "thumbnail", ORIGINAL)  # the likeliest first
LASTS: Final = timedelta(minutes=30)  # then whoever worked on it is taken for dead
KEPT: Final = timedelta(days=30)


def begin_trace(*, viewer: Viewer, content: bytes, code: str = "") -> Tracing:
    """Have a worker find out whose copy this is. ``code``: the six letters, as somebody read them off it.

    Raises: NotAllowed, TooLarge, NoSuchCode for what can't be a code.
    Also: entry ``viewing:tracing:asked``. The picture is sealed until the answer is there, then destroyed.
    """
    if not viewer.may(Right.TRACE):
        raise NotAllowed
    return ask(organisation_id=viewer.organisation_id, asked_by=viewer.user_id, content=content, code=code)


def ask(*, organisation_id: UUID, asked_by: UUID | None, content: bytes, code: str = "") -> Tracing:
    """As above, for whoever stands at the machine itself."""
    if len(content) > settings.UPLOAD_MAX_BYTES:
        raise TooLarge
    meant = code_meant(code)
    suspect = storage.prepare(organisation_id=organisation_id, purpose=Purpose.QUARANTINE, content=content)
    with transaction.atomic():
        storage.finish(object_id=suspect.id)
        tracing = Tracing.objects.create(
            organisation_id=organisation_id,
            asked_by=asked_by,
            state=TracingState.WAITING,
            code=meant,
            suspect_id=suspect.id,
        )
        record(organisation_id=organisation_id, actor_id=asked_by, verb=ASKED, subject_id=tracing.id)
        the_queue().put_tracing(tracing.id)
    return tracing


def code_meant(untrusted_code: str) -> str:
    """The six letters somebody read, or none. Raises: NoSuchCode for what can't be a code."""
    meant = code_as_meant(untrusted_code) if untrusted_code.strip() else ""
    if meant is None:
        raise NoSuchCode
    return meant


def trace_report(*, viewer: Viewer, tracing_id: UUID) -> TraceReport:
    """How far it is, and what was found. Raises: NotAllowed; NotFound for what is absent or elsewhere."""
    if not viewer.may(Right.TRACE):
        raise NotAllowed
    tracing = Tracing.objects.filter(pk=tracing_id, organisation_id=viewer.organisation_id).first()
    if tracing is None:
        raise NotFound
    return report_of(tracing)


def run(*, tracing_id: UUID) -> None:
    """Find out, in a worker. Skips what somebody else has taken."""
    waiting = Tracing.objects.filter(pk=tracing_id, state=TracingState.WAITING)
    if not waiting.update(state=TracingState.RUNNING, claimed_at=now()):
        return
    tracing = Tracing.objects.get(pk=tracing_id)
    try:
        found = _found(tracing, b"".join(storage.open_sealed(object_id=tracing.suspect_id or UUID(int=0))))
    except Unreadable:
        _end(tracing, TracingState.FAILED, None)
    else:
        _end(tracing, TracingState.DONE, found)


def sweep_tracings() -> None:
    """Ends those whose worker died, and drops answers nobody has needed for a month."""
    lost = Tracing.objects.exclude(state__in=[TracingState.DONE, TracingState.FAILED])
    for tracing in lost.filter(asked_at__lt=now() - LASTS):
        _end(tracing, TracingState.FAILED, None)
    Tracing.objects.filter(asked_at__lt=now() - KEPT).delete()


def _end(tracing: Tracing, state: TracingState, report: dict[str, Any] | None) -> None:
    with transaction.atomic():
        suspect = tracing.suspect_id
        Tracing.objects.filter(pk=tracing.pk).update(state=state, report=report, suspect=None)
        storage.destroy(object_ids=[suspect] if suspect else [], reason="the question is answered")


def _found(tracing: Tracing, content: bytes) -> dict[str, Any]:
    """Answers that don't depend on each other: numbers, the code, likeness. Raises: Unreadable."""
    from sudare.viewing.engines.likeness import nearest  # noqa: PLC0415  numbers are crunched in workers only

    house = tracing.organisation_id
    alike = nearest(the_checker().family(content), kept_prints(house))
    read = the_checker().letters(content)
    by_code, by_letters = (_issued(house, code) for code in (tracing.code, read.code if read else ""))
    coded = [code.attachment_id for code in (*by_code, *by_letters)]
    proposed = coded + [each.attachment_id for each in alike[:COMPARED_AT_MOST]]
    proposed = list(dict.fromkeys(proposed + newest_unfingerprinted(house, limit=COMPARED_TOO)))
    is_enough = read is not None and (read.times >= ENOUGH_READINGS or _is_alike(by_letters, alike))
    return {
        "by_mark": _read_marks(tracing, content, proposed),
        "by_code": [code.number for code in by_code],
        "letters": [read.code, read.times, is_enough] if read else None,
        "by_letters": [code.number for code in by_letters] if is_enough else [],
        "by_fingerprint": [[str(each.attachment_id), each.distance] for each in alike if each.is_same],
    }


def _issued(organisation_id: UUID, letters: str) -> list[ViewCode]:
    if not letters:
        return []
    return list(ViewCode.objects.filter(organisation_id=organisation_id, number=low_bits_of(letters)))


def _is_alike(issued: list[ViewCode], alike: list[Likeness]) -> bool:
    """Whether the letters were given for a picture that the suspect looks like."""
    return any(code.attachment_id == each.attachment_id for code in issued for each in alike)


def _read_marks(tracing: Tracing, content: bytes, proposed: list[UUID]) -> list[list[float]]:
    """Exact numbers, each issued for exactly the rendition it was found against, and how strongly."""
    Tracing.objects.filter(pk=tracing.pk).update(of=len(proposed))
    for count, attachment_id in enumerate(proposed, 1):
        found = _number_in(content, tracing.organisation_id, attachment_id)
        Tracing.objects.filter(pk=tracing.pk).update(done=count)
        if found is not None:
            return [found]
    return []


def _number_in(content: bytes, organisation_id: UUID, attachment_id: UUID) -> list[float] | None:
    for name, object_id in _sealed(attachment_id):
        rendition = b"".join(storage.open_sealed(object_id=object_id))
        try:
            found = the_marker().find(content, rendition)
        except NoSandbox:
            raise
        except Unreadable:
            log.warning("not_compared", rendition=name)
            continue
        given = ViewCode.objects.filter(organisation_id=organisation_id, attachment_id=attachment_id, rendition=name)
        if found.number is not None and given.filter(number=found.number).exists():
            return [found.number, found.strength]
    return None


def _sealed(attachment_id: UUID) -> Iterator[tuple[str, UUID]]:
    """What there is to compare with, while the picture isn't forgotten."""
    attachment = Attachment.objects.prefetch_related("renditions").filter(pk=attachment_id, state=State.SENT).first()
    if attachment is None:
        return
    places = {one.name: one.sealed_id for one in attachment.renditions.all()}
    if attachment.original_id:
        places[ORIGINAL] = attachment.original_id
    yield from ((name, places[name]) for name in TRIED if name in places)


def trace_here(*, organisation_id: UUID, content: bytes, code: str = "") -> TraceReport:
    """Ask and answer in this process, for whoever stands at the machine itself; recorded like every other."""
    tracing = ask(organisation_id=organisation_id, asked_by=None, content=content, code=code)
    run(tracing_id=tracing.pk)  # should a worker have been quicker, its answer is told as far as it is
    return report_of(Tracing.objects.get(pk=tracing.pk))


def trace_apart(*, organisation_id: UUID, content: bytes, code: str = "") -> TraceReport:
    """Answered at once, in a worker, and listed nowhere: for a case, whose parties may have the right to trace.

    Raises: Unreadable. Skips: the log; the case that asks keeps its own entry.
    """
    asked = Tracing(organisation_id=organisation_id, code=code, state=TracingState.DONE)
    asked.report = _found(asked, content)
    return report_of(asked)


def tracings_of(*, viewer: Viewer) -> list[Tracing]:
    """The last questions of the organisation, newest first. Raises: NotAllowed."""
    if not viewer.may(Right.TRACE):
        raise NotAllowed
    return list(Tracing.objects.filter(organisation_id=viewer.organisation_id).order_by("-asked_at")[:20])
