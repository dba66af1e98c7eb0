"""Reads of doors and of what goes through them, used more than once. None of them decides what somebody may do."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from sudare.accounts.models import Membership
from sudare.accounts.queries import working_seats
from sudare.accounts.terms import Role
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.channels.models import Correspondent, Inbound, LineDoor, MailDoor, Outbound
from sudare.channels.terms import TOLD_ELSEWHERE, InState, OutState
from sudare.reception.models import Visit, Visitor
from sudare.reception.terms import VisitState
from sudare.rooms.models import Message, Room, RoomEvent, RoomMember
from sudare.rooms.terms import EventKind


def line_door(desk_id: UUID) -> LineDoor | None:
    return LineDoor.objects.filter(desk_id=desk_id).first()


def mail_door(desk_id: UUID) -> MailDoor | None:
    return MailDoor.objects.filter(desk_id=desk_id).first()


def correspondent_of_thread(*, desk_id: UUID, thread_key: str) -> Correspondent | None:
    rows = Correspondent.objects.select_related("visitor__user", "visitor__room")
    return rows.filter(desk_id=desk_id, thread_key=thread_key, visitor__erased_at=None).first()


def correspondents_with(*, desk_id: UUID, mail: str) -> QuerySet[Correspondent]:
    """Those who write to this desk from this address, the newest first."""
    rows = Correspondent.objects.filter(desk_id=desk_id, door="mail", visitor__mail=mail, visitor__erased_at=None)
    return rows.select_related("visitor__user", "visitor__room").order_by("-visitor__created_at")


def untold(correspondent: Correspondent) -> QuerySet[RoomEvent]:
    """What was said and done in a visitor's room since they were last told, by themselves as well, in its order."""
    rows = RoomEvent.objects.filter(room=correspondent.visitor.room, kind__in=TOLD_ELSEWHERE)
    return rows.filter(sequence__gt=correspondent.told_sequence).order_by("sequence")


def behind() -> QuerySet[Correspondent]:
    """Those whose room's log has grown beyond what they were told."""
    rows = Correspondent.objects.filter(left_at=None, visitor__erased_at=None)
    return rows.filter(visitor__room__last_sequence__gt=F("told_sequence")).select_related("visitor")


def pictures_of(message_id: UUID) -> list[Attachment]:
    rows = Attachment.objects.filter(message_id=message_id, state=State.SENT)
    return list(rows.prefetch_related("renditions").order_by("created_at", "pk"))


def living_message(message_id: UUID | None) -> Message | None:
    return Message.objects.filter(pk=message_id, deleted_at=None).first() if message_id else None


def checking_with(attachment_id: UUID) -> Inbound | None:
    """What came in and waits for the check of this picture, if anything does."""
    rows = Inbound.objects.filter(state=InState.CHECKING)
    return next((row for row in rows if str(attachment_id) in row.attachment_ids), None)


def message_by_key(*, visitor_id: UUID, key: str) -> Message | None:
    return Message.objects.filter(author_id=visitor_id, idempotency_key=key, deleted_at=None).first()


def seat_of_visitor(visitor: Visitor) -> Membership | None:
    """Where this visitor sits now; nobody where the seat was taken or rests."""
    seats = working_seats().filter(user_id=visitor.pk, organisation_id=visitor.organisation_id, role=Role.VISITOR)
    return seats.select_related("user").first()


def has_written(visitor: Visitor, *, since: datetime) -> bool:
    words = RoomEvent.objects.filter(room__visitor=visitor, kind=EventKind.MESSAGE_POSTED, at__gt=since)
    return words.filter(actor_id=visitor.pk).exists()


def young_visitor_in(room: Room) -> Visitor | None:
    """The visitor whose room this is, if they said that they are under age."""
    here = {"user__memberships__organisation_id": room.organisation_id, "user__memberships__minor__isnull": False}
    return Visitor.objects.filter(room=room, erased_at=None, **here).first()


def looks_after(user_id: UUID, visitor: Visitor) -> bool:
    """Whether a visit of theirs that hasn't ended is in this person's hands."""
    return Visit.objects.filter(visitor=visitor, assignee_id=user_id).exclude(state=VisitState.CLOSED).exists()


def is_behind(visitor: Visitor) -> bool:
    """Whether something in their room is unread by them."""
    seats = RoomMember.objects.filter(room__visitor=visitor, user_id=visitor.pk)
    return seats.filter(read_sequence__lt=F("room__last_sequence")).exists()


def due_inbound(moment: datetime) -> QuerySet[Inbound]:
    return Inbound.objects.filter(state__in=[InState.WAITING, InState.CHECKING], next_try_at__lte=moment)


def due_outbound(moment: datetime) -> QuerySet[Outbound]:
    """The oldest first: what a night held back is told in its order."""
    return Outbound.objects.filter(state=OutState.WAITING, next_try_at__lte=moment).order_by("made_at", "pk")


def dead(organisation_id: UUID) -> tuple[list[Inbound], list[Outbound]]:
    """What couldn't be taken in or told, the newest first."""
    came = Inbound.objects.filter(organisation_id=organisation_id, state=InState.DEAD).select_related("desk")
    went = Outbound.objects.filter(organisation_id=organisation_id, state=OutState.DEAD)
    went = went.select_related("visitor__user", "visitor__desk")
    return list(came.order_by("-received_at")[:200]), list(went.order_by("-made_at")[:200])


def mailboxes_to_ask() -> list[UUID]:
    """Desks whose mailbox is asked for new mail."""
    return list(MailDoor.objects.filter(~Q(host=""), is_on=True).values_list("pk", flat=True))


def asked_by_mail(desk_id: UUID, since: datetime) -> int:
    """How many strangers one desk has asked by mail: each may be a forged sender, who gets mail they never wanted."""
    return Outbound.objects.filter(visitor__desk_id=desk_id, door="mail", kind="ask", made_at__gt=since).count()
