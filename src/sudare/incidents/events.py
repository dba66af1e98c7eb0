"""What has happened in cases. No event names who reported; what people are told of stands in ``CaseNews``."""

from dataclasses import dataclass
from uuid import UUID

from sudare.kit.events import Event


@dataclass(frozen=True, slots=True)
class PersonBarred(Event):
    """Somebody's access was ended by a case; whoever knows them by another sign bars that as well."""

    organisation_id: UUID
    user_id: UUID
    case_id: UUID
