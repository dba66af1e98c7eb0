"""How tests make what they need. Invented people, example.com mail only."""

from collections.abc import Sequence
from itertools import count

from sudare.accounts.models import Membership, Organisation, User
from sudare.accounts.terms import Role, Viewer
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


def a_room(*, organisation: Organisation, members: Sequence[Viewer], name: str = "Front desk") -> Room:
    room = Room.objects.create(organisation=organisation, kind=RoomKind.GROUP, name=name)
    for member in members:
        RoomMember.objects.create(room=room, user_id=member.user_id)
    return room
