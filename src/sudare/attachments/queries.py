"""Reads used more than once. None of them decides permission."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet

from sudare.accounts.models import Membership
from sudare.accounts.queries import working_seats
from sudare.accounts.terms import RIGHTS, Right
from sudare.attachments.models import Attachment, Rendition, Review
from sudare.attachments.terms import UNSENT, Change, Fate, Floor, Kept, ReviewKind, ReviewState, State
from sudare.intake.verdicts import findings_from_json
from sudare.kit.clock import now
from sudare.policy.keeping import kinds_in, retention_of
from sudare.policy.replay import stored_evidence
from sudare.policy.terms import Decision, Evidence
from sudare.rulebook.queries import policy_in_force
from sudare.storage.models import Hold
from sudare.storage.queries import holds_of, holds_on
from sudare.storage.terms import ScopeKind, Subject

WAITING = UNSENT | {State.HELD}
REVIEWING_ROLES = [role.value for role, rights in RIGHTS.items() if Right.REVIEW in rights]
_SHOWABLE = frozenset({State.CHECKED, State.CONFIRMED, State.SENT})


@dataclass(frozen=True, slots=True)
class Told:
    """What the check found out, for the sender and for nobody else."""

    verdict: Mapping[str, Any] | None = None
    facts: tuple[Mapping[str, Any], ...] = ()
    removed: tuple[str, ...] = ()
    advice: tuple[Mapping[str, Any], ...] = ()
    findings: tuple[Mapping[str, Any], ...] = ()
    engines_done: tuple[str, ...] = ()
    edit: Mapping[str, Any] | None = None
    has_edit_failed: bool = False


def told_to(*, user_id: UUID | None, attachment: Attachment) -> Told:
    """The findings if ``user_id`` is the sender, otherwise nothing at all."""
    return told_of(attachment) if attachment.uploader_id == user_id else Told()


def told_of(attachment: Attachment) -> Told:
    """All that was found out, for whoever may know it."""
    drawing = attachment.drawing or {}
    return Told(
        verdict=attachment.verdict,
        facts=tuple(attachment.facts),
        removed=tuple(attachment.removed),
        advice=tuple(attachment.advice),
        findings=tuple(attachment.findings),
        engines_done=tuple(attachment.engines_done),
        edit=attachment.edit,
        has_edit_failed=bool(drawing.get("has_failed")),
    )


def is_original_kept(attachment: Attachment) -> bool:
    """Whether there is something under the masks that could still be seen."""
    keeps = bool((attachment.verdict or {}).get("keeps_original"))
    return attachment.original_id is not None and keeps and not attachment.is_original_masked


def state_shown(attachment: Attachment) -> State:
    """A picture that is drawn anew while it waits on its message is held until it is there."""
    is_on_a_message = attachment.message_id is not None
    return State.HELD if is_on_a_message and attachment.state == State.EDITING else State(attachment.state)


def is_overdue(review: Review) -> bool:
    return review.state == ReviewState.WAITING and review.due_at < now()


def can_appeal(attachment: Attachment) -> bool:
    """Once, against a refusal by a person or by *never*, as long as there is something to decide about."""
    reviews = list(attachment.reviews.all())
    if attachment.state != State.REFUSED or any(one.kind != ReviewKind.HELD for one in reviews):
        return False
    if was_never_kept(attachment):
        return True
    return any(
        one.state == ReviewState.REFUSED and one.decided_at and one.decided_at > appeals_since() for one in reviews
    )


def was_never_kept(attachment: Attachment) -> bool:
    """Whether the verdict left no byte of it."""
    verdict = attachment.verdict or {}
    return verdict.get("decision") == Decision.NEVER or bool(verdict.get("diverts"))


def appeals_since() -> datetime:
    """Refusals older than this are final, and their bytes are gone."""
    return now() - timedelta(days=settings.REVIEW_DAYS)


def has_reviewer(attachment: Attachment) -> bool:
    """Whether anybody but the sender could look at it now."""
    first = [each.reviewer_id for each in attachment.reviews.all() if each.state != ReviewState.WAITING]
    reviewers = reviewers_besides(attachment.uploader_id, organisation_id=attachment.organisation_id)
    return reviewers.exclude(user_id__in=[user_id for user_id in first if user_id]).exists()


def reviewers_besides(user_id: UUID, *, organisation_id: UUID) -> QuerySet[Membership]:
    """The open seats whose role reviews, without this person's own."""
    seats = working_seats().filter(organisation_id=organisation_id, role__in=REVIEWING_ROLES)
    return seats.exclude(user_id=user_id)


def expires_at(attachment: Attachment) -> datetime | None:
    """When an unsent upload vanishes; None once it is sent or gone."""
    if attachment.state not in WAITING or attachment.message_id is not None:
        return None
    return attachment.state_changed_at + timedelta(minutes=settings.UNSENT_MINUTES)


def renditions_of(attachment: Attachment) -> list[Rendition]:
    """What may be shown of it, none before the verdict; uses what was prefetched."""
    return list(attachment.renditions.all()) if attachment.state in _SHOWABLE else []


def of_messages(message_ids: list[UUID]) -> QuerySet[Attachment]:
    """These messages' pictures in the order they were picked, with renditions and reviews: three queries."""
    return (
        Attachment.objects.filter(message_id__in=message_ids).prefetch_related("renditions", "reviews").order_by("id")
    )


