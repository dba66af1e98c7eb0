"""Which rules are in force where, and which pictures are known. None of it decides what somebody may do."""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Protocol
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from sudare.policy.document import read_policy
from sudare.policy.keeping import retention_of
from sudare.policy.presets import preset
from sudare.policy.terms import Policy, Retention
from sudare.rulebook.models import KnownPicture, PolicyVersion
from sudare.rulebook.terms import KnownLine, Scope
from sudare.screening.terms import Kind

if TYPE_CHECKING:
    from sudare.screening.known import Index

STALE_AFTER: Final = 4.0  # seconds another process may go on with the rules before; the promise is five
FINGERPRINT_BYTES: Final = 32
INDEXES_KEPT: Final = 8  # each takes 4 MB, however short its list
_NARROWEST_FIRST: Final = tuple(reversed(Scope))

Places = tuple[UUID, ...]


class Whereabouts(Protocol):
    """Which room is at which desk: known above this floor, asked within one query of ours."""

    def desks_of(self, room_ids: Collection[UUID]) -> "QuerySet[Any, Any]":
        """The ids of the desks these rooms are at, as a query."""

    def rooms_at(self, desk_ids: Collection[UUID]) -> "QuerySet[Any, Any]":
        """The ids of the rooms at these desks, as a query."""


_whereabouts: list[Whereabouts] = []


def find_desks_with(whereabouts: Whereabouts) -> None:
    """Let the floor of rooms say which room is at which desk. Called once, when the house is wired."""
    _whereabouts[:] = [whereabouts]


class _Newest(dict[Places, tuple[float, UUID | None]]):
    """When each set of places was looked at last, and what was found. ``turn`` counts how often it was emptied."""

    turn = 0


_newest = _Newest()


def policy_in_force(*, organisation_id: UUID, room_id: UUID | None = None, desk_id: UUID | None = None) -> Policy:
    """The rules of the room, else of its desk, else of the organisation, else of the profile this house starts with.

    The room's own desk is looked up; ``desk_id`` alone asks what is in force at a desk.
    Pictures are never kept longer than ``SUDARE_RETENTION_DAYS`` says, whatever a policy says.
    """
    places = tuple(place for place in (room_id, desk_id, organisation_id) if place)
    version_id = _newest_version(places)
    policy = _policy_of(version_id) if version_id else preset(settings.PROFILE)
    most = settings.RETENTION_DAYS
    return replace(policy, retention_days=min(policy.retention_days, most)) if most else policy


def policy_above(*, organisation_id: UUID, room_id: UUID | None = None) -> Policy:
    """What a room or desk without rules of its own follows: the desk the room is at, else the organisation."""
    desk_id = _whereabouts[0].desks_of([room_id]).first() if room_id and _whereabouts else None
    return policy_in_force(organisation_id=organisation_id, desk_id=desk_id)


def has_own_rules(place_id: UUID) -> bool:
    """Whether a room or desk has rules of its own now."""
    newest = PolicyVersion.objects.filter(place_id=place_id).order_by("-version").values_list("document", flat=True)
    return bool(newest.first())


def requires_second_factor(organisation_id: UUID) -> bool:
    """Whether those who may look under masks, judge or manage here must show a second factor."""
    return policy_in_force(organisation_id=organisation_id).second_factor == "required"


def may_ai_see_anywhere() -> bool:
    """Whether an AI may see anything at all: by the profile this house starts with, or any place's own rules."""
    if preset(settings.PROFILE).ai != "off":
        return True
    newest = PolicyVersion.objects.filter(place_id=OuterRef("place_id")).order_by("-version").values("pk")[:1]
    own = PolicyVersion.objects.filter(pk=Subquery(newest)).exclude(document="").values_list("pk", flat=True)
    return any(_policy_of(version_id).ai != "off" for version_id in own)


def versions_of(*, place_id: UUID, organisation_id: UUID) -> QuerySet[PolicyVersion]:
    """Every version of a place's rules, the newest first, with who wrote it."""
    rows = PolicyVersion.objects.filter(place_id=place_id, organisation_id=organisation_id)
    return rows.select_related("author").order_by("-version")


def newest_version(place_id: UUID) -> int:
    """The number of a place's last policy; 0 when it never had one of its own."""
    return PolicyVersion.objects.filter(place_id=place_id).aggregate(last=Max("version"))["last"] or 0


def has_changed(*, place_ids: Sequence[UUID], since: datetime) -> bool:
    """Whether rules of any of these places or their desks may have changed since then; in doubt, they have."""
    moment = since - timedelta(seconds=STALE_AFTER)
    return PolicyVersion.objects.filter(_at(place_ids), created_at__gt=moment).exists()


def forget_cached() -> None:
    """Look at the database again at the next question. For actions that have just changed the rules."""
    _newest.turn += 1
    _newest.clear()


