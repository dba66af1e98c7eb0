"""Looks at pictures are proved to be in the signed log, by code of this package alone, against the log's own arithmetic."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evidence.packages import packed
from sudare.audit.proofs import inclusion_path, leaf_hash, root_of, signed_note, spelled_key
from sudare.audit.terms import Checkpoint, origin_of
from sudare.cli.bench.conversation import BEGUN, conversation
from sudare.evidence import FaultKind, Proof, Record, View, ViewLog, verify
from sudare.evidence.proving import climbed
from sudare.kit.ids import new_id

LOG = Ed25519PrivateKey.from_private_bytes(b"l" * 32)
LOG_PUBLIC = LOG.public_key().public_bytes_raw()
ENTRIES = [f'["entry",{number},"らーめん"]' for number in range(1, 38)]
LEAVES = [leaf_hash(entry.encode()) for entry in ENTRIES]


def path_to(index: int, size: int) -> list[bytes]:
    return inclusion_path(index, size, lambda level, place: root_of(LEAVES[place << level : place + 1 << level]))


def note(size: int, key: Ed25519PrivateKey = LOG) -> str:
    told = Checkpoint(origin_of(new_id()), size, root_of(LEAVES[:size]), datetime(2026, 11, 22, tzinfo=UTC))
    return signed_note(told, sign=key.sign, public_key=key.public_key().public_bytes_raw())


def looked(sequence: int, size: int) -> View:
    proof = Proof(sequence, size, tuple(each.hex() for each in path_to(sequence - 1, size)))
    return View(BEGUN, "窓口 みどり", "p", "view", ENTRIES[sequence - 1], proof)


def with_views(*views: View, size: int = 37, checkpoint: str = "") -> Record:
    log = ViewLog(views, checkpoint or note(size), spelled_key("sudare", LOG_PUBLIC))
    return replace(conversation(3), views=log)


def test_each_look_is_proved_and_those_without_a_proof_are_counted() -> None:
    unproved = View(BEGUN, "窓口 みどり", "p", "view")
    found = verify(packed(with_views(*(looked(each, 37) for each in (1, 2, 19, 37)), unproved)))
    assert found.is_whole
    assert (found.views, found.views_proved) == (5, 4)


@pytest.mark.parametrize("size", [1, 2, 3, 8, 31, 37])
def test_both_ways_of_climbing_agree(size: int) -> None:
    for index in range(size):
        path = path_to(index, size)
        assert climbed(LEAVES[index], index, size, path) == root_of(LEAVES[:size])
        assert climbed(LEAVES[index], index, size, [*path, LEAVES[0]]) is None
        assert climbed(LEAVES[index], index, size, path[:-1]) is None or size == 1
    assert climbed(LEAVES[0], size, size, []) is None


@pytest.mark.parametrize(
    "record",
    [
        with_views(replace(looked(5, 37), entry=ENTRIES[5])),
        with_views(replace(looked(5, 37), proof=replace(looked(5, 37).proof or Proof(1, 1, ()), sequence=6))),
        with_views(looked(5, 20)),
        with_views(looked(5, 37), checkpoint=note(37, Ed25519PrivateKey.generate())),
        with_views(looked(5, 37), checkpoint=note(37).replace("sudare/audit", "sudare/other")),
        with_views(looked(5, 37), checkpoint="nothing signed"),
        with_views(replace(looked(5, 37), proof=Proof(5, 37, ("not hex",)))),
    ],
)
def test_a_proof_that_does_not_hold_is_a_fault(record: Record) -> None:
    assert {(each.kind, each.about) for each in verify(packed(record)).faults} == {(FaultKind.PROOF, "1")}
