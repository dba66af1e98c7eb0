"""What is left of pictures that were diverted: when, from whom, a fingerprint, and which rule decided."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sudare.accounts.queries import people_of
from sudare.accounts.terms import Right, Viewer
from sudare.attachments.actions import diversions
from sudare.attachments.terms import ReviewState
from sudare.kit.errors import NotFound


@dataclass(frozen=True, slots=True)
class Diversion:
    """``review_id`` is what its sender wrote, as long as it waits for somebody."""

    id: UUID
    at: datetime
    sender_name: str
    sender_email: str
    membership_id: UUID | None
    is_frozen: bool
    sha256: str
    rules: list[str]
    has_appealed: bool
    review_id: UUID | None


def diversions_seen_by(viewer: Viewer) -> list[Diversion]:
    """An organisation's diversions, the newest first. Raises: NotFound for whoever doesn't moderate."""
    if not viewer.may(Right.MODERATE):
        raise NotFound
    seats = {seat.user_id: seat for seat in people_of(viewer.organisation_id, with_visitors=True)}
    found = []
    for row in diversions(viewer=viewer):
        seat, reviews = seats.get(row.uploader_id), list(row.reviews.all())
        waiting = [one.pk for one in reviews if one.state == ReviewState.WAITING]
        found.append(
            Diversion(
                id=row.pk,
                at=row.created_at,
                sender_name=row.uploader.name,
                sender_email=row.uploader.email,
                membership_id=seat.pk if seat else None,
                is_frozen=bool(seat and seat.frozen_at),
                sha256=row.sha256,
                rules=[reason["rule"] for reason in (row.verdict or {}).get("reasons", ())],
                has_appealed=bool(reviews),
                review_id=waiting[0] if waiting else None,
            )
        )
    return found
