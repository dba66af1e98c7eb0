"""Visitors who come by LINE or mail: let in through the desk's door like all others."""

from sudare.accounts.terms import Viewer
from sudare.channels.access import fresh_thread_key
from sudare.channels.models import Correspondent
from sudare.consents.queries import standing_of
from sudare.consents.terms import CONDITIONS
from sudare.reception import actions as reception
from sudare.reception.actions.entering import check_not_blocked
from sudare.reception.errors import ConsentFirst
from sudare.reception.models import Reception, Visitor
from sudare.reception.terms import Door


def let_in(
    desk: Reception, *, door: Door, name: str = "", external_id: str = "", mail: str = "", language: str = ""
) -> Correspondent:
    """A visitor who comes for the first time, or whom LINE knows by this id.

    Raises: DeskClosed, VisitorBlocked. Also: as ``reception.enter``.
    """
    check_not_blocked(desk_id=desk.desk_id, mail=mail)
    entered = reception.enter(key=desk.key, door=door, language=language, name=name, external_id=external_id)
    if mail:
        Visitor.objects.filter(pk=entered.visitor.pk).update(mail=mail)
        entered.visitor.mail = mail
    made, _ = Correspondent.objects.get_or_create(
        visitor=entered.visitor,
        defaults={"desk_id": desk.desk_id, "door": door, "thread_key": fresh_thread_key()},
    )
    made.visitor = entered.visitor
    return made


def check_may_come(correspondent: Correspondent) -> None:
    """Raises: VisitorBlocked while a block stands on them."""
    visitor = correspondent.visitor
    check_not_blocked(
        desk_id=visitor.desk_id, external_id=visitor.external_id, visitor_id=visitor.pk, mail=visitor.mail
    )


def is_ready_to_talk(correspondent: Correspondent, *, viewer: Viewer) -> bool:
    """Whether they have said yes to everything asked here; then their visit begins by itself.

    Raises: DeskClosed, LineFull, VisitorBlocked.
    """
    visitor = correspondent.visitor
    here = visitor.organisation_id
    if any(standing_of(user_id=visitor.pk, organisation_id=here, purpose=each).is_asked for each in CONDITIONS):
        return False
    if visitor.room_id is None:
        try:
            visit = reception.begin(viewer=viewer, language=visitor.user.language)
        except ConsentFirst:
            return False
        visitor.room_id = visit.room_id
    return True
