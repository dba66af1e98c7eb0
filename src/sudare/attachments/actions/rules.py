"""Which rules a picture is judged by: those of the room it is meant for, or of its organisation."""

from sudare.attachments.engines import IsKnown
from sudare.attachments.models import Attachment
from sudare.policy.terms import Policy
from sudare.rulebook.queries import known_to, policy_in_force


def rules_for(attachment: Attachment) -> tuple[Policy, IsKnown]:
    """The policy in force, and the question whether a picture is on the organisation's stop list."""
    policy = policy_in_force(organisation_id=attachment.organisation_id, room_id=attachment.room_id)
    return policy, known_to(attachment.organisation_id)
