"""How a visitor can be reached when they have gone, as they wish themselves."""

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.reception.access import access_own_visitor
from sudare.reception.actions.beginning import checked_mail
from sudare.reception.actions.entering import check_not_blocked
from sudare.reception.models import Visitor


@transaction.atomic
def leave_mail(*, viewer: Viewer, mail: str) -> Visitor:
    """Keep the address to which the visitor wants an answer when they have gone; an empty one takes it back.

    Raises: NotFound, AnswerUnusable, VisitorBlocked. Also: entry ``reception:visitor:reachable`` or ``…:unreachable``,
    without the address.
    """
    visitor = access_own_visitor(viewer=viewer, is_held=True)
    wanted = checked_mail(mail) if mail.strip() else ""
    check_not_blocked(desk_id=visitor.desk_id, mail=wanted)
    if wanted != visitor.mail:
        visitor.mail = wanted
        visitor.save(update_fields=["mail"])
        record(
            organisation_id=viewer.organisation_id,
            actor_id=viewer.user_id,
            verb="reception:visitor:reachable" if wanted else "reception:visitor:unreachable",
            subject_id=visitor.desk_id,
        )
    return visitor
