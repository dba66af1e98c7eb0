"""An append-only Merkle tree with SHA-256. Source: RFC 6962, section 2.1; to verify: RFC 9162, section 2.1."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

Subtree = Callable[[int, int], bytes]
"""``(level, index)`` to the hash over the ``2**level`` leaves from ``index * 2**level`` on; all of them exist."""


def leaf_hash(content: bytes) -> bytes:
    """What stands in the tree for an entry. The byte in front keeps a leaf from ever passing for a node."""
    return sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree, as far as appending needs it: its size, and the hashes of its complete subtrees, the largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    @classmethod
    def read(cls, size: int, packed: bytes) -> "Frontier":
        """Raises ValueError for bytes that are no frontier of that size."""
        if len(packed) != size.bit_count() * HASH_BYTES:
            raise ValueError("the frontier doesn't fit the size")
        return cls(size, tuple(packed[at : at + HASH_BYTES] for at in range(0, len(packed), HASH_BYTES)))

    @property
    def packed(self) -> bytes:
        return b"".join(self.peaks)

    @property
    def root(self) -> bytes:
        if not self.peaks:
            return EMPTY_ROOT
        *others, root = self.peaks
        for peak in reversed(others):
            root = node_hash(peak, root)
        return root

    def completed_by(self, leaf: bytes) -> list[bytes]:
        """The subtrees the next leaf completes, by level: itself, and what it closes above."""
        found, size, peaks = [leaf], self.size, list(self.peaks)
        while size & 1:
            found.append(node_hash(peaks.pop(), found[-1]))
            size >>= 1
        return found

    def with_leaf(self, leaf: bytes) -> "Frontier":
        return self.grown_by(self.completed_by(leaf))

    def grown_by(self, completed: Sequence[bytes]) -> "Frontier":
        """With the leaf that completed these subtrees."""
        kept = self.peaks[: len(self.peaks) - len(completed) + 1]
        return Frontier(self.size + 1, (*kept, completed[-1]))


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over these leaf hashes, in their order."""
    tree = Frontier()
    for leaf in leaves:
        tree = tree.with_leaf(leaf)
    return tree.root


def inclusion_path(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """The hashes that lead from the leaf at ``index`` (from 0) to the root of the tree of ``size``.

    Raises: ValueError for a leaf that tree doesn't have.
    """
    if not 0 <= index < size:
        raise ValueError("no such leaf in a tree of this size")
    begin, end, path = 0, size, list[bytes]()
    while end - begin > 1:
        middle = begin + _left_part(end - begin)
        if index < middle:
            path.append(_hash_over(middle, end, subtree))
            end = middle
        else:
            path.append(_hash_over(begin, middle, subtree))
            begin = middle
    return path[::-1]


def consistency_path(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """The hashes that show that the tree of size ``new`` begins with the tree of size ``old``.

    Raises: ValueError unless ``0 < old <= new``.
    """
    if not 0 < old <= new:
        raise ValueError("a tree grows from one size to another")
    begin, end, path = 0, new, list[bytes]()
    while old != end:
        middle = begin + _left_part(end - begin)
        if old <= middle:
            path.append(_hash_over(middle, end, subtree))
            end = middle
        else:
            path.append(_hash_over(begin, middle, subtree))
            begin = middle
    return [*([_hash_over(begin, end, subtree)] if begin else []), *path[::-1]]


def verify_inclusion(*, leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether ``path`` leads from ``leaf`` at ``index`` to ``root``. Source: RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = node_hash(step, found)
            here, last = _risen(here, last)
        else:
            found = node_hash(found, step)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(*, old: int, new: int, path: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the tree behind ``new_root`` begins with the one behind ``old_root``. Source: RFC 9162, 2.1.4.2."""
    if not 0 < old < new:
        return 0 <= old <= new and not path and (old == 0 or old_root == new_root)
    steps = [*([old_root] if old & (old - 1) == 0 else []), *path]
    here, last = old - 1, new - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    return bool(steps) and _climbed(steps, here, last) == (old_root, new_root)


def _climbed(steps: Sequence[bytes], here: int, last: int) -> tuple[bytes, bytes] | None:
    """Both roots, as the steps give them; None when there are too many or too few."""
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if here & 1 or here == last:
            before, after = node_hash(step, before), node_hash(step, after)
            here, last = _risen(here, last)
        else:
            after = node_hash(after, step)
        here, last = here >> 1, last >> 1
    return (before, after) if last == 0 else None


def _risen(here: int, last: int) -> tuple[int, int]:
    """Past the levels where the right edge has no sibling."""
    while not here & 1 and here:
        here, last = here >> 1, last >> 1
    return here, last


def _left_part(width: int) -> int:
    """The largest power of two below ``width``."""
    return 1 << (width - 1).bit_length() - 1


def _hash_over(begin: int, end: int, subtree: Subtree) -> bytes:
    width = end - begin
    if width & (width - 1) == 0:
        return subtree(width.bit_length() - 1, begin // width)
    middle = begin + _left_part(width)
    return node_hash(_hash_over(begin, middle, subtree), _hash_over(middle, end, subtree))
