"""Pictures an organisation doesn't want to see again: found by likeness, listed by name, forgotten when lifted."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from sudare.audit import queries as audit
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.ids import new_id
from sudare.rulebook import queries
from sudare.rulebook.actions import ban, lift_ban
from sudare.rulebook.errors import NothingToRecognise

PICTURE = bytes(range(32))
OTHER = bytes(255 - each for each in PICTURE)


def changed(fingerprint, bits):
    """The same with so many bits turned over."""
    return (int.from_bytes(fingerprint, "big") ^ ((1 << bits) - 1)).to_bytes(32, "big")


def banned(cast, *fingerprints, label="Leaked 2026"):
    return ban(
        organisation_id=cast.organisation.pk,
        actor_id=cast.alice.user_id,
        label=label,
        fingerprints=fingerprints or (PICTURE,),
    )


def is_known(cast, *fingerprints):
    return queries.known_to(cast.organisation.pk)(fingerprints)


def test_a_banned_picture_is_known_up_to_the_threshold_and_only_at_home(cast):
    assert not is_known(cast, PICTURE)
    banned(cast)
    assert is_known(cast, PICTURE)
    assert is_known(cast, OTHER, changed(PICTURE, 31))
    assert not is_known(cast, changed(PICTURE, 32))
    assert not is_known(cast)
    assert not queries.known_to(cast.elsewhere.pk)([PICTURE])


def test_the_list_counts_as_it_stands_now(cast):
    row = banned(cast)
    assert is_known(cast, PICTURE)
    banned(cast, OTHER)
    assert is_known(cast, OTHER)
    lift_ban(viewer=cast.alice, picture_id=row.pk)
    assert not is_known(cast, PICTURE)
    assert is_known(cast, OTHER)


def test_the_list_answers_as_comparing_with_each_would_and_to_many_threads_at_once(cast):
    rng = np.random.default_rng(4)
    kept = [rng.bytes(32) for _ in range(300)]
    banned(cast, *kept[:150])
    banned(cast, *kept[150:])
    asked = [changed(kept[number], int(bits)) for number, bits in enumerate(rng.integers(20, 44, 300))]
    asked += [rng.bytes(32) for _ in range(300)]
    expected = [min((int.from_bytes(one) ^ int.from_bytes(each)).bit_count() for each in kept) <= 31 for one in asked]
    assert 50 < sum(expected) < 300
    known = queries.known_to(cast.organisation.pk)
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda one: known([one]), asked)) == expected


def test_the_list_shows_names_never_fingerprints(cast):
    row = banned(cast, label="  Two\nlines ")
    (line,) = queries.known_pictures(cast.organisation.pk)
    assert (line.id, line.label, line.added_by) == (row.pk, "Two lines", "Alice")
    assert queries.known_pictures(cast.elsewhere.pk) == []


def test_bans_are_recorded_without_their_label(cast):
    row = banned(cast)
    lift_ban(viewer=cast.alice, picture_id=row.pk)
    for deed in ("banned", "ban_lifted"):
        entry = audit.entries_about(row.pk, f"rulebook:known_picture:{deed}").get()
        assert (entry.actor_id, entry.reason, entry.details) == (cast.alice.user_id, "", {})
        assert not entry.sealed


def test_only_who_may_lift_a_ban_does_and_absent_looks_like_foreign(cast):
    row = banned(cast)
    with pytest.raises(NotAllowed):
        lift_ban(viewer=cast.bob, picture_id=row.pk)
    told = set()
    for picture_id in (row.pk, new_id()):
        with pytest.raises(NotFound) as failure:
            lift_ban(viewer=cast.charlie, picture_id=picture_id)
        told.add((failure.type, failure.value.args))
    assert len(told) == 1
    assert is_known(cast, PICTURE)


@pytest.mark.parametrize("fingerprints", [[], [b"short"]])
def test_what_cannot_be_recognised_is_not_listed(cast, fingerprints):
    with pytest.raises(NothingToRecognise):
        ban(organisation_id=cast.organisation.pk, actor_id=None, label="x", fingerprints=fingerprints)