def _newest_version(places: Places) -> UUID | None:
    """Inside a transaction the database is always asked: what is seen there may never come to be."""
    if connection.in_atomic_block:
        return _ask_newest(places)
    looked_at, version_id = _newest.get(places, (None, None))
    if looked_at is not None and time.monotonic() - looked_at <= STALE_AFTER:
        return version_id
    turn, looked_at, version_id = _newest.turn, time.monotonic(), _ask_newest(places)
    if turn == _newest.turn:  # else the rules changed while we looked, and what we saw may be the old ones
        _newest[places] = looked_at, version_id
    return version_id


def _ask_newest(places: Places) -> UUID | None:
    """The newest version of the narrowest place with rules of its own; the last of them is the organisation.

    A newest version without a document is a place that went back to what stands above it.
    """
    own = PolicyVersion.objects.filter(organisation_id=places[-1])
    newest = own.filter(place_id=OuterRef("place_id")).order_by("-version").values("pk")[:1]
    rows = own.filter(_at(places), pk=Subquery(newest)).exclude(document="")
    found = {Scope(scope): pk for scope, pk in rows.values_list("scope", "pk")}
    return next((found[scope] for scope in _NARROWEST_FIRST if scope in found), None)


def _at(places: Collection[UUID]) -> Q:
    """These places, and the desks of those that are rooms."""
    here = Q(place_id__in=places)
    return here | Q(place_id__in=_whereabouts[0].desks_of(places)) if _whereabouts else here


@lru_cache(maxsize=256)
def _policy_of(version_id: UUID) -> Policy:
    """A version never changes, so it is read once."""
    return read_policy(PolicyVersion.objects.values_list("document", flat=True).get(pk=version_id))


def known_pictures(organisation_id: UUID) -> list[KnownLine]:
    """The organisation's list of pictures it doesn't want to see again, the newest first."""
    rows = KnownPicture.objects.filter(organisation_id=organisation_id).select_related("added_by")
    return [
        KnownLine(row.pk, row.label, row.added_by.name if row.added_by else "", row.created_at, bool(row.fingerprints))
        for row in rows.order_by("-created_at", "-pk")
    ]


def known_to(organisation_id: UUID) -> Callable[[Sequence[bytes]], bool]:
    """Whether fingerprints belong to a picture on the organisation's list, as that list stands now."""
    stamp = KnownPicture.objects.filter(organisation_id=organisation_id).aggregate(
        amount=Count("pk"), last=Max("created_at")
    )
    index = _index_of(organisation_id, f"{stamp['amount']} {stamp['last']}") if stamp["amount"] else None

    def is_known(fingerprints: Sequence[bytes]) -> bool:
        return index is not None and any(index.nearest(one) is not None for one in fingerprints)

    return is_known


@lru_cache(maxsize=INDEXES_KEPT)
def _index_of(organisation_id: UUID, stamp: str) -> "Index":
    """All fingerprints of an organisation, kept until the list's stamp changes. Never written to: threads share it."""
    import numpy as np  # noqa: PLC0415  workers ask; where pages are served nothing is ever looked up

    from sudare.screening.known import Index  # noqa: PLC0415  as above

    del stamp  # it is there to make another entry of another list
    rows = KnownPicture.objects.filter(organisation_id=organisation_id).values_list("fingerprints", flat=True)
    whole = np.frombuffer(b"".join(bytes(row) for row in rows), np.uint8)
    return Index(whole.reshape(-1, FINGERPRINT_BYTES))


def retention_for(*, organisation_id: UUID, room_id: UUID | None, kinds: Iterable[Kind]) -> Retention:
    """How long a picture of these classes is kept in this place, and which rules and laws say so."""
    policy = policy_in_force(organisation_id=organisation_id, room_id=room_id)
    return retention_of(policy, kinds, ceiling_days=settings.RETENTION_DAYS)


def changed_lately(*, since: datetime) -> set[UUID]:
    """Organisations in which rules changed since then."""
    rows = PolicyVersion.objects.filter(created_at__gte=since)
    return set(rows.values_list("organisation_id", flat=True))


def rooms_with_own_rules(organisation_id: UUID) -> list[UUID]:
    """Rooms with rules of their own or of their desk: what changes for the organisation changes nothing there."""
    own = _with_own_rules(organisation_id, Scope.ROOM)
    desks = _with_own_rules(organisation_id, Scope.DESK)
    return [*own, *(_whereabouts[0].rooms_at(desks) if desks and _whereabouts else ())]


def rooms_following(desk_id: UUID, *, organisation_id: UUID) -> list[UUID]:
    """The rooms at a desk that have no rules of their own: they follow the desk's."""
    own = set(_with_own_rules(organisation_id, Scope.ROOM))
    return [room_id for room_id in _whereabouts[0].rooms_at([desk_id]) if room_id not in own] if _whereabouts else []


def _with_own_rules(organisation_id: UUID, scope: Scope) -> list[UUID]:
    rows = PolicyVersion.objects.filter(organisation_id=organisation_id, scope=scope)
    newest = rows.filter(place_id=OuterRef("place_id")).order_by("-version").values("pk")[:1]
    return list(rows.filter(pk=Subquery(newest)).exclude(document="").values_list("place_id", flat=True))
