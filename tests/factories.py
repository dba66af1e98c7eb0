"""How tests make what they need. Invented people, example.com mail only."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

from sudare.accounts.models import Membership, Organisation, User
from sudare.accounts.terms import Role, Viewer
from sudare.attachments import actions as attachments
from sudare.attachments.actions.desk import the_checker
from sudare.attachments.engines.scripted import ScriptedChecker, picture_of
from sudare.attachments.models import Attachment, Review
from sudare.consents.queries import text_in_force
from sudare.consents.terms import Purpose
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.policy.terms import Decision
from sudare.reception import actions as reception
from sudare.reception.models import Reception, Visit
from sudare.reception.terms import Door
from sudare.rooms import actions as rooms
from sudare.rooms.models import Room, RoomMember
from sudare.rooms.terms import RoomKind

PASSWORD = "a-long-enough-passphrase"
_number = count(1)


def an_organisation(*, name: str = "Aozora Repairs") -> Organisation:
    return Organisation.objects.create(name=name)


def a_user(*, name: str = "Somebody", password: str | None = None, language: str = "en") -> User:
    """``password`` costs a real Argon2 hash; leave it away where nobody signs in."""
    user = User(name=name, email=f"{name.lower()}-{next(_number)}@example.com", language=language)
    user.set_password(password) if password else user.set_unusable_password()
    user.save()
    return user


def a_viewer(
    *, organisation: Organisation, name: str = "Somebody", role: Role = Role.MEMBER, password: str | None = None
) -> Viewer:
    return seat(organisation=organisation, user=a_user(name=name, password=password), role=role)


def seat(*, organisation: Organisation, user: User, role: Role = Role.MEMBER) -> Viewer:
    membership = Membership.objects.create(organisation=organisation, user=user, role=role)
    return Viewer(
        user_id=user.id, organisation_id=organisation.id, membership_id=membership.id, role=role, name=user.name
    )


def proved(viewer: Viewer) -> Viewer:
    """The same person, a moment after they showed that it's them."""
    return replace(viewer, proved_at=now())


def a_room(*, organisation: Organisation, members: Sequence[Viewer], name: str = "Front desk") -> Room:
    room = Room.objects.create(organisation=organisation, kind=RoomKind.GROUP, name=name)
    for member in members:
        RoomMember.objects.create(room=room, user_id=member.user_id)
    return room


@contextmanager
def scripted_checks(checker: ScriptedChecker | None = None) -> Iterator[None]:
    """Checks say what the script says; the real checker comes back afterwards."""
    before = the_checker()
    attachments.check_with(checker or ScriptedChecker(is_for_tests=True))
    try:
        yield
    finally:
        attachments.check_with(before)


def a_checked_picture(*, uploader: Viewer, room: Room | None = None, content: bytes = b"a picture") -> Attachment:
    """Received and judged by the script: three renditions, a place found and removed."""
    fresh = attachments.receive(
        viewer=uploader, content=content, original_name="IMG_0001.jpg", room_id=room.id if room else None
    )
    with scripted_checks():
        attachments.check(attachment_id=fresh.id)
    fresh.refresh_from_db()
    return fresh


def judged(decision: Decision, **how) -> ScriptedChecker:
    """A checker that thinks this of every picture."""
    return ScriptedChecker(lambda content: picture_of(content, decision, **how), is_for_tests=True)


def a_judged_picture(decision: Decision, *, uploader: Viewer, room: Room | None = None, **how) -> Attachment:
    """Received and judged as told."""
    fresh = attachments.receive(
        viewer=uploader, content=b"a picture", original_name="a.jpg", room_id=room.id if room else None
    )
    with scripted_checks(judged(decision, **how)):
        attachments.check(attachment_id=fresh.id)
    fresh.refresh_from_db()
    return fresh


def a_review(*, uploader: Viewer, room: Room, **how) -> Review:
    """A held picture on a message, waiting for somebody."""
    held = a_judged_picture(Decision.HOLD, uploader=uploader, room=room, **how)
    rooms.post(viewer=uploader, room_id=room.id, text="", attachment_ids=[held.id])
    return Review.objects.get(attachment=held)


def a_confirmed_picture(*, uploader: Viewer, room: Room | None = None) -> Attachment:
    return attachments.confirm(viewer=uploader, attachment_id=a_checked_picture(uploader=uploader, room=room).id)


def a_sent_picture(*, uploader: Viewer, room: Room) -> Attachment:
    """In the room, on a message nobody wrote; tests of messages post one themselves."""
    picture = a_confirmed_picture(uploader=uploader, room=room)
    attachments.mark_sent(
        attachment_ids=[picture.id],
        message_id=new_id(),
        room_id=room.id,
        uploader_id=uploader.user_id,
        organisation_id=uploader.organisation_id,
    )
    picture.refresh_from_db()
    return picture


def a_reception(*, owner: Viewer, name: str = "Shop counter", **fields) -> Reception:
    """A desk that is open to visitors, with the words every new one begins with."""
    desk = rooms.open_desk(viewer=owner, name=f"{name} {next(_number)}")
    reception.open_reception(viewer=owner, desk_id=desk.pk)
    if fields:
        reception.change_reception(viewer=owner, desk_id=desk.pk, **fields)
    return Reception.objects.select_related("desk").get(desk=desk)


def somebody_in(desk: Reception, *, name: str = "", **how) -> reception.Entered:
    """A visitor who has come in at a desk, and hasn't begun."""
    return reception.enter(key=desk.key, door=how.pop("door", Door.PAGE), language="en", name=name, **how)


def every_yes(organisation_id) -> list[tuple[str, int]]:
    """What a visitor says yes to who reads everything."""
    texts = {purpose: text_in_force(organisation_id=organisation_id, purpose=purpose) for purpose in Purpose}
    return [(purpose.value, text.version) for purpose, text in texts.items() if text]


def a_visit(desk: Reception, *, name: str = "", answers=None, **how) -> tuple[reception.Entered, Visit]:
    """A visitor who waits in a desk's line."""
    entered = somebody_in(desk, name=name, **how)
    visit = reception.begin(
        viewer=entered.viewer, answers=answers or {}, given=every_yes(desk.organisation_id), rules_accepted=True
    )
    return entered, visit
