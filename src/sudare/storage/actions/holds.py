"""Holds: what a case keeps, whatever anybody's rules or wishes say, until the case lets go of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, StepUpNeeded
from sudare.kit.text import clean_line
from sudare.storage.actions.destruction import hold_the_book
from sudare.storage.errors import HoldGone, HoldIncomplete, Kept
from sudare.storage.models import Hold, HoldScope
from sudare.storage.queries import is_of_a_case
from sudare.storage.terms import (
    CASE_MAX_CHARACTERS,
    HOLDING,
    REASON_MAX_CHARACTERS,
    REFUSED,
    SCOPES_AT_MOST,
    Holder,
    Scope,
    ScopeKind,
)

CONTACT_MAX_CHARACTERS = 120


@transaction.atomic
def place_hold(
    *,
    viewer: Holder,
    case: str,
    reason: str,
    scopes: Sequence[Scope],
    contact: str = "",
    is_quiet: bool = False,
) -> Hold:
    """Keep these things, with everything in them, until this hold and every other on them is released.

    Raises: NotAllowed, HoldIncomplete. Also: entry ``storage:hold:placed`` with what it keeps.
    Skips: whether the things are the viewer's organisation's; its doors ask that, and a hold reaches nothing beyond it.
    """
    _check_right(viewer)
    named, why = _line(case, CASE_MAX_CHARACTERS), _line(reason, REASON_MAX_CHARACTERS)
    wanted = _scopes(scopes, viewer)
    hold_the_book(viewer.organisation_id)
    hold = Hold.objects.create(
        organisation_id=viewer.organisation_id,
        case=named,
        reason=why,
        contact=(clean_line(contact) or viewer.name)[:CONTACT_MAX_CHARACTERS],
        is_quiet=is_quiet,
        placed_by=viewer.user_id,
    )
    _keep(hold, wanted)
    _record(hold, "placed", viewer, reason=f"{named} · {why}", scopes=wanted)
    return hold


@transaction.atomic
def extend_hold(*, viewer: Holder, hold_id: UUID, scopes: Sequence[Scope], reason: str) -> Hold:
    """Let a standing hold keep more. What it keeps already is kept once.

    Raises: NotAllowed, HoldGone, HoldIncomplete. Also: entry ``storage:hold:extended``.
    """
    _check_right(viewer)
    why, wanted = _line(reason, REASON_MAX_CHARACTERS), _scopes(scopes, viewer)
    hold = _standing(viewer, hold_id)
    _keep(hold, wanted)
    _record(hold, "extended", viewer, reason=why, scopes=wanted)
    return hold


@transaction.atomic
def release_hold(*, viewer: Holder, hold_id: UUID, reason: str) -> Hold:
    """Let go of what a hold kept: from here on the rule decides again, and what is due is forgotten at once.

    Raises: NotAllowed, HoldGone, HoldIncomplete, StepUpNeeded. Also: entry ``storage:hold:released``.
    """
    _check_right(viewer)
    why = _line(reason, REASON_MAX_CHARACTERS)
    hold = _standing(viewer, hold_id)
    if settings.STEP_UP and not viewer.has_proved_lately(now()):  # accounts, which asks elsewhere, stands beside us
        raise StepUpNeeded
    hold.released_at, hold.released_by, hold.release_reason = now(), viewer.user_id, why
    hold.save(update_fields=["released_at", "released_by", "release_reason"])
    _record(hold, "released", viewer, reason=why, scopes=())
    return hold


@contextmanager
def refusals_on_record(*, actor_id: UUID | None = None) -> Iterator[None]:
    """Around the outermost transaction of a deletion: when a hold (or the law) refuses it, that stays in the log.

    The entry is written after the deletion has been rolled back, in a transaction of its own.
    """
    try:
        yield
    except Kept as kept:
        if kept.organisation_id is not None:
            record(
                organisation_id=kept.organisation_id,
                actor_id=actor_id,
                verb=REFUSED,
                subject_id=kept.subject_id,
                details={"because": kept.code, "rule": kept.rule, "holds": list(getattr(kept, "hold_ids", ()))},
            )
        raise


def _check_right(viewer: Holder) -> None:
    if not viewer.may(HOLDING):
        raise NotAllowed


def _standing(viewer: Holder, hold_id: UUID) -> Hold:
    hold_the_book(viewer.organisation_id)
    mine = Hold.objects.filter(pk=hold_id, organisation_id=viewer.organisation_id, released_at=None)
    hold = mine.first()
    if hold is None or (viewer.user_id is not None and is_of_a_case(hold)):
        raise HoldGone  # only the house lets go of what a case of its own keeps: a person may be who it is about
    return hold


def _keep(hold: Hold, scopes: Sequence[Scope]) -> None:
    rows = [HoldScope(hold=hold, kind=str(kind), target_id=target_id) for kind, target_id in scopes]
    HoldScope.objects.bulk_create(rows, ignore_conflicts=True)


def _line(untrusted_words: str, most: int) -> str:
    if not (words := clean_line(untrusted_words)[:most]):
        raise HoldIncomplete
    return words


def _scopes(untrusted_scopes: Sequence[Scope], viewer: Holder) -> list[Scope]:
    """Raises: HoldIncomplete, also for a case of the house, which no person keeps or lets go of by hand."""
    try:
        wanted = list(dict.fromkeys((ScopeKind(kind), target_id) for kind, target_id in untrusted_scopes))
    except ValueError as error:
        raise HoldIncomplete from error
    if not 0 < len(wanted) <= SCOPES_AT_MOST:
        raise HoldIncomplete
    if viewer.user_id is not None and any(kind is ScopeKind.CASE for kind, _ in wanted):
        raise HoldIncomplete
    return list(wanted)


def _record(hold: Hold, deed: str, viewer: Holder, *, reason: str, scopes: Sequence[Scope]) -> None:
    """Ids of what is kept stand in the entry, so that a restored house can keep it again."""
    record(
        organisation_id=hold.organisation_id,
        actor_id=viewer.user_id,
        verb=f"storage:hold:{deed}",
        subject_id=hold.id,
        reason=reason,
        details={"scopes": [f"{kind}:{target_id}" for kind, target_id in scopes], "quiet": hold.is_quiet},
    )
