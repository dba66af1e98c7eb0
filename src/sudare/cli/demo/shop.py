"""Opens the demo's shop: its people, its rooms, what they say and show. Run again, it goes on where it stopped."""

from collections.abc import Iterable
from importlib.resources import files
from uuid import UUID

from sudare.accounts import queries as accounts
from sudare.accounts.access import viewer_of
from sudare.accounts.actions.invitations import accept_invitation, invite
from sudare.accounts.actions.people import found_organisation
from sudare.accounts.terms import Viewer
from sudare.attachments import actions as attachments
from sudare.attachments.access import access_own_attachment
from sudare.attachments.terms import State
from sudare.cli.demo import sign_ins, story
from sudare.cli.demo.desk import open_visitors_desk
from sudare.cli.demo.sign_ins import SignIn
from sudare.cli.demo.story import Line
from sudare.rooms import actions as rooms
from sudare.rooms.queries import rooms_of

Viewers = dict[str, Viewer]


def open_shop() -> None:
    """Build what is still missing. Every picture goes through the real check, and every line has its own key."""
    if accounts.is_anybody_here() and not sign_ins.known():
        return  # real people live here: a demo must not move in with them
    viewers = _people(sign_ins.make(story.CAST))
    owner = viewers[story.YUKI]
    desk = _group(owner, story.FRONT_DESK, viewers.values())
    customers = _group(owner, story.CUSTOMERS, [viewers[story.AOI], viewers[story.MAKOTO]])
    _hang_up_rules(customers, [owner, viewers[story.AOI], viewers[story.MAKOTO]])
    open_visitors_desk(owner=owner, staff=[owner, viewers[story.AOI], viewers[story.MAKOTO]])
    direct = rooms.open_direct(viewer=owner, user_id=viewers[story.MAKOTO].user_id).id
    for room_id, talk in (
        (direct, story.DIRECT_TALK),
        (customers, story.CUSTOMERS_TALK),
        (desk, story.FRONT_DESK_TALK),
    ):
        _talk(room_id, talk, viewers)
    sign_ins.note_finished()


def _people(cast: list[SignIn]) -> Viewers:
    owner, *others = cast
    viewers = {owner.email: _found(owner)}
    for person in others:
        viewers[person.email] = _let_in(person, invited_by=viewers[owner.email])
    return viewers


def _found(owner: SignIn) -> Viewer:
    return _seated(owner.email) or found_organisation(
        name=story.SHOP, owner_name=owner.name, owner_email=owner.email, password=owner.password, language="ja"
    )


def _let_in(person: SignIn, *, invited_by: Viewer) -> Viewer:
    if (seated := _seated(person.email)) is not None:
        return seated
    _, secret = invite(viewer=invited_by, role=person.role)
    user = accept_invitation(
        secret=secret, name=person.name, email=person.email, password=person.password, language="ja"
    )
    viewer = viewer_of(user=user)
    assert viewer is not None  # the invitation has just given them a seat
    return viewer


def _seated(email: str) -> Viewer | None:
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.filter(email=email).first()
    return viewer_of(user=user) if user else None


def _group(owner: Viewer, name: str, others: Iterable[Viewer]) -> UUID:
    for room in rooms_of(owner):
        if room.name == name:
            return room.id
    user_ids = [viewer.user_id for viewer in others if viewer != owner]
    return rooms.open_group(viewer=owner, name=name, user_ids=user_ids).id


def _hang_up_rules(room_id: UUID, members: list[Viewer]) -> None:
    rooms.change_room(viewer=members[0], room_id=room_id, house_rules=story.RULES)
    for viewer in members:
        rooms.accept_house_rules(viewer=viewer, room_id=room_id)


def _talk(room_id: UUID, talk: Iterable[Line], viewers: Viewers) -> None:
    said: list[UUID] = []
    for number, line in enumerate(talk):
        viewer = viewers[line.author]
        message = rooms.post(
            viewer=viewer,
            room_id=room_id,
            text=line.text,
            attachment_ids=[shown for picture in line.pictures if (shown := _shown(viewer, room_id, picture))],
            reply_to=said[-line.answers] if line.answers else None,
            idempotency_key=f"demo-{number}",
        )
        said.append(message.pk)


def _shown(viewer: Viewer, room_id: UUID, picture: str) -> UUID | None:
    """The way every picture goes: received, checked, confirmed by its sender.

    What the rules hold goes along as a closed blind and waits for a person; None when the check itself failed.
    """
    content = (files("sudare.cli.demo") / "pictures" / f"{picture}.jpg").read_bytes()
    received = attachments.receive(
        viewer=viewer,
        content=content,
        original_name=f"{picture}.jpg",
        room_id=room_id,
        idempotency_key=f"demo-{picture}",
    )
    if received.state == State.RECEIVED:
        attachments.check(attachment_id=received.id)
    checked = access_own_attachment(viewer=viewer, attachment_id=received.id)
    if checked.state == State.CHECKED:
        return attachments.confirm(viewer=viewer, attachment_id=received.id).id
    return received.id if checked.quarantine is None else None
