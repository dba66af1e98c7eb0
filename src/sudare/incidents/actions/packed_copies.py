"""Copies found elsewhere, as a package tells of them: what was kept, whose they are, and what the log says."""

from sudare import evidence
from sudare.audit.models import Entry, SignedCheckpoint
from sudare.imaging.plain import size_of
from sudare.incidents.actions.looks import look_of
from sudare.incidents.models import Case, FoundCopy
from sudare.incidents.queries.copies import CopySheet, copies_of
from sudare.incidents.terms.copies import CopyStanding, CopyState
from sudare.incidents.terms.papers import NOT_TRACED, SOURCES
from sudare.storage import actions as storage


def packed_copies(case: Case) -> tuple[evidence.Copy, ...]:
    """Copies found elsewhere, each with its marks, and the log's own lines with their proofs."""
    signed = SignedCheckpoint.objects.filter(organisation_id=case.organisation_id).order_by("-size").first()
    size = signed.size if signed else 0
    kept = {row.pk: row for row in FoundCopy.objects.filter(case=case)}
    return tuple(_copy(case, kept[sheet.id], sheet, size) for sheet in copies_of(case))


def _copy(case: Case, row: FoundCopy, sheet: CopySheet, size: int) -> evidence.Copy:
    entries = Entry.objects.filter(
        organisation_id=case.organisation_id, sequence__in=[look.sequence for look in sheet.looks]
    )
    names = {look.sequence: look.name for look in sheet.looks}
    return evidence.Copy(
        picture=_kept_copy(case, row),
        filed_at=row.at,
        filed_by=sheet.filed_by.name,
        sha256=row.sha256,
        where=sheet.where,
        is_traced=sheet.state is CopyState.TRACED,
        why_not=NOT_TRACED.get(sheet.state, ""),
        marks=tuple(
            evidence.Candidate(
                source=SOURCES[each.source],
                code=each.code,
                strength=each.strength,
                name=each.name or each.share,
                room=each.room,
                picture_id=str(each.picture_id),
                rendition=each.rendition,
                issued_at=each.issued_at,
            )
            for each in sheet.marks
        ),
        alike=tuple(evidence.Alike(str(each.picture_id), each.distance, each.room) for each in sheet.alike),
        views=tuple(look_of(entry, viewer=names[entry.sequence], size=size) for entry in entries.order_by("sequence")),
    )


def _kept_copy(case: Case, row: FoundCopy) -> evidence.Picture:
    standing = evidence.Standing(row.standing or CopyStanding.INTIMATE)
    if case.is_minor_concerned:
        standing = evidence.Standing.CHILD
    content = b""
    if standing is evidence.Standing.ORDINARY and row.kept_id is not None:
        content = b"".join(storage.open_sealed(object_id=row.kept_id))
    width, height = size_of(content) or (0, 0)
    return evidence.Picture(
        picture_id=str(row.pk),
        sha256=row.kept_sha256,
        standing=standing,
        kinds=tuple(row.kinds),
        width_px=width,
        height_px=height,
        content=content if width else b"",
    )
