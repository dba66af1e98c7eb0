"""Counting what asking costs, and keeping it within the plan."""

from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from sudare.accounts.models import Organisation
from sudare.assistant import queries
from sudare.assistant.errors import NoSuchPlan, QuotaUsedUp
from sudare.assistant.models import Answer, ChosenPlan, Question, Usage
from sudare.assistant.proofs.pricing import cost_micros
from sudare.assistant.terms import PLANNED
from sudare.audit.actions import record


def begin_counting(question: Question, *, pictures: int) -> None:
    """Take a question's pictures out of what is left this month, in the caller's transaction.

    Raises: QuotaUsedUp. Two questions at once can't both take the last picture: the organisation's row is held.
    """
    Organisation.objects.select_for_update().get(pk=question.organisation_id)
    left = queries.left_for(question.organisation_id)
    most = left.plan.pictures
    if left.is_used_up or (most is not None and left.pictures_used + pictures > most):
        raise QuotaUsedUp
    _month(question).update(questions=F("questions") + 1, pictures=F("pictures") + pictures)


def count_answer(answer: Answer, *, tokens_in: int, tokens_out: int) -> int:
    """Add what an answer took to its room's month. Returns its cost in millionths."""
    cost = cost_micros(queries.prices(), tokens_in=tokens_in, tokens_out=tokens_out)
    if tokens_in or tokens_out:
        _month(answer.question).update(
            tokens_in=F("tokens_in") + tokens_in,
            tokens_out=F("tokens_out") + tokens_out,
            cost_micros=F("cost_micros") + cost,
        )
    return cost


@transaction.atomic
def choose_plan(*, organisation_id: UUID, plan: str) -> None:
    """Put an organisation on a plan, for whoever stands at the machine. Raises: NoSuchPlan for one nobody wrote down.

    Also: entry ``assistant:plan:chosen``, by nobody of the organisation.
    """
    known = queries.plans().get(plan)
    if known is None:
        raise NoSuchPlan
    ChosenPlan.objects.update_or_create(pk=organisation_id, defaults={"plan": known.name})
    record(organisation_id=organisation_id, actor_id=None, verb=PLANNED, subject_id=None, details={"plan": known.name})


def _month(question: Question) -> QuerySet[Usage]:
    organisation_id, room_id, month = question.organisation_id, question.room_id, queries.this_month()
    row, _ = Usage.objects.get_or_create(organisation_id=organisation_id, room_id=room_id, month=month)
    return Usage.objects.filter(pk=row.pk)
