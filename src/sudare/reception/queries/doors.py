"""Reads at the door: a desk by its key, and the visit of a room. None of them decides what somebody may see."""

from uuid import UUID

from django.db.models import Q, QuerySet

from sudare.consents.queries import standings_of, texts_in_force
from sudare.consents.terms import Purpose
from sudare.kit.clock import now
from sudare.reception.models import Reception, Visit, VisitorBlock
from sudare.reception.terms import Ask, VisitState


def reception_by_key(key: str) -> Reception | None:
    return Reception.objects.select_related("desk", "organisation").filter(key=key).first()


def reception_of(desk_id: UUID) -> Reception:
    return Reception.objects.select_related("desk").get(desk_id=desk_id)


def oldest_reception() -> Reception | None:
    """The desk that was opened to visitors first: a demo has one."""
    return Reception.objects.select_related("desk", "organisation").filter(is_open=True).order_by("created_at").first()


def visit_at_hand(room_id: UUID) -> Visit | None:
    """The visit of this room that hasn't ended."""
    return (
        Visit.objects.select_related("visitor", "desk").filter(room_id=room_id).exclude(state=VisitState.CLOSED).first()
    )


def newest_visit(visitor_id: UUID) -> Visit | None:
    """The visit at hand, else the one that ended last."""
    return Visit.objects.select_related("assignee").filter(visitor_id=visitor_id).order_by("-queued_at", "-pk").first()


def waiting_at(desk_id: UUID) -> QuerySet[Visit]:
    """The line of a desk, the first in it first."""
    return Visit.objects.filter(desk_id=desk_id, state=VisitState.WAITING).order_by("queued_at", "pk")


def blocks_on(
    *, desk_id: UUID, network: str = "", external_id: str = "", visitor_id: UUID | None = None, mail: str = ""
) -> QuerySet[VisitorBlock]:
    """Blocks that stand at this desk on a visitor, or whoever comes by the same way. ``mail`` is hashed."""
    who = Q(pk=None)
    if network:
        who |= Q(network=network)
    if external_id:
        who |= Q(external_id=external_id)
    if mail:
        who |= Q(mail=mail)
    if visitor_id:
        who |= Q(visitor_id=visitor_id)
    return VisitorBlock.objects.filter(who, desk_id=desk_id, until__gt=now(), lifted_at=None)


def has_origin(origin: str) -> bool:
    """Whether any open desk may be carried by this web site. Lists are short and desks are few."""
    return any(origin in listed for listed in Reception.objects.filter(is_open=True).values_list("origins", flat=True))


def asks_of(*, organisation_id: UUID, language: str, user_id: UUID | None = None) -> list[Ask]:
    """Every text a visitor says yes to, in the version in force, and whether this one has. Japanese or English."""
    texts, spoken = texts_in_force(organisation_id=organisation_id), "en" if language == "en" else "ja"
    known = standings_of(user_id=user_id, organisation_id=organisation_id, texts=texts) if user_id else {}
    given = {purpose for purpose, standing in known.items() if standing.is_given}
    return [Ask(text.purpose, text.version, text.texts[spoken], Purpose(text.purpose) in given) for text in texts]
