"""What has happened to cases. No event names who reported."""

from dataclasses import dataclass
from uuid import UUID

from sudare.kit.events import Event


@dataclass(frozen=True, slots=True)
class CaseOpened(Event):
    """Something was reported that no standing case was about."""

    case_id: UUID
    organisation_id: UUID
    room_id: UUID


@dataclass(frozen=True, slots=True)
class CaseDecided(Event):
    """A case was decided."""

    case_id: UUID
    organisation_id: UUID


@dataclass(frozen=True, slots=True)
class CaseClosed(Event):
    """A case was closed."""

    case_id: UUID
    organisation_id: UUID


@dataclass(frozen=True, slots=True)
class CaseOverdue(Event):
    """Nobody has decided a case in its time; said once."""

    case_id: UUID
    organisation_id: UUID


@dataclass(frozen=True, slots=True)
class PersonBarred(Event):
    """Somebody's access was ended by a case; whoever knows them by another sign bars that as well."""

    organisation_id: UUID
    user_id: UUID
    case_id: UUID
