"""Roles, and the one table that says what each may do."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

INVITATION_LASTS = timedelta(days=7)
SECRET_BYTES = 32  # 256 bits of chance: nobody guesses a link


class Role(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    SUPERVISOR = "supervisor"
    AGENT = "agent"
    MEMBER = "member"
    AUDITOR = "auditor"


class Right(StrEnum):
    OPEN_ROOMS = "open_rooms"
    TALK = "talk"
    SEE_PICTURES = "see_pictures"
    MODERATE = "moderate"
    INVITE = "invite"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ORGANISATION = "manage_organisation"
    READ_LOG = "read_log"
    REVIEW = "review"  # judge pictures that are held
    UNMASK = "unmask"  # see what is covered, with a reason and for a while
    CHANGE_POLICY = "change_policy"


_TALKING = frozenset({Right.OPEN_ROOMS, Right.TALK, Right.SEE_PICTURES})
_WATCHING = _TALKING | {Right.INVITE, Right.REVIEW, Right.UNMASK}
_ADMINISTERING = _WATCHING | {Right.MODERATE, Right.MANAGE_PEOPLE, Right.READ_LOG, Right.CHANGE_POLICY}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: _ADMINISTERING | {Right.MANAGE_ORGANISATION},
    Role.ADMIN: _ADMINISTERING,
    Role.SUPERVISOR: _WATCHING,
    Role.AGENT: _TALKING,
    Role.MEMBER: _TALKING,
    Role.AUDITOR: frozenset({Right.READ_LOG}),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody signed in, as one member of one organisation. Doors make it; every verb takes it."""

    user_id: UUID
    organisation_id: UUID
    membership_id: UUID
    role: Role
    name: str
    is_frozen: bool = False  # only the way to appeal is left to them

    def may(self, right: Right) -> bool:
        return right in RIGHTS[self.role] and not self.is_frozen

    def may_grant(self, role: Role) -> bool:
        """Nobody gives, takes or closes more than they hold themselves."""
        return RIGHTS[role] <= RIGHTS[self.role] and not self.is_frozen
