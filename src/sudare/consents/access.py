"""The question every upload asks first."""

from sudare.accounts.terms import Viewer
from sudare.consents import queries
from sudare.consents.errors import ConsentMissing
from sudare.consents.terms import Purpose


def check_consent(*, viewer: Viewer, purpose: Purpose = Purpose.PICTURES) -> None:
    """Raises: ConsentMissing where the organisation asks for consent and the newest text has no yes of theirs."""
    standing = queries.standing_of(user_id=viewer.user_id, organisation_id=viewer.organisation_id, purpose=purpose)
    if standing.is_asked:
        raise ConsentMissing
