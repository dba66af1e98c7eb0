"""A desk opened to visitors, its settings changed, and who answers there."""

import secrets
from collections.abc import Iterable
from typing import Unpack
from uuid import UUID

from django.db import transaction

from sudare.accounts.queries import is_minor, working_seats
from sudare.accounts.terms import RIGHTS, Right, Role, Viewer
from sudare.audit.actions import record
from sudare.consents import actions as consents
from sudare.consents.queries import text_in_force
from sudare.consents.terms import Purpose
from sudare.kit.errors import NotFound
from sudare.kit.events import announce
from sudare.kit.text import clean_line
from sudare.reception.actions.fields import CHECKED
from sudare.reception.actions.first_words import FIRST_WORDS
from sudare.reception.errors import SkillsUnusable, StaffUnfit
from sudare.reception.events import StaffGone
from sudare.reception.models import DeskStaff, Reception
from sudare.reception.terms import KEY_PREFIX, ReceptionChange
from sudare.rooms.access import access_desk
from sudare.rooms.errors import MinorAmongGuests
from sudare.rooms.models import Desk

SKILLS_MAX = 12
SKILL_LETTERS = 40
CAPACITY_MAX = 50
ANSWERING = [role for role, rights in RIGHTS.items() if {Right.TALK, Right.OPEN_ROOMS} <= rights]


@transaction.atomic
def open_reception(*, viewer: Viewer, desk_id: UUID) -> Reception:
    """Let visitors come to a desk. Opening it twice changes nothing.

    Where the organisation has no words yet on what is told here and what a visitor states, ours are put into force.

    Raises: NotAllowed, NotFound. Also: entry ``reception:desk:opened``.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    found = Reception.objects.filter(desk=desk).first()
    if found is not None:
        return found
    _write_first_words(viewer)
    made = Reception.objects.create(desk=desk, organisation_id=desk.organisation_id, key=_fresh_key())
    _record(desk, viewer=viewer, verb="desk:opened")
    return made


@transaction.atomic
def change_reception(*, viewer: Viewer, desk_id: UUID, **fields: Unpack[ReceptionChange]) -> Reception:
    """Change how a desk meets visitors; only what is named changes.

    Raises: NotAllowed, NotFound, and what ``fields`` says of each. Also: entry ``reception:desk:changed`` with the
    names of what changed.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    reception = Reception.objects.select_for_update().filter(desk=desk).first()
    if reception is None:
        raise NotFound
    wanted = {name: CHECKED[name](value) for name, value in fields.items()}
    changed = [name for name, value in wanted.items() if getattr(reception, name) != value]
    if changed:
        for name in changed:
            setattr(reception, name, wanted[name])
        reception.version += 1
        reception.save(update_fields=[*changed, "version"])
        _record(desk, viewer=viewer, verb="desk:changed", fields=changed, version=reception.version)
    return reception


@transaction.atomic
def renew_key(*, viewer: Viewer, desk_id: UUID) -> Reception:
    """Give a desk another public key: the tag on pages that carry the old one opens nothing any more.

    Raises: NotAllowed, NotFound. Also: entry ``reception:desk:key_renewed``.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    if not Reception.objects.filter(desk=desk).update(key=_fresh_key()):
        raise NotFound
    _record(desk, viewer=viewer, verb="desk:key_renewed")
    return Reception.objects.get(desk=desk)


@transaction.atomic
def seat_staff(
    *,
    viewer: Viewer,
    desk_id: UUID,
    user_id: UUID,
    skills: Iterable[str] = (),
    languages: Iterable[str] = (),
    capacity: int = 6,
) -> DeskStaff:
    """Have somebody answer at a desk, or change what they can do there.

    Raises: NotAllowed, NotFound, StaffUnfit, MinorAmongGuests, SkillsUnusable. Also: entry ``reception:staff:seated``.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    seat = working_seats().filter(organisation_id=viewer.organisation_id, user_id=user_id).first()
    if seat is None or seat.role == Role.VISITOR:
        raise NotFound
    if is_minor(organisation_id=viewer.organisation_id, user_id=user_id):
        raise MinorAmongGuests
    if seat.role not in ANSWERING:
        raise StaffUnfit
    if not 0 < capacity <= CAPACITY_MAX:
        raise SkillsUnusable
    can = {"skills": _short_words(skills), "languages": _short_words(languages), "capacity": capacity}
    staff, _ = DeskStaff.objects.update_or_create(desk=desk, user_id=user_id, defaults=can)
    _record(desk, viewer=viewer, verb="staff:seated", user_id=user_id)
    return staff


@transaction.atomic
def unseat_staff(*, viewer: Viewer, desk_id: UUID, user_id: UUID) -> None:
    """Somebody answers at a desk no more. What they look after stays theirs until somebody takes it over.

    Raises: NotAllowed, NotFound. Also: entry ``reception:staff:unseated``; announces StaffGone.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    gone, _ = DeskStaff.objects.filter(desk=desk, user_id=user_id).delete()
    if not gone:
        raise NotFound
    _record(desk, viewer=viewer, verb="staff:unseated", user_id=user_id)
    left = StaffGone(desk_id=desk_id, user_id=user_id)
    transaction.on_commit(lambda: announce(left))


def _fresh_key() -> str:
    return f"{KEY_PREFIX}{secrets.token_hex(12)}"


def _write_first_words(viewer: Viewer) -> None:
    for purpose in (Purpose.TALK, Purpose.STATEMENTS):
        if text_in_force(organisation_id=viewer.organisation_id, purpose=purpose) is None:
            consents.write_text(viewer=viewer, texts=FIRST_WORDS[purpose], purpose=purpose)


def _short_words(untrusted: Iterable[str]) -> list[str]:
    words = list(dict.fromkeys(word for one in untrusted if (word := clean_line(one))))
    if len(words) > SKILLS_MAX or any(len(word) > SKILL_LETTERS for word in words):
        raise SkillsUnusable
    return words


def _record(desk: Desk, *, viewer: Viewer, verb: str, **details: object) -> None:
    record(
        organisation_id=desk.organisation_id,
        actor_id=viewer.user_id,
        verb=f"reception:{verb}",
        subject_id=desk.pk,
        details=details,
    )
