"""Where listening stands, and what was noticed. Nothing here decides who may know."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sudare.accounts.models import Membership, User
from sudare.accounts.queries import adult_named_for, is_minor, working_seats
from sudare.accounts.terms import Role, Viewer
from sudare.consents.models import Consent
from sudare.consents.queries import standing_of, text_in_force
from sudare.consents.terms import LANGUAGES, Purpose
from sudare.incidents.signals.terms import Stage
from sudare.rooms.models import Message, Room, RoomEvent, RoomMember
from sudare.rooms.queries import TALKING_ROLES, hidden_among
from sudare.rooms.terms import EventKind, RoomKind
from sudare.watching.models import Dismissal, Hit, Refusal, Switch, TrustedPerson
from sudare.watching.terms import WINDOW, Consented, Heard, Listening, ListeningAnswer, Trouble


def is_on(organisation_id: UUID) -> bool:
    return Switch.objects.filter(organisation_id=organisation_id, is_on=True).exists()


def may_be_listened_to(room_id: UUID) -> bool:
    """Whether it is worth looking closer. One query, asked after each event of each room. Visitors never are."""
    switched = Switch.objects.filter(organisation_id=OuterRef("organisation_id"), is_on=True)
    return Room.objects.filter(Exists(switched), pk=room_id).exclude(kind=RoomKind.DESK).exists()


def consent_in(room: Room) -> Consented | None:
    """Since when everybody who talks in this room has agreed; None while anything is missing. Asked anew each time.

    Whoever only looks on from a desk says nothing here and isn't asked; when they join to talk, they are.
    """
    switch = Switch.objects.filter(organisation_id=room.organisation_id, is_on=True).first()
    text = text_in_force(organisation_id=room.organisation_id, purpose=Purpose.LISTENING)
    if switch is None or text is None or room.kind == RoomKind.DESK:
        return None
    everybody = list(
        RoomMember.objects.filter(room=room, is_from_desk=False).values_list("user_id", "joined_at", "left_at")
    )
    gone = _gone_from(room.organisation_id, [user_id for user_id, _, _ in everybody])
    parties = {user_id: joined for user_id, joined, left in everybody if left is None and user_id not in gone}
    given = dict(
        Consent.objects.filter(text=text, person_id__in=parties, withdrawn_at=None).values_list("person_id", "given_at")
    )
    refusals = refusals_in(room, parties)
    if len(given) != len(parties) or not parties or refusals.filter(lifted_at=None).exists():
        return None
    lifted = [at for at in refusals.values_list("lifted_at", flat=True) if at]
    left = [at for _, _, at in everybody if at] + list(gone.values())
    since = max(switch.changed_at, text.written_at, *given.values(), *parties.values(), *lifted, *left)
    return Consented(since, frozenset(parties))


def refusals_in(room: Room, user_ids: Iterable[UUID]) -> QuerySet[Refusal]:
    """Every "no" of these people that concerns this room, lifted ones too."""
    about = Q(room=room) | Q(room=None, organisation_id=room.organisation_id)
    return Refusal.objects.filter(about, user_id__in=list(user_ids))


def words_to_read(room: Room, *, consented: Consented, up_to: int) -> list[tuple[UUID, UUID, str, datetime]]:
    """Message, author, words and time, oldest first: what was said with everybody's yes, and not changed since.

    ``up_to`` was read from the room's log *before* the consent was: what was posted or changed after somebody's no
    comes later in the log, and isn't read.
    """
    later = RoomEvent.objects.filter(message_id=OuterRef("pk"), sequence__gt=up_to, kind=EventKind.MESSAGE_EDITED)
    rows = Message.objects.filter(
        ~Exists(later),
        room=room,
        sequence__lte=up_to,
        created_at__gt=consented.since,
        author_id__in=consented.user_ids,
        deleted_at=None,
    ).exclude(text="")
    newest = rows.order_by("-sequence").values_list("pk", "author_id", "text", "created_at")[:WINDOW]
    return list(newest)[::-1]


def listening_for(viewer: Viewer, room: Room, *, language: str) -> Listening:
    """Where it stands in this room for one of its people."""
    answer = answer_of(viewer)
    text = text_in_force(organisation_id=viewer.organisation_id, purpose=Purpose.LISTENING)
    here = text is not None and viewer.role != Role.VISITOR and may_be_listened_to(room.pk)
    return Listening(
        is_on=here,
        is_listened=here and consent_in(room) is not None,
        answer=answer,
        is_refused_here=Refusal.objects.filter(user_id=viewer.user_id, room=room, lifted_at=None).exists(),
        version=text.version if text and here else 0,
        text=text.texts[language if language in LANGUAGES else LANGUAGES[0]] if text and here else "",
    )


def answer_of(viewer: Viewer) -> ListeningAnswer:
    """What somebody last said to the text in force."""
    here = viewer.organisation_id
    if Refusal.objects.filter(user_id=viewer.user_id, organisation_id=here, room=None, lifted_at=None).exists():
        return ListeningAnswer.NO
    standing = standing_of(user_id=viewer.user_id, organisation_id=here, purpose=Purpose.LISTENING)
    if standing.is_given:
        return ListeningAnswer.YES
    return ListeningAnswer.NO if standing.withdrawn_at else ListeningAnswer.UNASKED


def heard_by(member: RoomMember) -> list[Heard]:
    """What was noticed that this member received since they came, and of their own only what asks for help.

    Not what they are spared: reported, or written by somebody they blocked.
    """
    put_away = Dismissal.objects.filter(user_id=member.user_id, room_id=member.room_id).values_list(
        "sequence", flat=True
    )
    rows = Hit.objects.filter(
        room_id=member.room_id,
        message__deleted_at=None,
        message__sequence__gt=put_away.first() or 0,
        message__created_at__gte=member.joined_at,
    )
    own = Q(message__author_id=member.user_id)
    rows = (
        rows.filter(~own | Q(own, kind=Trouble.SELF_HARM)).select_related("message").order_by("message__sequence", "pk")
    )
    spared = hidden_among({row.message_id for row in rows}, user_id=member.user_id) if rows else set()
    return [
        Heard(
            kind=Trouble.OWN if row.message.author_id == member.user_id else Trouble(row.kind),
            stage=Stage(row.stage),
            message_id=row.message_id,
            sequence=row.message.sequence,
            is_as_minor=row.is_as_minor,
        )
        for row in rows
        if row.message_id not in spared
    ]


def helpers_left_out(room_id: UUID) -> set[UUID]:
    """Whose words were noticed in this room: nobody is sent to them for advice."""
    return set(Hit.objects.filter(room_id=room_id).values_list("message__author_id", flat=True))


def trusted_by(viewer: Viewer) -> TrustedPerson | None:
    """Whom they chose, as long as that person can be talked to here."""
    seats = working_seats().filter(organisation_id=viewer.organisation_id, user_id=OuterRef("trusted_id"))
    rows = TrustedPerson.objects.filter(
        Exists(seats.filter(role__in=TALKING_ROLES)), user_id=viewer.user_id, organisation_id=viewer.organisation_id
    )
    return rows.select_related("trusted").first()


def somebody_for(viewer: Viewer, *, besides: Collection[UUID] = ()) -> User | None:
    """Whom they can turn to: whom they chose, else, for somebody under age, whom the organisation named for them."""
    here, chosen = viewer.organisation_id, trusted_by(viewer)
    is_young = is_minor(organisation_id=here, user_id=viewer.user_id)
    is_fit = chosen and not (is_young and is_minor(organisation_id=here, user_id=chosen.trusted_id))
    if chosen and is_fit and chosen.trusted_id not in besides:
        return chosen.trusted
    named = adult_named_for(organisation_id=here, user_id=viewer.user_id) if is_young else None
    return named if named and named.pk not in besides else None


def newest_hit_id() -> int:
    """Where ``hits_after`` begins for somebody who knows nothing yet."""
    return Hit.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def hits_after(hit_id: int) -> list[int]:
    """The numbers of what was noticed since."""
    return list(Hit.objects.filter(pk__gt=hit_id).order_by("pk").values_list("pk", flat=True)[:500])


def helped_by(hit_ids: Iterable[int]) -> list[tuple[UUID, frozenset[UUID]]]:
    """Rooms of these hits, each with whom a card may help: who talks there, but for whoever said it.

    Whoever wrote of not wanting to live is among them.
    """
    helped: dict[UUID, set[UUID]] = {}
    rows = Hit.objects.filter(pk__in=list(hit_ids)).values_list("room_id", "kind", "message__author_id").distinct()
    for room_id, kind, author_id in rows.order_by():
        there = RoomMember.objects.filter(room_id=room_id, is_from_desk=False, left_at=None)
        own = set() if kind == Trouble.SELF_HARM else {author_id}
        helped.setdefault(room_id, set()).update(set(there.values_list("user_id", flat=True)) - own)
    return [(room_id, frozenset(user_ids)) for room_id, user_ids in helped.items()]


def _gone_from(organisation_id: UUID, user_ids: list[UUID]) -> dict[UUID, datetime]:
    """Whose seat was closed or rests, and since when: they can't come in."""
    rows = Membership.objects.filter(organisation_id=organisation_id, user_id__in=user_ids)
    stopped = rows.exclude(disabled_at=None, frozen_at=None).values_list("user_id", "disabled_at", "frozen_at")
    return {user_id: max(at for at in (disabled, frozen) if at) for user_id, disabled, frozen in stopped}


def has_no(room: Room) -> bool:
    """Whether somebody in this room has said no or taken a yes back, or the switch is off."""
    parties = RoomMember.objects.filter(room=room, is_from_desk=False, left_at=None).values("user_id")
    purpose = {"text__organisation_id": room.organisation_id, "text__purpose": Purpose.LISTENING}
    answers = Consent.objects.filter(person_id__in=parties, **purpose)
    taken_back = answers.exclude(withdrawn_at=None).exclude(
        person_id__in=answers.filter(withdrawn_at=None).values("person_id")
    )
    refusals = refusals_in(room, parties.values_list("user_id", flat=True)).filter(lifted_at=None)
    return not is_on(room.organisation_id) or taken_back.exists() or refusals.exists()
