"""Reading the log and proving it whole."""

from collections.abc import Iterator
from functools import reduce
from uuid import UUID

from django.db.models import QuerySet

from sudare.audit.models import Entry, Head, SignedCheckpoint, Subtree
from sudare.audit.proofs.tree import Frontier, consistency_path, inclusion_path, leaf_hash, node_hash
from sudare.audit.terms import ChainReport, Checkpoint, origin_of

TILE_LEVELS = 8  # every eighth level of the tree is stored: 256 hashes side by side are one tile


def entries_about(subject_id: UUID, verb: str) -> QuerySet[Entry]:
    """What was recorded about one thing, oldest first."""
    return Entry.objects.filter(subject_id=subject_id, verb=verb).order_by("sequence")


def latest_checkpoint(organisation_id: UUID) -> Checkpoint | None:
    """The newest checkpoint that was signed."""
    found = SignedCheckpoint.objects.filter(organisation_id=organisation_id).order_by("-size").first()
    return Checkpoint(origin_of(organisation_id), found.size, bytes(found.root), found.at) if found else None


def inclusion_proof(*, organisation_id: UUID, sequence: int, size: int) -> list[bytes]:
    """What leads from an entry to the root of the tree of ``size``. At most a handful of queries.

    Raises: ValueError for an entry that tree doesn't have, LookupError for a tree this log hasn't reached.
    """
    return inclusion_path(sequence - 1, size, _Stored(organisation_id).hash_over)


def consistency_proof(*, organisation_id: UUID, old: int, new: int) -> list[bytes]:
    """What shows that the tree of size ``new`` begins with the tree of size ``old``. Raises: as above."""
    return consistency_path(old, new, _Stored(organisation_id).hash_over)


def root_at(*, organisation_id: UUID, size: int) -> bytes:
    """The root this log had with its first ``size`` entries, from what is stored now. Raises: LookupError."""
    stored, peaks, begin = _Stored(organisation_id), list[bytes](), 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            peaks.append(stored.hash_over(level, begin >> level))
            begin += 1 << level
    return Frontier(size, tuple(peaks)).root


class _Stored:
    """The hashes the database holds, a tile of 256 at a time."""

    def __init__(self, organisation_id: UUID) -> None:
        self._organisation_id = organisation_id
        self._tiles: dict[tuple[int, int], list[bytes]] = {}

    def hash_over(self, level: int, index: int) -> bytes:
        """Raises: LookupError where the log hasn't grown that far, or where something was taken out."""
        within = level % TILE_LEVELS
        first = index << within
        tile = self._tile(level - within, first >> TILE_LEVELS)
        begin = first % (1 << TILE_LEVELS)
        row = tile[begin : begin + (1 << within)]
        if len(row) < 1 << within:
            raise LookupError("the log doesn't reach that far")
        return reduce(_one_level_up, range(within), row)[0]

    def _tile(self, level: int, number: int) -> list[bytes]:
        if (level, number) not in self._tiles:
            begin, end = number << TILE_LEVELS, (number + 1) << TILE_LEVELS
            self._tiles[level, number] = list(self._leaves(begin, end) if level == 0 else self._row(level, begin, end))
        return self._tiles[level, number]

    def _leaves(self, begin: int, end: int) -> Iterator[bytes]:
        here = Entry.objects.filter(organisation_id=self._organisation_id, sequence__gt=begin, sequence__lte=end)
        return map(bytes, here.order_by("sequence").values_list("leaf", flat=True))

    def _row(self, level: int, begin: int, end: int) -> Iterator[bytes]:
        here = Subtree.objects.filter(organisation_id=self._organisation_id, level=level)
        here = here.filter(index__gte=begin, index__lt=end)
        return map(bytes, here.order_by("index").values_list("digest", flat=True))


def _one_level_up(row: list[bytes], _level: int) -> list[bytes]:
    return [node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=True)]


def verify_chain(organisation_id: UUID) -> ChainReport:
    """Spell and hash every entry of an organisation's log anew, and compare with the leaves and the head kept.

    Finds an edited entry, also of the same length, a missing one, two in exchanged places, and a tail that was cut
    while the head row was left behind. A log that was rewritten together with its leaves and its head is found only by
    a checkpoint from before; ``sudare audit verify`` compares with those.
    """
    tree = Frontier()
    for entry in Entry.objects.filter(organisation_id=organisation_id).order_by("sequence").iterator():
        leaf = leaf_hash(entry.deed.spelled)
        tree = tree.with_leaf(leaf)
        if entry.sequence != tree.size or bytes(entry.leaf) != leaf:
            return ChainReport(entries=tree.size, root=tree.root, broken_at=tree.size)
    return _measured_by_head(organisation_id, tree)


def _measured_by_head(organisation_id: UUID, tree: Frontier) -> ChainReport:
    head = Head.objects.filter(organisation_id=organisation_id).first()
    ends = (head.size, bytes(head.frontier)) if head else (0, b"")
    broken_at = None if ends == (tree.size, tree.packed) else tree.size + 1
    return ChainReport(entries=tree.size, root=tree.root, broken_at=broken_at)
