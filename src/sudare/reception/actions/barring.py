"""The way back barred for a visitor whose access a case has ended."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.actions import bar_identity
from sudare.reception.models import Visitor


@transaction.atomic
def bar_signs(*, user_id: UUID, because_of: UUID) -> None:
    """Bar what a shop's sign-in or a channel calls them, and the address they left; here, at every desk.

    Joins the transaction that ends their access. Also: entries ``accounts:identity:barred``. Skips: who is no visitor.
    """
    for visitor in Visitor.objects.filter(pk=user_id):
        for sign in (visitor.external_id, visitor.mail):
            bar_identity(organisation_id=visitor.organisation_id, identity=sign, because_of=because_of)
