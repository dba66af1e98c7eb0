"""Reading the log and proving it whole."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import reduce
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery

from sudare.audit.models import Entry, Head, Outlet, SignedCheckpoint, Subtree
from sudare.audit.proofs.tree import Frontier, consistency_path, inclusion_path, leaf_hash, node_hash
from sudare.audit.queries.spelling import ROWS_AT_ONCE, spelled_entries
from sudare.audit.terms import ChainReport, Checkpoint, CheckpointState, OutletState, origin_of
from sudare.kit.clock import now

TILE_LEVELS = 8  # every eighth level of the tree is stored: 256 hashes side by side are one tile
PAGE_ENTRIES = 50
LATE_AFTER = timedelta(minutes=10)  # checkpoints are due every two; five is the promise

__all__ = ["ROWS_AT_ONCE", "spelled_entries"]


def entries_about(subject_id: UUID, verb: str) -> QuerySet[Entry]:
    """What was recorded about one thing, oldest first."""
    return Entry.objects.filter(subject_id=subject_id, verb=verb).order_by("sequence")


def search(
    *,
    organisation_id: UUID,
    verb: str = "",
    actor_id: UUID | None = None,
    subject_id: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    before: int | None = None,
    limit: int = PAGE_ENTRIES,
) -> list[Entry]:
    """An organisation's entries, newest first, at most ``limit``: one query.

    ``verb`` may be its beginning (``viewing:``). ``before`` is the sequence of the last entry of the page before;
    whoever asks must hold the right to read the log (``accounts.access.access_log``).
    """
    wanted = {"actor_id": actor_id, "subject_id": subject_id, "at__gte": since, "at__lt": until, "sequence__lt": before}
    found = Entry.objects.filter(organisation_id=organisation_id)
    found = found.filter(**{name: value for name, value in wanted.items() if value is not None})
    if verb:
        found = found.filter(verb__startswith=verb) if verb.endswith(":") else found.filter(verb=verb)
    return list(found.order_by("-sequence")[:limit])


def entry_of(*, organisation_id: UUID, entry_id: UUID) -> Entry | None:
    """One entry of this organisation's log, and of no other."""
    return Entry.objects.filter(organisation_id=organisation_id, pk=entry_id).first()


def signed_notes(*, organisation_id: UUID, limit: int = PAGE_ENTRIES) -> list[str]:
    """The newest checkpoints as they left the house, the newest first."""
    signed = SignedCheckpoint.objects.filter(organisation_id=organisation_id).order_by("-size")
    return list(signed.values_list("note", flat=True)[:limit])


def size_of(organisation_id: UUID) -> int:
    """How many entries an organisation's log has."""
    return Head.objects.filter(organisation_id=organisation_id).values_list("size", flat=True).first() or 0


def latest_checkpoint(organisation_id: UUID) -> Checkpoint | None:
    """The newest checkpoint that was signed."""
    found = SignedCheckpoint.objects.filter(organisation_id=organisation_id).order_by("-size").first()
    return Checkpoint(origin_of(organisation_id), found.size, bytes(found.root), found.at) if found else None


def newest_checkpoints() -> dict[UUID, SignedCheckpoint]:
    """The last signed row of every log."""
    sizes = SignedCheckpoint.objects.values("organisation_id").annotate(newest=Max("size"))
    newest = {row["organisation_id"]: row["newest"] for row in sizes}
    rows = SignedCheckpoint.objects.filter(size__in=set(newest.values()))
    return {row.organisation_id: row for row in rows if row.size == newest[row.organisation_id]}


def checkpoint_state() -> CheckpointState:
    """Which places know how much of which log, what fails since when, and which logs are late."""
    outlets = tuple(
        OutletState(row.target, row.organisation_id, row.size, row.told_at, row.failing_since, row.fault)
        for row in Outlet.objects.order_by("target", "organisation_id")
    )
    told = {outlet.organisation_id: 0 for outlet in outlets}
    for outlet in outlets:
        told[outlet.organisation_id] = max(told[outlet.organisation_id], outlet.size)
    behind = [
        (head.organisation_id, told.get(head.organisation_id, 0))
        for head in Head.objects.all()
        if head.size > told.get(head.organisation_id, 0)
    ]
    return CheckpointState(outlets, tuple(known for known, size in behind if _waits_too_long(known, size)))


def _waits_too_long(organisation_id: UUID, told: int) -> bool:
    first = Entry.objects.filter(organisation_id=organisation_id, sequence=told + 1).first()
    return first is None or now() - first.at > LATE_AFTER


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


def reach_of(organisation_id: UUID) -> tuple[int, int]:
    """How far the head says the log goes, and how far the entries go: of one moment, also while it grows."""
    last = (
        Entry.objects.filter(organisation_id=OuterRef("organisation_id")).order_by("-sequence").values("sequence")[:1]
    )
    heads = Head.objects.filter(organisation_id=organisation_id).annotate(last=Subquery(last))
    size, found = heads.values_list("size", "last").first() or (0, 0)
    return size, found or 0


def verify_chain(organisation_id: UUID) -> ChainReport:
    """Spell and hash every entry of an organisation's log anew, and compare with the leaves and the head kept.

    Finds an edited entry, also of the same length, a missing one, two in exchanged places, and a tail that was cut
    while the head row was left behind. A log that was rewritten together with its leaves and its head is found only by
    a checkpoint from before; ``sudare audit verify`` compares with those.
    """
    tree = Frontier()
    for sequence, stored, spelled in spelled_entries(organisation_id):
        leaf = leaf_hash(spelled)
        tree = tree.with_leaf(leaf)
        if sequence != tree.size or stored != leaf:
            return ChainReport(entries=tree.size, root=tree.root, broken_at=tree.size)
    return _measured_by_head(organisation_id, tree)


def _measured_by_head(organisation_id: UUID, tree: Frontier) -> ChainReport:
    head = Head.objects.filter(organisation_id=organisation_id).first()
    ends = (head.size, bytes(head.frontier)) if head else (0, b"")
    broken_at = None if ends == (tree.size, tree.packed) else tree.size + 1
    return ChainReport(entries=tree.size, root=tree.root, broken_at=broken_at)