def sent_before(*, key: str, uploader_id: UUID) -> Attachment | None:
    """The upload this idempotency key already stands for."""
    return Attachment.objects.filter(uploader_id=uploader_id, idempotency_key=key).first() if key else None


def waiting_of(uploader_id: UUID) -> int:
    """How many uploads of a person are neither sent nor gone."""
    return Attachment.objects.filter(uploader_id=uploader_id, state__in=WAITING, message_id=None).count()


def changed_since(moment: datetime, *, uploader_ids: Iterable[UUID]) -> list[Change]:
    """Uploads of these people with which something happened after ``moment``: another state, or findings so far.

    Naming every state lets the index serve.
    """
    rows = Attachment.objects.filter(state__in=list(State), state_changed_at__gt=moment, uploader_id__in=uploader_ids)
    found = rows.values_list("id", "uploader_id", "state", "state_changed_at")
    return [Change(pk, uploader_id, State(state), at) for pk, uploader_id, state, at in found]


def growing_objects() -> set[UUID]:
    """The unfinished objects that uploads on their way are still filling."""
    growing = Attachment.objects.filter(state=State.UPLOADING, quarantine__isnull=False)
    return {object_id for object_id in growing.values_list("quarantine_id", flat=True) if object_id}


def count_by_state() -> dict[str, int]:
    """How many attachments stand in each state; none is nought."""
    found = dict(Attachment.objects.values_list("state").annotate(amount=Count("id")).order_by())
    return {state.value: found.get(state.value, 0) for state in State}


def checks_waiting() -> int:
    """How many pictures nobody has begun to check."""
    return Attachment.objects.filter(state=State.RECEIVED).count()


def judged_cases(*, organisation_id: UUID, limit: int, room_ids: Collection[UUID] | None = None) -> list[Evidence]:
    """What the last verdicts rested on, the newest first: of some rooms, or of the whole organisation."""
    rows = Attachment.objects.filter(organisation_id=organisation_id, verdict__isnull=False)
    if room_ids is not None:
        rows = rows.filter(room_id__in=room_ids)
    stored = rows.order_by("-created_at", "-pk").values_list("verdict", "findings")[:limit]
    return [stored_evidence(verdict=verdict or {}, findings=findings) for verdict, findings in stored]


def diverted_from(*, user_id: UUID, organisation_id: UUID) -> Attachment | None:
    """What is known of the last picture that froze somebody's seat; it has no bytes any more."""
    rows = Attachment.objects.filter(uploader_id=user_id, organisation_id=organisation_id, verdict__diverts=True)
    return rows.prefetch_related("reviews").order_by("-id").first()


def own_reviews_waiting(*, user_id: UUID, organisation_id: UUID) -> int:
    """How many of somebody's own pictures wait for somebody else's word."""
    rows = Review.objects.filter(organisation_id=organisation_id, attachment__uploader_id=user_id)
    return rows.filter(state=ReviewState.WAITING).count()


# --- how long a picture is kept ------------------------------------------------------------------------------
def subject_of(attachment: Attachment) -> Subject:
    """A picture as holds see it."""
    return Subject(
        kind=ScopeKind.ATTACHMENT,
        id=attachment.id,
        organisation_id=attachment.organisation_id,
        room_id=attachment.room_id,
        person_id=attachment.uploader_id,
    )


def fate_of(attachment_id: UUID) -> Fate:
    """A picture's day and what keeps it, as its own people may know it: quiet holds aren't told unasked."""
    attachment = Attachment.objects.filter(id=attachment_id).first()
    if attachment is None:
        return Fate(forget_at=None)
    open_holds = [hold for hold in holds_on(subject_of(attachment)) if not hold.is_quiet]
    return Fate(
        forget_at=attachment.forget_at,
        is_held=bool(open_holds),
        hold_contact=_contacts(open_holds),
        floor=floor_of(attachment),
        is_wanted=attachment.forget_wanted_at is not None,
    )


def floor_of(attachment: Attachment) -> Floor | None:
    """The law that asks to keep a picture today, if there is one."""
    if attachment.floor_at is None or attachment.floor_at <= now():
        return None
    policy = policy_in_force(organisation_id=attachment.organisation_id, room_id=attachment.room_id)
    kinds = kinds_in(policy, findings_from_json(attachment.findings))
    return Floor(until=attachment.floor_at, source=retention_of(policy, kinds).source)


def told_holds_of(organisation_id: UUID) -> list[Hold]:
    """The holds people are told of before they ask for a deletion; with ``kept_by``, for many pictures at once."""
    return [hold for hold in holds_of(organisation_id) if not hold.is_quiet]


def kept_by(attachment: Attachment, holds: Iterable[Hold]) -> Kept | None:
    """What stands in the way of forgetting this, given the holds of its organisation. No query."""
    if attachment.state in {State.FORGOTTEN, State.DISCARDED}:
        return None
    places = set(subject_of(attachment).places())
    on_it = [hold for hold in holds if places & {(scope.kind, scope.target_id) for scope in hold.scopes.all()}]
    floor = attachment.floor_at if attachment.floor_at and attachment.floor_at > now() else None
    if not on_it and floor is None:
        return None
    return Kept(
        is_held=bool(on_it),
        hold_contact=_contacts(on_it),
        floor_until=floor,
        is_wanted=attachment.forget_wanted_at is not None,
    )


def _contacts(holds: Iterable[Hold]) -> str:
    return ", ".join(dict.fromkeys(hold.contact for hold in holds if hold.contact))
