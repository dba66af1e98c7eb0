"""The demo's desk for visitors: the one its shop page carries, with hours, staff, questions and a look of its own."""

from collections.abc import Iterable

from sudare.accounts.terms import Viewer
from sudare.cli.demo import story
from sudare.reception import actions as reception
from sudare.rooms import actions as rooms
from sudare.rooms.queries import desks_of


def open_visitors_desk(*, owner: Viewer, staff: Iterable[Viewer]) -> None:
    """Open it, or leave it as it is when somebody has opened it before."""
    if any(desk.name == story.VISITORS_DESK for desk in desks_of(owner.organisation_id)):
        return
    desk = rooms.open_desk(viewer=owner, name=story.VISITORS_DESK)
    reception.open_reception(viewer=owner, desk_id=desk.pk)
    reception.change_reception(
        viewer=owner,
        desk_id=desk.pk,
        look=story.DESK_LOOK,
        prechat=story.DESK_QUESTIONS,
        purpose=story.DESK_PURPOSE,
        hours={day: [["09:00", "20:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
        keeps_holidays=False,
    )
    for one in staff:
        reception.seat_staff(viewer=owner, desk_id=desk.pk, user_id=one.user_id, languages=["ja"])
