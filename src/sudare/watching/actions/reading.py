"""A room is read: words in memory alone, and only what was said while everybody's yes stood.

The order is the promise. How far the log goes is read first, then the consent, then the words up to there: whatever is
posted after somebody's no lies further on. What is found is stored under the room's ear, after asking once more.
"""

from collections import Counter
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction
from django.db.models import F

from sudare.incidents.signals import Said
from sudare.kit.clock import now
from sudare.rooms.models import Room
from sudare.rooms.queries import last_sequences
from sudare.watching import queries
from sudare.watching.actions.desk import the_queue
from sudare.watching.models import Ear, Hit, Tally
from sudare.watching.terms import KIND_OF, Consented, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sudare.incidents.signals import Hit as Found
    from sudare.incidents.signals import Reading

URGED: Final = frozenset(  # somebody else is told to
    {"self_harm.told-to-die", "self_harm.en-told-to-die", "self_harm.weighed-urged"}
)


def note_grown(*, room_id: UUID) -> None:
    """Answers RoomLogGrew: a job, where the organisation listens at all. Skips: rooms of visitors."""
    if queries.may_be_listened_to(room_id):
        the_queue().put(room_id)


def listen(*, room_id: UUID) -> int:
    """Read what is new in a room and store what was noticed, without a word of it. Returns how many hits are new.

    Also: counts, for the day's entry in the log. Skips: a room where a yes is missing; the log, now: an entry at the
    minute a message was posted would tell its reader whose it was.
    """
    room = Room.objects.filter(pk=room_id).first()
    if room is None:
        return 0
    forget_changed(room_id)
    up_to = last_sequences([room_id]).get(room_id, 0)
    consented = queries.consent_in(room)
    if consented is None or _is_heard(room, up_to=up_to):
        return 0
    words = queries.words_to_read(room, consented=consented, up_to=up_to)
    reading = _read(words, consented)
    with transaction.atomic():
        ear = Ear.objects.select_for_update().filter(room=room).first()
        if ear is None or queries.consent_in(room) != consented:
            return 0
        Ear.objects.filter(pk=ear.pk).update(heard_sequence=max(up_to, ear.heard_sequence))
        fresh = _stored(room, reading, [message_id for message_id, *_ in words])
        _count(room.organisation_id, fresh)
    return len(fresh)


def forget_changed(room_id: UUID) -> None:
    """Hits in messages that were taken back or changed since; a changed one is read anew."""
    rows = Hit.objects.filter(room_id=room_id)
    rows.exclude(message__deleted_at=None).delete()
    rows.filter(message__edited_at__gt=F("at")).delete()


def _is_heard(room: Room, *, up_to: int) -> bool:
    ear, _ = Ear.objects.get_or_create(room=room)
    return ear.heard_sequence >= up_to


def _read(words: "Sequence[tuple[UUID, UUID, str, datetime]]", consented: Consented) -> "Reading":
    """Who has said nothing yet is there, too: what is asked of them counts, and so does that nobody knows their age."""
    from sudare.incidents.signals.reading import read  # noqa: PLC0415  the rules are compiled where they are used

    silent = consented.user_ids - {author for _, author, *_ in words}
    there = [Said(str(user_id), "", consented.since) for user_id in sorted(silent)]
    return read([*there, *(Said(str(author), text, at) for _, author, text, at in words)], known=len(there))


def _stored(room: Room, reading: "Reading", message_ids: list[UUID]) -> list[Hit]:
    """The hits that weren't known; those that were may have gone further."""
    known = {(row.message_id, row.rule): row for row in Hit.objects.filter(room=room, message_id__in=message_ids)}
    fresh: list[Hit] = []
    for found in reading.hits:
        kind = _kind_of(found)
        if kind is None:
            continue
        hit = _hit(room, found, kind, message_ids, is_as_minor=_is_as_minor(reading, found))
        before = known.setdefault((hit.message_id, hit.rule), hit)
        if before is hit:
            fresh.append(hit)
        elif hit.stage > before.stage:
            Hit.objects.filter(pk=before.pk).update(stage=hit.stage, is_as_minor=hit.is_as_minor or before.is_as_minor)
    Hit.objects.bulk_create(fresh)
    return fresh


def _hit(room: Room, found: "Found", kind: Trouble, message_ids: list[UUID], *, is_as_minor: bool) -> Hit:
    """Where a phrase was split over messages, the hit is with the one that completed it."""
    last = found.parts[-1]
    return Hit(
        organisation_id=room.organisation_id,
        room=room,
        message_id=message_ids[last.message],
        kind=kind,
        rule=found.rule,
        stage=int(found.stage),
        start=last.start,
        end=last.end,
        is_as_minor=is_as_minor,
    )


def _kind_of(found: "Found") -> Trouble | None:
    return Trouble.URGED if found.rule in URGED else KIND_OF.get(found.signal)


def _is_as_minor(reading: "Reading", found: "Found") -> bool:
    """Whether somebody else in the room is treated as a minor: asked for something sexual, of an age nobody knows."""
    return bool(reading.treated_as_minors - {found.author})


def _count(organisation_id: UUID, fresh: list[Hit]) -> None:
    """Into the day's tally. What is said of not wanting to live isn't counted by rule: few would need to guess."""
    tally, _ = Tally.objects.select_for_update().get_or_create(organisation_id=organisation_id, day=now().date())
    rules = Counter(tally.rules) + Counter(hit.rule for hit in fresh if hit.kind != Trouble.SELF_HARM)
    Tally.objects.filter(pk=tally.pk).update(readings=F("readings") + 1, rules=dict(rules))
