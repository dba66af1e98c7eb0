"""H6, H7: each picture's day comes from its room, its classes and the law; a change counts it anew; conflicts are shown."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import factories
from sudare.attachments import actions
from sudare.attachments.errors import FloorStands
from sudare.attachments.models import Attachment
from sudare.attachments.queries import fate_of
from sudare.attachments.terms import Forecast, State
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed
from sudare.policy.document import read_policy, write_policy
from sudare.policy.errors import PolicyInvalid
from sudare.policy.keeping import retention_of
from sudare.policy.presets import preset
from sudare.rulebook.actions import change_policy
from sudare.rulebook.queries import retention_for
from sudare.screening.terms import Kind
from sudare.storage import actions as storage

pytestmark = pytest.mark.django_db(transaction=True)
LAW = '\n[keep.receipt]\ndays = 400\nfloor_days = 365\nsource = "a law"\nas_of = "2026-11"\n'
RULES = 'profile = "shop"\nextends = "shop"\nretention_days = {days}\n' + LAW
RECEIPT = [{"kind": "receipt", "score": 0.9, "box": None, "engine": "test", "frame": 0}]


def rules(cast, days=10):
    change_policy(
        viewer=cast.alice,
        scope="organisation",
        place_id=cast.organisation.pk,
        document=RULES.format(days=days),
        reason="test",
    )


def sent(cast, *, findings=(), days_ago=0) -> Attachment:
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    moment = now() - timedelta(days=days_ago)
    Attachment.objects.filter(pk=picture.pk).update(findings=list(findings), sent_at=moment)
    picture.refresh_from_db()
    return picture


def days_of(picture) -> tuple[int, int | None]:
    picture.refresh_from_db()
    floor = (picture.floor_at - picture.sent_at).days if picture.floor_at else None
    return (picture.forget_at - picture.sent_at).days, floor


def test_a_class_has_days_and_a_floor_of_its_own():
    policy = read_policy(RULES.format(days=10))
    assert retention_of(policy, []).kept_days == 10
    kept = retention_of(policy, [Kind.RECEIPT, Kind.FACE])
    assert (kept.days, kept.floor_days, kept.source) == (400, 365, "a law")
    short = retention_of(policy, [Kind.RECEIPT], ceiling_days=30)
    assert (short.days, short.kept_days, short.is_in_conflict) == (30, 365, True)


def test_days_read_back_as_they_were_written():
    policy = read_policy(RULES.format(days=10))
    assert read_policy(write_policy(policy)).keep == policy.keep
    assert {keep.kind for keep in preset("team").keep} == {Kind.RECEIPT, Kind.INVOICE}


@pytest.mark.parametrize(
    "table",
    [
        "[keep]\nreceipt = 3",
        "[keep.moon]\ndays = 3",
        "[keep.receipt]\ndays = 0",
        "[keep.receipt]\nfloor_days = 30",
        "[keep.receipt]\ndais = 30",
    ],
)
def test_what_cannot_be_meant_is_refused(table):
    with pytest.raises(PolicyInvalid):
        read_policy(f'profile = "shop"\nextends = "shop"\n{table}\n')


def test_every_profile_forgets_some_day():
    for profile in ("shop", "clinic", "school", "counsellor", "law", "consult", "team", "factory"):
        assert 0 < preset(profile).retention_days <= 180
    assert preset("law").retention_days == 180


def test_a_change_of_rules_moves_the_days_of_living_pictures(lasting_cast):
    cast = lasting_cast
    plain, receipt = sent(cast), sent(cast, findings=RECEIPT)
    rules(cast, days=10)
    actions.recount_changed()
    assert days_of(plain) == (10, None)
    assert days_of(receipt) == (400, 365)
    assert retention_for(organisation_id=cast.organisation.pk, room_id=None, kinds=[]).days == 10


def test_counting_anew_asks_no_more_for_more_pictures(lasting_cast):
    cast = lasting_cast
    counts = []
    for days in (11, 12):
        [sent(cast) for _ in range(3)]
        rules(cast, days=days)
        with CaptureQueriesContext(connection) as asked:
            actions.recount_days(organisation_id=cast.organisation.pk)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_law_beats_deletion_and_says_so(lasting_cast):
    cast = lasting_cast
    rules(cast)
    picture = sent(cast, findings=RECEIPT)
    actions.recount_days(organisation_id=cast.organisation.pk)
    with pytest.raises(FloorStands) as stands:
        actions.forget_picture(viewer=cast.bob, attachment_id=picture.pk)
    picture.refresh_from_db()
    assert stands.value.particulars["until"] == picture.floor_at.isoformat()
    fate = fate_of(picture.pk)
    assert fate.floor
    assert (fate.floor.source, fate.is_wanted) == ("a law", True)
    actions.sweep()
    assert Attachment.objects.get(pk=picture.pk).state == State.SENT
    with standing_at(now() + timedelta(days=366)):
        actions.sweep()  # its sender asked: it doesn't wait for the 400 days
    assert Attachment.objects.get(pk=picture.pk).state == State.FORGOTTEN


def test_somebody_may_say_that_it_is_no_such_document(lasting_cast):
    cast = lasting_cast
    rules(cast)
    picture = sent(cast, findings=RECEIPT)
    actions.recount_days(organisation_id=cast.organisation.pk)
    for viewer, why in ((cast.bob, "no receipt"), (cast.alice, "")):
        with pytest.raises(NotAllowed):
            actions.forget_picture(viewer=viewer, attachment_id=picture.pk, why=why, despite_floor=True)
    owner = factories.proved(cast.alice)
    actions.forget_picture(viewer=owner, attachment_id=picture.pk, why="no receipt", despite_floor=True)
    assert Attachment.objects.get(pk=picture.pk).state == State.FORGOTTEN


def test_a_forecast_counts_what_would_go_and_what_would_stay(lasting_cast):
    cast = lasting_cast
    sent(cast)
    sent(cast, days_ago=20)
    held, _ = sent(cast, days_ago=20), sent(cast, days_ago=20, findings=RECEIPT)
    storage.place_hold(viewer=cast.alice, case="x", reason="x", scopes=[("attachment", held.pk)])
    tried = read_policy(RULES.format(days=10).replace("days = 400\n", ""))
    told = actions.forecast(organisation_id=cast.organisation.pk, retention=tried)
    assert told == Forecast(total=4, due_now=1, held=1, under_floor=1)


def test_a_month_is_reported(lasting_cast):
    cast = lasting_cast
    picture = sent(cast)
    actions.forget_picture(viewer=cast.bob, attachment_id=picture.pk)
    day = timedelta(days=1)
    told = actions.month(organisation_id=cast.organisation.pk, start=now() - day, end=now() + day)
    assert (told.forgotten, told.keys, told.refused) == ({"sender": 1}, 4, 0)
