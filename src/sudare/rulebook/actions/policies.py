"""A change of rules is the next version of them. Nothing that was in force is ever rewritten."""

from typing import Any
from uuid import UUID

from django.db import transaction

from sudare.accounts.errors import ReasonMissing
from sudare.accounts.models import Organisation
from sudare.accounts.terms import Right, Viewer
from sudare.audit.actions import record
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.text import clean_line
from sudare.policy.document import read_policy, with_version
from sudare.policy.floor import softened
from sudare.policy.library import text_of
from sudare.rulebook import queries
from sudare.rulebook.errors import PolicyTooSoft
from sudare.rulebook.models import PolicyVersion
from sudare.rulebook.terms import Scope

CHANGED = "rulebook:policy:changed"
REASON_MAX_CHARACTERS = 300


def choose_preset(*, viewer: Viewer, scope: Scope | str, place_id: UUID, profile: str, reason: str) -> PolicyVersion:
    """Put a profile's rules in force, as they come with this version of Sudare.

    Raises: UnknownProfile, and what ``change_policy`` raises. Also: as there.
    """
    document = text_of(profile)
    return change_policy(viewer=viewer, scope=scope, place_id=place_id, document=document, reason=reason)


@transaction.atomic
def change_policy(*, viewer: Viewer, scope: Scope | str, place_id: UUID, document: str, reason: str) -> PolicyVersion:
    """Put rules in force at a place from now on, as its next version, written out whole.

    Raises: NotAllowed, NotFound for another organisation, PolicyInvalid, PolicyTooSoft, ReasonMissing.
    Also: recorded with profile and version. In this process they count at once, in others within five seconds.
    Skips: whether a room or desk is the viewer's; those stand above this floor, and their doors ask first.
    """
    scope = Scope(scope)
    _check_right(viewer)
    if scope is Scope.ORGANISATION and place_id != viewer.organisation_id:
        raise NotFound
    policy, why = read_policy(document), _checked_reason(reason)
    if soft := softened(policy):
        raise PolicyTooSoft(*soft)
    numbered = with_version(policy, _next_version(viewer, place_id))
    columns = {"version": numbered.version, "profile": numbered.profile, "document": numbered.document}
    return _put(viewer, why, scope=scope, place_id=place_id, **columns)


@transaction.atomic
def follow_organisation(*, viewer: Viewer, scope: Scope | str, place_id: UUID, reason: str) -> PolicyVersion:
    """A room or desk gives up rules of its own. That is a version too, without a document.

    Raises: NotAllowed, NotFound for an organisation itself, ReasonMissing. Also, Skips: as ``change_policy``.
    """
    scope = Scope(scope)
    _check_right(viewer)
    if scope is Scope.ORGANISATION:
        raise NotFound
    columns = {"version": _next_version(viewer, place_id), "profile": "", "document": ""}
    return _put(viewer, _checked_reason(reason), scope=scope, place_id=place_id, **columns)


def _next_version(viewer: Viewer, place_id: UUID) -> int:
    Organisation.objects.select_for_update().get(pk=viewer.organisation_id)  # two changes at once are two versions
    return queries.newest_version(place_id) + 1


def _put(viewer: Viewer, why: str, **columns: Any) -> PolicyVersion:
    row = PolicyVersion.objects.create(
        organisation_id=viewer.organisation_id, author_id=viewer.user_id, reason=why, **columns
    )
    details = {"profile": row.profile, "version": row.version, "scope": str(row.scope)}
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=CHANGED,
        subject_id=row.place_id,
        reason=why,
        details=details,
    )
    transaction.on_commit(queries.forget_cached)
    return row


def _check_right(viewer: Viewer) -> None:
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed


def _checked_reason(untrusted_reason: str) -> str:
    if not (reason := clean_line(untrusted_reason)[:REASON_MAX_CHARACTERS]):
        raise ReasonMissing
    return reason
