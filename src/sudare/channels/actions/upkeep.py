"""What nobody announced, what nobody agreed to, what is over."""

from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from sudare.channels import queries
from sudare.channels.access import access_visitor
from sudare.channels.actions.correspondents import is_ready_to_talk
from sudare.channels.actions.desk import the_queue
from sudare.channels.actions.forgetting import forget_erased
from sudare.channels.actions.steps import end_inbound
from sudare.channels.actions.telling import look_behind, tell_of
from sudare.channels.models import Correspondent, Inbound, Outbound, PictureAddress
from sudare.channels.terms import AT_ONCE, GONE_AFTER, KEPT, MAIL_AGAIN_AFTER, WAITS_FOR_YES, InState, OutState, Told
from sudare.kit.clock import now
from sudare.kit.errors import SudareError
from sudare.reception.models import Visit
from sudare.reception.terms import Door
from sudare.rooms.models import RoomEvent, RoomMember
from sudare.rooms.terms import EventKind


def sweep() -> None:
    """Every few seconds: what is due gets its job again, and what was agreed to meanwhile goes on."""
    look_behind()
    _let_agreed_go_on()
    waiting = the_queue().waiting()
    for row in queries.due_inbound(now()).exclude(pk__in=waiting)[:AT_ONCE]:
        the_queue().put_in(row.pk)
    for told in queries.due_outbound(now()).exclude(pk__in=waiting)[:AT_ONCE]:
        the_queue().put_out(told.pk)


def note_checked(*, attachment_id: UUID) -> None:
    """Answers AttachmentChecked: what came in with this picture goes on at once."""
    row = queries.checking_with(attachment_id)
    if row is not None:
        Inbound.objects.filter(pk=row.pk, state=InState.CHECKING).update(next_try_at=now())
        the_queue().put_in(row.pk)


def throw_away() -> None:
    """Once an hour: what nobody agreed to is destroyed, and rows of what is long over go."""
    for row in Inbound.objects.filter(state=InState.ASKING, received_at__lt=now() - WAITS_FOR_YES)[:AT_ONCE]:
        with transaction.atomic():
            end_inbound(row, InState.DROPPED, failure="nobody_agreed")
    for row in Inbound.objects.filter(state=InState.DEAD, received_at__lt=now() - KEPT)[:AT_ONCE]:
        with transaction.atomic():
            end_inbound(row, InState.DROPPED, failure=row.failure)
    forget_erased()
    over = now() - KEPT
    Inbound.objects.filter(state__in=[InState.DONE, InState.DROPPED], received_at__lt=over).delete()
    Outbound.objects.filter(made_at__lt=over).exclude(state=OutState.WAITING).delete()
    PictureAddress.objects.filter(expires_at__lt=now()).delete()


def tell_the_gone() -> None:
    """A mail to who left their address on a desk's page and has gone: somebody has answered; never what."""
    answered = RoomEvent.objects.filter(
        room_id=OuterRef("room_id"), kind=EventKind.MESSAGE_POSTED, sequence__gt=OuterRef("mailed_sequence")
    ).exclude(actor_id=OuterRef("visitor_id"))
    unread = RoomMember.objects.filter(
        room_id=OuterRef("room_id"), user_id=OuterRef("visitor_id"), read_sequence__lt=OuterRef("room__last_sequence")
    )
    lately = Outbound.objects.filter(visitor_id=OuterRef("visitor_id"), kind=Told.GONE)
    lately = lately.filter(Q(made_at__gt=now() - MAIL_AGAIN_AFTER) | Q(state=OutState.WAITING))  # one a night
    visits = Visit.objects.filter(Exists(answered), Exists(unread), ~Exists(lately), ~Q(visitor__mail=""))
    visits = visits.filter(
        door__in=[Door.WIDGET, Door.PAGE], visitor__erased_at=None, visitor__seen_at__lt=now() - GONE_AFTER
    )
    for visit in visits.select_related("room", "visitor")[:AT_ONCE]:
        _tell_gone(visit)


@transaction.atomic
def _tell_gone(visit: Visit) -> None:
    same = Visit.objects.filter(pk=visit.pk, mailed_sequence=visit.mailed_sequence)
    if not same.update(mailed_sequence=visit.room.last_sequence):
        return
    row = Outbound.objects.create(
        organisation_id=visit.organisation_id, visitor_id=visit.visitor_id, door=Door.MAIL, kind=Told.GONE
    )
    the_queue().put_out(row.pk)


def _ask_late(correspondent: Correspondent) -> None:
    """Those a desk couldn't ask when too many strangers wrote at once."""
    if not Outbound.objects.filter(visitor_id=correspondent.pk, kind=Told.ASK).exists():
        tell_of(correspondent, Told.ASK)


def _let_agreed_go_on() -> None:
    asking = Inbound.objects.filter(state=InState.ASKING, correspondent__isnull=False)
    for row in asking.select_related("correspondent__visitor__user").order_by("received_at")[:200]:
        if row.correspondent is None:
            continue
        try:
            is_ready = is_ready_to_talk(row.correspondent, viewer=access_visitor(row.correspondent.visitor))
        except SudareError:
            continue  # closed, full or blocked: it waits, and is destroyed in the end
        if not is_ready:
            _ask_late(row.correspondent)
        else:
            Inbound.objects.filter(pk=row.pk, state=InState.ASKING).update(state=InState.WAITING, next_try_at=now())
