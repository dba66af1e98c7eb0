"""G2 as far as the database alone goes: what is found without a checkpoint, and what it honestly can't."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import F

from sudare.audit.actions import record
from sudare.audit.models import Entry, Head
from sudare.audit.proofs import Frontier, root_of
from sudare.audit.queries import entries_about, spelled_entries, verify_chain
from sudare.kit.ids import new_id


@pytest.fixture
def chain(cast) -> UUID:
    for number in range(5):
        record(
            organisation_id=cast.organisation.id,
            actor_id=cast.alice.user_id,
            verb="rooms:room:opened",
            subject_id=cast.room.id,
            reason=f"reason {number}",
            details={"number": number, "id": new_id(), "none": None, "list": ["a", 1]},
        )
    return cast.organisation.id


def at(organisation_id: UUID, sequence: int):
    return Entry.objects.filter(organisation_id=organisation_id, sequence=sequence)


def leaves_of(organisation_id: UUID):
    return Entry.objects.filter(organisation_id=organisation_id).order_by("sequence").values_list("leaf", flat=True)


def test_an_untouched_chain_is_whole(chain):
    report = verify_chain(chain)
    assert report.is_whole
    assert report.entries == 5
    assert report.root == root_of(bytes(leaf) for leaf in leaves_of(chain)) == Head.objects.get().tree.root


def test_an_empty_chain_is_whole(cast):
    assert verify_chain(cast.organisation.id).is_whole


def test_rows_are_spelled_without_models_as_they_were_when_they_were_written(cast):
    """A moment of a whole second, words of any script, nothing where nothing was: the very line the leaf was hashed from."""
    others = {"organisation_id": cast.organisation.id, "verb": "rooms:room:opened"}
    details = {"z": [1, ["a", None]], "a": True, "long": 2**53, "id": new_id()}
    record(**others, actor_id=None, details=details)
    record(**others, actor_id=None, reason='その日が来た "\\\u2028😀')
    record(**others, actor_id=cast.alice.user_id, subject_id=new_id(), reason="sealed")
    Entry.objects.filter(sequence=2).update(at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    entries = list(Entry.objects.order_by("sequence"))
    spelled = list(spelled_entries(cast.organisation.id))
    assert [line for _, _, line in spelled] == [entry.deed.spelled for entry in entries]
    assert [(sequence, leaf) for sequence, leaf, _ in spelled] == [(each.sequence, each.leaf) for each in entries]
    assert len(list(spelled_entries(cast.organisation.id, until=2))) == 2


def test_a_row_that_no_entry_could_have_left_is_found_and_breaks_nothing(chain):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET at = 'tomorrow' WHERE sequence = 3")
        cursor.execute("UPDATE audit_entry SET details = '7' WHERE sequence = 4")
    assert verify_chain(chain).broken_at == 3


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "reason X"},
        {"sealed": b"x" * 36},  # the same length as what stood there
        {"verb": "rooms:room:closed"},
        {"actor_id": None},
        {"subject_id": UUID(int=7)},
        {"details": {"number": 2}},
        {"at": F("at") + __import__("datetime").timedelta(microseconds=1)},
        {"leaf": b"0" * 32},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_edited_entry_is_found(chain, change):
    at(chain, 3).update(**change)
    assert verify_chain(chain).broken_at == 3


def test_a_missing_entry_is_found(chain):
    at(chain, 3).delete()
    assert verify_chain(chain).broken_at == 3


def test_a_missing_entry_is_found_though_the_rest_moved_up(chain):
    at(chain, 3).delete()
    at(chain, 4).update(sequence=3)
    at(chain, 5).update(sequence=4)
    assert verify_chain(chain).broken_at == 3


def test_two_entries_in_exchanged_places_are_found(chain):
    at(chain, 2).update(sequence=99)
    at(chain, 3).update(sequence=2)
    at(chain, 99).update(sequence=3)
    assert verify_chain(chain).broken_at == 2


def test_an_entry_carried_over_from_another_organisation_is_found(chain, cast):
    foreign = record(organisation_id=cast.elsewhere.id, actor_id=None, verb="rooms:room:opened")
    Entry.objects.filter(id=foreign.id).update(organisation_id=chain, sequence=6)
    assert verify_chain(chain).broken_at == 6


def test_a_cut_tail_is_found_by_the_head_left_behind(chain):
    at(chain, 5).delete()
    assert verify_chain(chain).broken_at == 5


def test_a_tail_cut_together_with_its_head_is_not_found_by_the_database_alone(chain):
    """The known limit, held still by a test: checkpoints outside the database are what finds this."""
    at(chain, 5).delete()
    shorter = Frontier()
    for leaf in leaves_of(chain):
        shorter = shorter.with_leaf(bytes(leaf))
    Head.objects.filter(organisation_id=chain).update(size=4, frontier=shorter.packed)
    assert verify_chain(chain).is_whole


def test_each_organisation_counts_for_itself(chain, cast):
    foreign = record(organisation_id=cast.elsewhere.id, actor_id=None, verb="rooms:room:opened")
    assert foreign.sequence == 1
    assert verify_chain(cast.elsewhere.id).is_whole


def test_entries_about_a_thing_come_oldest_first(chain, cast):
    found = entries_about(cast.room.id, "rooms:room:opened")
    assert [entry.sequence for entry in found] == [1, 2, 3, 4, 5]
