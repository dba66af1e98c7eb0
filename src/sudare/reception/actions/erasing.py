"""A visitor has everything forgotten, by the same verbs as everybody; newcomers who never began are swept out."""

from django.db import transaction

from sudare.accounts.models import User
from sudare.accounts.terms import Role, Viewer
from sudare.attachments import actions as attachments
from sudare.audit import actions as audit
from sudare.consents import actions as consents
from sudare.consents.errors import NothingToWithdraw
from sudare.consents.terms import Purpose
from sudare.kit.clock import now
from sudare.reception import queries
from sudare.reception.access import access_own_visitor
from sudare.reception.actions.blocking import revoke_tokens
from sudare.reception.actions.closing import end
from sudare.reception.actions.entering import name_of
from sudare.reception.models import Note, Visit, Visitor, VisitorToken
from sudare.reception.terms import UNBEGUN_KEPT, Erasure, VisitState
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message, Room
from sudare.senders import actions as senders
from sudare.senders.queries import links_in
from sudare.storage.errors import Kept

SWEPT_AT_ONCE = 200


def erase(*, viewer: Viewer) -> Erasure:
    """Forget a visitor: pictures with their keys, words, answers, name, addresses, and what the staff noted of them.

    Consent is taken back first, so that whoever dies in between is finished by ``senders.finish_withdrawals``; each
    picture and each message is a transaction of its own, so that one that is kept keeps no other. What a case or the
    law keeps goes as soon as it may.

    Raises: NotFound. Also: receipts, entries for each, and ``reception:visitor:erased``; announces VisitorShutOut.
    Skips: the words of the staff in the room, which are theirs.
    """
    visitor = access_own_visitor(viewer=viewer)
    _take_consent_back(viewer)
    pictures = attachments.withdraw(viewer=viewer)
    messages = _unsay(viewer)
    rooms.forget_kept_of(organisation_id=viewer.organisation_id, author_id=viewer.user_id)
    _scrub(
        visitor, viewer, told={"messages": messages, "pictures": len(pictures.forgotten), "kept": len(pictures.kept)}
    )
    return Erasure(visitor.pk, messages, len(pictures.forgotten), len(pictures.kept), pictures.contacts)


def sweep_newcomers() -> None:
    """Delete the rows of people who opened a chat a day ago and never began, and tokens that are over."""
    rows = Visitor.objects.filter(room=None, visits=None, seen_at__lt=now() - UNBEGUN_KEPT)
    idle = list(rows.filter(blocks=None).values_list("pk", flat=True)[:SWEPT_AT_ONCE])
    User.objects.filter(pk__in=idle, memberships__role=Role.VISITOR).delete()
    VisitorToken.objects.filter(expires_at__lt=now()).delete()


def _take_consent_back(viewer: Viewer) -> None:
    for purpose in Purpose:
        try:
            consents.withdraw(viewer=viewer, purpose=purpose)
        except NothingToWithdraw:
            continue


def _unsay(viewer: Viewer) -> int:
    """Take back every message of theirs; of one whose picture must be kept, the words. Returns how many."""
    said = Message.objects.filter(author_id=viewer.user_id, deleted_at=None).order_by("sequence")
    ids = list(said.values_list("pk", flat=True))
    for message_id in ids:
        try:
            rooms.delete(viewer=viewer, message_id=message_id)
        except Kept:
            rooms.edit(viewer=viewer, message_id=message_id, text="")
    return len(ids)


@transaction.atomic
def _scrub(visitor: Visitor, viewer: Viewer, *, told: dict[str, int]) -> None:
    visit = queries.newest_visit(visitor.pk)
    if visit is not None and visit.state != VisitState.CLOSED:
        end(visit_id=visit.pk, actor_id=viewer.user_id)
    for link in links_in(visitor.room_id) if visitor.room_id else ():
        if link.person_id == visitor.pk:
            senders.revoke_link(viewer=viewer, link_id=link.pk)
    scrub_rows(visitor)
    revoke_tokens(visitor.pk)
    audit.record(
        organisation_id=visitor.organisation_id,
        actor_id=visitor.pk,
        verb="reception:visitor:erased",
        subject_id=visitor.pk,
        details=told,
    )
    audit.forget_person(person_id=visitor.pk)


def scrub_rows(visitor: Visitor) -> None:
    """Empty what the rows say of somebody. They stay, so that the staff's own words and the log point somewhere."""
    nobody = name_of(visitor.pk, visitor.user.language)
    User.objects.filter(pk=visitor.pk).update(name=nobody)
    if visitor.room_id is not None:
        Room.objects.filter(pk=visitor.room_id).update(name=nobody)
        Note.objects.filter(room_id=visitor.room_id, deleted_at=None).update(text="", deleted_at=now())
    Visit.objects.filter(visitor=visitor).update(answers={}, page="", satisfaction_words="", tags=[])
    Visitor.objects.filter(pk=visitor.pk).update(
        mail="", external_id="", network="", network_at=None, page="", erased_at=now()
    )
