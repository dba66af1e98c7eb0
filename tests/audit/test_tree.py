"""The tree against the definitions of RFC 6962, written down as they stand there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sudare.audit.proofs import (
    EMPTY_ROOT,
    Frontier,
    consistency_path,
    inclusion_path,
    leaf_hash,
    node_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [leaf_hash(str(number).encode()) for number in range(300)]


def mth(leaves: list[bytes]) -> bytes:
    """Merkle tree hash, RFC 6962 section 2.1, word by word."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(mth(leaves[:split]), mth(leaves[split:]))


def subtree(level: int, index: int) -> bytes:
    width = 1 << level
    return mth(LEAVES[index * width : (index + 1) * width])


def test_roots_known_from_elsewhere():
    """Source: the reference vectors of Certificate Transparency (certificate-transparency-go, merkle tests)."""
    contents = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    leaves = [leaf_hash(bytes.fromhex(content)) for content in contents]
    assert root_of([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root_of(leaves[:1]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root_of(leaves[:2]).hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert root_of(leaves[:5]).hex() == "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"
    assert root_of(leaves).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def test_the_frontier_is_the_tree_at_every_size():
    tree = Frontier()
    for size, leaf in enumerate(LEAVES):
        assert tree.root == mth(LEAVES[:size])
        assert Frontier.read(size, tree.packed) == tree
        tree = tree.with_leaf(leaf)


def test_completed_subtrees_are_those_of_the_tree():
    tree = Frontier()
    for size, leaf in enumerate(LEAVES[:70]):
        for level, digest in enumerate(tree.completed_by(leaf)):
            assert digest == subtree(level, size >> level)
        tree = tree.with_leaf(leaf)


def test_every_leaf_of_every_tree_is_proved_and_no_other():
    for size in range(1, 36):
        root = mth(LEAVES[:size])
        for index in range(size):
            path = inclusion_path(index, size, subtree)
            assert verify_inclusion(leaf=LEAVES[index], index=index, size=size, path=path, root=root)
            assert not verify_inclusion(leaf=LEAVES[index + 1], index=index, size=size, path=path, root=root)
            assert not verify_inclusion(leaf=LEAVES[index], index=index, size=size, path=[*path, root], root=root)
            if path:
                assert not verify_inclusion(leaf=LEAVES[index], index=index, size=size, path=path[:-1], root=root)
                assert not verify_inclusion(leaf=LEAVES[index], index=index ^ 1, size=size, path=path, root=root)


def test_every_tree_is_proved_to_begin_with_every_smaller_one():
    for new in range(1, 36):
        for old in range(1, new + 1):
            path = consistency_path(old, new, subtree)
            roots = {"old_root": mth(LEAVES[:old]), "new_root": mth(LEAVES[:new])}
            assert verify_consistency(old=old, new=new, path=path, **roots)
            assert old == new or not verify_consistency(old=old, new=new, path=path, **roots | {"old_root": EMPTY_ROOT})
            assert old == new or not verify_consistency(old=old, new=new, path=path, **roots | {"new_root": EMPTY_ROOT})
            assert not verify_consistency(old=old, new=new, path=[*path, EMPTY_ROOT], **roots)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 300), st.data())
def test_a_rewritten_beginning_has_no_proof(old, data):
    """Whatever path somebody sends: the two roots of histories that differ are never consistent."""
    new = data.draw(st.integers(old, 300))
    changed = data.draw(st.integers(0, old - 1))
    rewritten = [*LEAVES[:changed], leaf_hash(b"another"), *LEAVES[changed + 1 : new]]

    def forged(level: int, index: int) -> bytes:
        width = 1 << level
        return mth(rewritten[index * width : (index + 1) * width])

    for path in (consistency_path(old, new, subtree), consistency_path(old, new, forged)):
        assert not verify_consistency(old=old, new=new, path=path, old_root=mth(LEAVES[:old]), new_root=mth(rewritten))


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 3)])
def test_a_leaf_that_is_not_there_has_no_path(index, size):
    with pytest.raises(ValueError, match="no such leaf"):
        inclusion_path(index, size, subtree)
    assert not verify_inclusion(leaf=LEAVES[0], index=index, size=size, path=[], root=LEAVES[0])


@pytest.mark.parametrize(("old", "new"), [(0, 4), (5, 4), (-1, 2)])
def test_a_tree_does_not_shrink(old, new):
    with pytest.raises(ValueError, match="grows"):
        consistency_path(old, new, subtree)
