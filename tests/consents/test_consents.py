"""Texts with versions, answers with times: who is asked, who may write, and what a missing yes stops."""

import pytest

import factories
from cast import Cast
from sudare.audit.models import Entry
from sudare.consents import actions, queries
from sudare.consents.errors import (
    ConsentMissing,
    ConsentTextChanged,
    ConsentTextIncomplete,
    ConsentTextUnchanged,
    NothingToWithdraw,
)
from sudare.consents.models import Consent, ConsentText
from sudare.kit.errors import NotAllowed

FIRST = {"ja": "写真は30日で忘れます。", "en": "Pictures are forgotten after 30 days."}
SECOND = {"ja": "写真は60日で忘れます。", "en": "Pictures are forgotten after 60 days."}


def standing(viewer):
    return queries.standing_of(user_id=viewer.user_id, organisation_id=viewer.organisation_id)


def test_nobody_is_asked_where_nothing_is_written(cast: Cast) -> None:
    assert not standing(cast.bob).is_asked
    factories.a_checked_picture(uploader=cast.bob, room=cast.room)


def test_a_new_version_asks_everybody_again_and_stops_their_next_picture(cast: Cast) -> None:
    actions.write_text(viewer=cast.alice, texts=FIRST)
    with pytest.raises(ConsentMissing):
        factories.a_checked_picture(uploader=cast.bob, room=cast.room)
    actions.give(viewer=cast.bob, version=1, language="en")
    factories.a_checked_picture(uploader=cast.bob, room=cast.room)
    actions.write_text(viewer=cast.alice, texts=SECOND)
    assert standing(cast.bob).is_asked
    with pytest.raises(ConsentMissing):
        factories.a_checked_picture(uploader=cast.bob, room=cast.room)
    with pytest.raises(ConsentTextChanged):  # read the old page, pressed the button now
        actions.give(viewer=cast.bob, version=1, language="en")
    assert not standing(cast.charlie).is_asked  # another house


def test_yes_twice_is_one_answer_and_no_answer_can_be_withdrawn_twice(cast: Cast) -> None:
    actions.write_text(viewer=cast.alice, texts=FIRST)
    with pytest.raises(NothingToWithdraw):
        actions.withdraw(viewer=cast.bob)
    for _ in range(2):
        actions.give(viewer=cast.bob, version=1, language="tlh")
    assert list(Consent.objects.values_list("language", flat=True)) == ["ja"]
    actions.withdraw(viewer=cast.bob)
    with pytest.raises(NothingToWithdraw):
        actions.withdraw(viewer=cast.bob)
    assert standing(cast.bob).is_asked
    actions.give(viewer=cast.bob, version=1, language="en")
    assert standing(cast.bob).is_given
    assert Entry.objects.filter(verb="consents:consent:given", actor_id=cast.bob.user_id).count() == 2


def test_who_may_write_and_what(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.write_text(viewer=cast.bob, texts=FIRST)
    for bad in ({"ja": "はい"}, {"ja": "はい", "en": "  "}, {"ja": "は" * 6_001, "en": "x"}):
        with pytest.raises(ConsentTextIncomplete):
            actions.write_text(viewer=cast.alice, texts=bad)
    actions.write_text(viewer=cast.alice, texts=FIRST)
    with pytest.raises(ConsentTextUnchanged):
        actions.write_text(viewer=cast.alice, texts=FIRST)
    assert ConsentText.objects.count() == 1


def test_versions_are_counted_without_a_query_each(cast: Cast, django_assert_num_queries) -> None:
    actions.write_text(viewer=cast.alice, texts=FIRST)
    actions.give(viewer=cast.bob, version=1, language="en")
    actions.give(viewer=cast.alice, version=1, language="en")
    actions.withdraw(viewer=cast.alice)
    actions.write_text(viewer=cast.alice, texts=SECOND)
    with django_assert_num_queries(1):
        found = [
            (one.version, one.given, one.withdrawn) for one in queries.versions_of(organisation_id=cast.organisation.pk)
        ]
    assert found == [(2, 0, 0), (1, 1, 1)]
