"""Found copies of a case: what was handed in, and the answer, mark and view log told apart."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sudare.incidents.models import Case, FoundCopy
from sudare.incidents.models.seals import words_of
from sudare.incidents.queries.board import Named, sure
from sudare.incidents.terms.cases import Reason, contacts_for
from sudare.incidents.terms.copies import OVER, CopyStanding, CopyState, MarkSource
from sudare.viewing.terms import Alike, Candidate, TraceReport, View


@dataclass(frozen=True, slots=True)
class MarkLine:
    """Whose copy it is, by an exact number. ``strength``: how many standard deviations the mark stands above
    chance; None where it was read as letters.
    """

    source: MarkSource
    code: str
    strength: float | None
    user_id: UUID | None
    name: str
    share: str
    shared_by: str
    room: str
    picture_id: UUID
    rendition: str
    issued_at: datetime
    is_forgotten: bool


@dataclass(frozen=True, slots=True)
class AlikeLine:
    """Which of the house's pictures it looks like: ``distance`` of 256 bits differ. It names nobody's copy."""

    picture_id: UUID
    distance: int
    room: str
    sent_at: datetime | None
    could_have_seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookLine:
    """What the log says of these pictures. ``code``: under which a marked copy left; empty for the others."""

    sequence: int
    at: datetime
    name: str
    deed: str
    picture_id: UUID
    rendition: str
    code: str


@dataclass(frozen=True, slots=True)
class CopySheet:
    """``is_undecided``: 判定できません. ``contacts``: codes of those to be called, of a copy that was turned away."""

    id: UUID
    at: datetime
    filed_by: Named
    state: CopyState
    where: str
    sha256: str
    standing: str
    kinds: tuple[str, ...]
    is_kept: bool
    ended_at: datetime | None
    marks: tuple[MarkLine, ...]
    alike: tuple[AlikeLine, ...]
    looks: tuple[LookLine, ...]
    contacts: tuple[str, ...]

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def is_undecided(self) -> bool:
        return self.state is CopyState.TRACED and not self.marks


def copies_of(case: Case) -> tuple[CopySheet, ...]:
    rows = FoundCopy.objects.filter(case=case).select_related("filed_by").order_by("at", "pk")
    return tuple(_sheet(row) for row in rows)


def spelled(report: TraceReport) -> dict[str, Any]:
    """An answer as it is kept: the names of then, because pictures and people may be gone when somebody reads it."""
    sources = (
        (MarkSource.MARK, report.by_mark),
        (MarkSource.TYPED, report.by_code),
        (MarkSource.LETTERS, report.by_letters),
    )
    marked = [(view, each.code) for _, found in sources for each in found for view in each.log]
    others = [(view, "") for each in report.by_fingerprint for view in each.log]
    return {
        "marks": [_mark(source, each) for source, found in sources for each in found],
        "alike": [_alike(each) for each in report.by_fingerprint],
        "looks": _looks([*marked, *others]),
    }


def _mark(source: MarkSource, each: Candidate) -> dict[str, Any]:
    return {
        "source": source.value,
        "code": each.code,
        "strength": each.strength,
        "user_id": str(each.user_id) if each.user_id else None,
        "name": each.name,
        "share": each.share,
        "shared_by": each.shared_by,
        "room": each.room,
        "picture_id": str(each.attachment_id),
        "rendition": each.rendition,
        "issued_at": each.issued_at.isoformat(),
        "is_forgotten": each.is_forgotten,
    }


def _alike(each: Alike) -> dict[str, Any]:
    return {
        "picture_id": str(each.attachment_id),
        "distance": each.distance,
        "room": each.room,
        "sent_at": each.sent_at.isoformat() if each.sent_at else None,
        "could_have_seen": each.could_have_seen,
    }


def _looks(views: Iterable[tuple[View, str]]) -> list[dict[str, Any]]:
    """Each once, the marked one first where both are the same entry; in the order of the log."""
    known: dict[int, dict[str, Any]] = {}
    for view, code in views:
        known.setdefault(
            view.sequence,
            {
                "sequence": view.sequence,
                "at": view.at.isoformat(),
                "name": view.name,
                "deed": view.deed.value,
                "picture_id": str(view.attachment_id),
                "rendition": view.rendition,
                "code": code,
            },
        )
    return [known[sequence] for sequence in sorted(known)]


def _sheet(row: FoundCopy) -> CopySheet:
    answer: dict[str, Any] = json.loads(words_of(row.answer) or "{}")
    return CopySheet(
        id=row.pk,
        at=row.at,
        filed_by=sure(row.filed_by),
        state=CopyState(row.state),
        where=words_of(row.where),
        sha256=row.sha256,
        standing=row.standing,
        kinds=tuple(row.kinds),
        is_kept=row.kept_id is not None,
        ended_at=row.ended_at,
        marks=tuple(_mark_line(each) for each in answer.get("marks", ())),
        alike=tuple(_alike_line(each) for each in answer.get("alike", ())),
        looks=tuple(_look_line(each) for each in answer.get("looks", ())),
        contacts=contacts_for(Reason.MINOR) if row.standing == CopyStanding.CHILD else (),
    )


def _mark_line(each: dict[str, Any]) -> MarkLine:
    return MarkLine(
        **{
            **each,
            "source": MarkSource(each["source"]),
            "user_id": UUID(each["user_id"]) if each["user_id"] else None,
            "picture_id": UUID(each["picture_id"]),
            "issued_at": datetime.fromisoformat(each["issued_at"]),
        }
    )


def _alike_line(each: dict[str, Any]) -> AlikeLine:
    return AlikeLine(
        picture_id=UUID(each["picture_id"]),
        distance=each["distance"],
        room=each["room"],
        sent_at=datetime.fromisoformat(each["sent_at"]) if each["sent_at"] else None,
        could_have_seen=tuple(each["could_have_seen"]),
    )


def _look_line(each: dict[str, Any]) -> LookLine:
    at, picture_id = datetime.fromisoformat(each["at"]), UUID(each["picture_id"])
    return LookLine(**{**each, "at": at, "picture_id": picture_id})
