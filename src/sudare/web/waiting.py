"""A picture that waits for a person, as pages tell about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, gettext

from sudare.accounts.terms import Viewer
from sudare.attachments import access, queries
from sudare.attachments.actions import waiting_reviews
from sudare.attachments.errors import NotReady
from sudare.attachments.terms import ReviewKind, ReviewState
from sudare.policy.decide import CHECK_FAILED, NOT_LOOKED_AT
from sudare.policy.terms import Policy, Words
from sudare.rulebook.queries import policy_in_force
from sudare.screening.terms import Kind
from sudare.web.spots import Spot, kinds_of, spots_of

Row = Any  # a review with its attachment, seen through its attributes
MASKS = "masks"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the queue."""

    id: UUID
    sender_name: str
    requested_at: datetime
    is_overdue: bool
    is_appeal: bool
    has_picture: bool
    kinds: list[tuple[Kind, int]]


@dataclass(frozen=True, slots=True)
class Judged(Line):
    """The one that is looked at now."""

    attachment_id: UUID
    sender_language: str
    words: str
    spots: list[Spot]
    reasons: list[str]
    is_partly_unknown: bool
    is_diverted: bool
    can_unmask: bool
    first: Row | None  # the decision an appeal is about

    @property
    def open_spots(self) -> list[Spot]:
        return [spot for spot in self.spots if not spot.is_covered]

    @property
    def has_covers(self) -> bool:
        return any(spot.is_covered for spot in self.spots)


def queue(viewer: Viewer) -> list[Line]:
    """What waits for this viewer, the oldest first."""
    return [Line(**_line(row)) for row in waiting_reviews(viewer=viewer)]


def judged(*, viewer: Viewer, review_id: UUID) -> Judged:
    """Raises: NotReady once it is decided; NotFound, OwnPicture and SecondOpinion for whom it isn't."""
    row = access.access_review(viewer=viewer, review_id=review_id)
    if row.state != ReviewState.WAITING or row.reviewer_id is not None:  # accepted, and being drawn with more masks
        raise NotReady
    attachment, verdict = row.attachment, row.attachment.verdict or {}
    policy = policy_in_force(organisation_id=row.organisation_id, room_id=attachment.room_id)
    return Judged(
        **_line(row),
        attachment_id=attachment.pk,
        sender_language=attachment.uploader.language,
        words=row.words,
        spots=spots_of(attachment.findings, verdict.get(MASKS, ())),
        reasons=reasons_of(verdict, policy),
        is_partly_unknown=bool(verdict.get("unknown")),
        is_diverted=bool(verdict.get("diverts")),
        can_unmask=queries.is_original_kept(attachment),
        first=next((one for one in attachment.reviews.all() if one.pk != row.pk and one.decided_at), None),
    )


def reasons_of(verdict: Mapping[str, Any], policy: Policy) -> list[str]:
    """Why, in the words of the rules in force; a rule that is gone since is passed over."""
    rules = dict.fromkeys(reason["rule"] for reason in verdict.get("reasons", ()))
    words = {rule.id: rule.because for rule in policy.rules}
    house = {
        CHECK_FAILED: gettext("The check couldn't be finished, so a person has to look."),
        NOT_LOOKED_AT: gettext("Something in it couldn't be looked at, so a person has to."),
    }
    return [house.get(rule) or in_words(words[rule]) for rule in rules if rule in house or rule in words]


def in_words(words: Words) -> str:
    return words.ja if get_language() == "ja" else words.en


def _line(row: Row) -> dict[str, Any]:
    findings: Sequence[Mapping[str, Any]] = row.attachment.findings
    return {
        "id": row.pk,
        "sender_name": row.attachment.uploader.name,
        "requested_at": row.requested_at,
        "is_overdue": queries.is_overdue(row),
        "is_appeal": row.kind != ReviewKind.HELD,
        "has_picture": row.kind != ReviewKind.WITHOUT_PICTURE,
        "kinds": kinds_of(findings),
    }
