"""Copies found elsewhere, as a package tells of them: what was kept, whose they are, and what the log says."""

from collections.abc import Iterable, Mapping

from sudare import evidence
from sudare.audit.models import Entry, SignedCheckpoint
from sudare.incidents.actions.looks import look_of
from sudare.incidents.models import Case, FoundCopy
from sudare.incidents.queries.copies import CopySheet, copies_of
from sudare.incidents.terms.copies import CopyState
from sudare.incidents.terms.papers import NOT_TRACED, SOURCES


def packed_copies(
    case: Case, *, copies: Iterable[FoundCopy], pictures: Mapping[str, evidence.Picture]
) -> tuple[evidence.Copy, ...]:
    """Copies found elsewhere, each with its marks, and the log's own lines with their proofs."""
    signed = SignedCheckpoint.objects.filter(organisation_id=case.organisation_id).order_by("-size").first()
    size = signed.size if signed else 0
    kept = {row.pk: row for row in copies}
    return tuple(_copy(kept[sheet.id], sheet, pictures[str(sheet.id)], size) for sheet in copies_of(case))


def _copy(row: FoundCopy, sheet: CopySheet, picture: evidence.Picture, size: int) -> evidence.Copy:
    entries = Entry.objects.filter(
        organisation_id=row.case.organisation_id, sequence__in=[look.sequence for look in sheet.looks]
    )
    names = {look.sequence: look.name for look in sheet.looks}
    return evidence.Copy(
        picture=picture,
        filed_at=row.at,
        filed_by=sheet.filed_by.name,
        sha256=row.sha256,
        where=sheet.where,
        is_traced=sheet.state is CopyState.TRACED,
        why_not=NOT_TRACED.get(sheet.state, evidence.Both("")),
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
