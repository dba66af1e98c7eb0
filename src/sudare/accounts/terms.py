"""Roles, and the one table that says what each may do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

INVITATION_LASTS = timedelta(days=7)
PROOF_LASTS = timedelta(minutes=10)  # for so long somebody who has just shown who they are isn't asked again
SECRET_BYTES = 32  # 256 bits of chance: nobody guesses a link


class Role(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    SUPERVISOR = "supervisor"
    AGENT = "agent"
    MEMBER = "member"
    AUDITOR = "auditor"
    VISITOR = "visitor"  # somebody from outside, in one room, by their link; never given to a seat by hand


class Machine(StrEnum):
    """Who acts here without being a person. It holds rights like a role, and nobody can be given it."""

    AI = "ai"


Principal = Role | Machine


class Layer(StrEnum):
    """How far a right reaches: looking, changing, or beyond the house. Each is opened or closed by itself."""

    VIEW = "view"
    EDIT = "edit"
    SHARE_OUTSIDE = "share_outside"


class Right(StrEnum):
    SEE_PICTURES = "see_pictures"
    SEE_VIEWS = "see_views"  # who looked at pictures of others; who looked at one's own needs no right
    SUPERVISE = "supervise"  # see the rooms of the desks one looks after, without being a member
    REVIEW = "review"  # judge pictures that are held
    UNMASK = "unmask"  # see what is covered, with a reason and for a while
    READ_LOG = "read_log"
    TRACE = "trace"  # find out whose copy a picture is that turned up elsewhere
    TALK = "talk"
    OPEN_ROOMS = "open_rooms"
    APPROVE = "approve"  # send what an AI has drafted, as oneself
    MODERATE = "moderate"
    INVITE = "invite"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ORGANISATION = "manage_organisation"
    CHANGE_POLICY = "change_policy"
    HOLD = "hold"  # stop the forgetting for a case, and let it go on
    DELETE_ANY = "delete_any"  # have pictures of others forgotten before their day
    DOWNLOAD = "download"  # keep a marked copy
    EXPORT = "export"  # take many out at once, or evidence
    SHARE_OUTSIDE = "share_outside"  # a link for somebody who has no seat here
    HANDLE_CASES = "handle_cases"  # read what was reported and decide about it, never about oneself


LAYER_OF: Final[dict[Right, Layer]] = {
    Right.SEE_PICTURES: Layer.VIEW,
    Right.SEE_VIEWS: Layer.VIEW,
    Right.SUPERVISE: Layer.VIEW,
    Right.REVIEW: Layer.VIEW,
    Right.UNMASK: Layer.VIEW,
    Right.READ_LOG: Layer.VIEW,
    Right.TRACE: Layer.VIEW,
    Right.TALK: Layer.EDIT,
    Right.OPEN_ROOMS: Layer.EDIT,
    Right.APPROVE: Layer.EDIT,
    Right.MODERATE: Layer.EDIT,
    Right.INVITE: Layer.EDIT,
    Right.MANAGE_PEOPLE: Layer.EDIT,
    Right.MANAGE_ORGANISATION: Layer.EDIT,
    Right.CHANGE_POLICY: Layer.EDIT,
    Right.HOLD: Layer.EDIT,
    Right.DELETE_ANY: Layer.EDIT,
    Right.DOWNLOAD: Layer.SHARE_OUTSIDE,
    Right.EXPORT: Layer.SHARE_OUTSIDE,
    Right.SHARE_OUTSIDE: Layer.SHARE_OUTSIDE,
    Right.HANDLE_CASES: Layer.EDIT,
}

_VISITING = frozenset({Right.TALK, Right.SEE_PICTURES})
_TALKING = _VISITING | {Right.OPEN_ROOMS, Right.DOWNLOAD}
_ANSWERING = _TALKING | {Right.APPROVE}
_WATCHING = _ANSWERING | {
    Right.INVITE,
    Right.REVIEW,
    Right.UNMASK,
    Right.SEE_VIEWS,
    Right.SUPERVISE,
    Right.SHARE_OUTSIDE,
}
_AUDITING = frozenset({Right.READ_LOG, Right.TRACE})  # the log names pictures; it never shows one
_ADMINISTERING = (
    _WATCHING
    | _AUDITING
    | {
        Right.MODERATE,
        Right.MANAGE_PEOPLE,
        Right.CHANGE_POLICY,
        Right.HOLD,
        Right.DELETE_ANY,
        Right.EXPORT,
        Right.HANDLE_CASES,
    }
)

RIGHTS: dict[Principal, frozenset[Right]] = {
    Role.OWNER: _ADMINISTERING | {Right.MANAGE_ORGANISATION},
    Role.ADMIN: _ADMINISTERING,
    Role.SUPERVISOR: _WATCHING,
    Role.AGENT: _ANSWERING,
    Role.MEMBER: _TALKING,
    Role.AUDITOR: _AUDITING,
    Role.VISITOR: _VISITING,
    Machine.AI: frozenset({Right.SEE_PICTURES}),  # as everybody sees them, covered; it answers through a person
}

SEATS: Final[tuple[Role, ...]] = tuple(role for role in Role if role is not Role.VISITOR)  # what a seat can carry


class Place(StrEnum):
    """How somebody comes to be in a room."""

    MEMBER = "member"
    DESK = "desk"  # looks after the desk the room belongs to


LAYERS_AT: Final[dict[Place, frozenset[Layer]]] = {
    Place.MEMBER: frozenset(Layer),
    Place.DESK: frozenset({Layer.VIEW}),  # to change something there they join, and everybody sees that they did
}


class BreakGlass(StrEnum):
    """Deeds before which a person shows once more that it is they: what they open or end stays open or ended."""

    UNMASK = "unmask"
    EXPORT = "export"
    RELEASE_HOLD = "release_hold"
    DELETE = "delete"  # pictures of others
    CHANGE_ROLE = "change_role"
    SHARE_OUTSIDE = "share_outside"
    AGREE = "agree"  # as the second person: what is told to the police, or ended, isn't taken back


GUARDED: Final = frozenset({Right.UNMASK, Right.REVIEW, Right.MANAGE_PEOPLE})  # who holds one needs a second factor


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody signed in, as one member of one organisation. Doors make it; every verb takes it."""

    user_id: UUID
    organisation_id: UUID
    membership_id: UUID
    role: Role
    name: str
    is_frozen: bool = False  # only the way to appeal is left to them
    has_second_factor: bool = False
    proved_at: datetime | None = None  # when this session last showed it's them: by the second factor, if they have one

    def may(self, right: Right) -> bool:
        return right in RIGHTS[self.role] and not self.is_frozen

    def may_at(self, place: Place, right: Right) -> bool:
        """What the role allows and the place opens: the layers of both laid over each other."""
        return self.may(right) and LAYER_OF[right] in LAYERS_AT[place]

    @property
    def lacks_second_factor(self) -> bool:
        """Whether their role should have one and they don't."""
        return bool(RIGHTS[self.role] & GUARDED) and not self.has_second_factor

    def may_grant(self, role: Role) -> bool:
        """Nobody gives, takes or closes more than they hold themselves."""
        return RIGHTS[role] <= RIGHTS[self.role] and not self.is_frozen

    def has_proved_lately(self, moment: datetime) -> bool:
        return self.proved_at is not None and moment - PROOF_LASTS < self.proved_at <= moment
