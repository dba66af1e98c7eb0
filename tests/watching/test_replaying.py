"""A backup brought back: every no that was said after it was made counts again, before a word is read."""

import pytest

from cast import Cast
from sudare.audit.models import Entry
from sudare.kit.ids import new_id
from sudare.watching import actions
from sudare.watching.actions.replaying import replay
from sudare.watching.models import Hit, Refusal, Switch
from watching.test_listening import listened, threatened

pytestmark = pytest.mark.django_db


def brought_back(cast: Cast, *deeds, is_read: bool = True) -> None:
    """A house where all had agreed; what was said since is lost with the rows, and stands in the log."""
    listened(cast)
    assert threatened(cast) > 0
    for deed in deeds:
        deed()
    entries = list(Entry.objects.order_by("sequence"))
    Refusal.objects.all().delete()
    Switch.objects.update(is_on=True)
    assert (threatened(cast) > 0) is is_read  # as the backup has it
    before = Entry.objects.count()
    replay(entries=entries)
    replay(entries=entries)
    assert Entry.objects.count() == before


def test_a_no_for_one_room_is_back_and_what_was_noticed_there_is_gone(cast: Cast) -> None:
    here = {"viewer": cast.bob, "room_id": cast.room.pk}
    brought_back(cast, lambda: actions.refuse_room(**here))
    assert Refusal.objects.get(lifted_at=None).room_id == cast.room.pk
    assert threatened(cast) == 0
    assert not Hit.objects.exists()


def test_one_that_was_taken_back_stays_taken_back(cast: Cast) -> None:
    here = {"viewer": cast.bob, "room_id": cast.room.pk}
    brought_back(cast, lambda: actions.refuse_room(**here), lambda: actions.allow_room(**here))
    assert not Refusal.objects.filter(lifted_at=None).exists()


def test_a_no_for_the_whole_house_is_back(cast: Cast) -> None:
    brought_back(cast, lambda: actions.decline(viewer=cast.bob), is_read=False)  # the consent is withdrawn by itself
    assert Refusal.objects.get(lifted_at=None).room_id is None
    assert threatened(cast) == 0


def test_what_was_switched_off_stays_off(cast: Cast) -> None:
    brought_back(cast, lambda: actions.switch_off(viewer=cast.alice))
    assert threatened(cast) == 0


def test_whoever_came_after_the_backup_stops_nothing(cast: Cast) -> None:
    listened(cast)
    actions.refuse_room(viewer=cast.bob, room_id=cast.room.pk)
    entry = Entry.objects.get(verb="watching:room:refused")
    Refusal.objects.all().delete()
    entry.actor_id = new_id()
    replay(entries=[entry])
    assert not Refusal.objects.exists()
