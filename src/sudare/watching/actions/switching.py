"""The organisation's switch, and the words with which people are asked."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Right, Viewer
from sudare.audit.actions import record
from sudare.consents import actions as consents
from sudare.consents.models import ConsentText
from sudare.consents.queries import text_in_force
from sudare.consents.terms import Purpose
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed
from sudare.watching.actions.forgetting import forget_rooms
from sudare.watching.models import Ear, Hit, Switch
from sudare.watching.terms.first_words import FIRST_NOTICE


@transaction.atomic
def switch_on(*, viewer: Viewer) -> None:
    """From now on people are asked. Nothing is read before everybody in a room has agreed.

    Raises: NotAllowed. Also: where there is no notice yet, ours is put into force; recorded. Skips: one that is on.
    """
    _check(viewer)
    if text_in_force(organisation_id=viewer.organisation_id, purpose=Purpose.LISTENING) is None:
        consents.write_text(viewer=viewer, texts=FIRST_NOTICE, purpose=Purpose.LISTENING)
    _turn(viewer, is_on=True)


@transaction.atomic
def switch_off(*, viewer: Viewer) -> None:
    """From now on nothing is read, and what was noticed is forgotten at once. What people answered stays theirs.

    Raises: NotAllowed. Also: recorded. Skips: one that is off.
    """
    _check(viewer)
    _turn(viewer, is_on=False)
    forget_rooms(_rooms_noticed(viewer.organisation_id))


def write_notice(*, viewer: Viewer, texts: Mapping[str, str]) -> ConsentText:
    """Put another notice into force. Nothing is read until everybody in a room has agreed to it anew.

    Raises: NotAllowed, ConsentTextIncomplete, ConsentTextUnchanged. Also: entry ``consents:text:written``.
    """
    return consents.write_text(viewer=viewer, texts=texts, purpose=Purpose.LISTENING)


def _check(viewer: Viewer) -> None:
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed


def _turn(viewer: Viewer, *, is_on: bool) -> None:
    switch, _ = Switch.objects.select_for_update().get_or_create(organisation_id=viewer.organisation_id)
    if switch.is_on == is_on:
        return
    switch.is_on, switch.changed_at, switch.changed_by_id = is_on, now(), viewer.user_id
    switch.save()
    verb = "watching:switch:on" if is_on else "watching:switch:off"
    record(organisation_id=viewer.organisation_id, actor_id=viewer.user_id, verb=verb)


def _rooms_noticed(organisation_id: UUID) -> list[UUID]:
    """Also rooms in which a reading may be under way: their ears are there."""
    noticed = set(Hit.objects.filter(organisation_id=organisation_id).values_list("room_id", flat=True))
    return list(noticed | set(Ear.objects.filter(room__organisation_id=organisation_id).values_list("pk", flat=True)))
