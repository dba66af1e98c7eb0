"""Words said often: kept by the desk, filled in for each visit."""

import re
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import formats, translation

from sudare.accounts.models import Organisation
from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.kit.text import clean_line, clean_text
from sudare.reception.access import access_visit, works_at
from sudare.reception.errors import ReplyTaken, ReplyUnusable, UnknownBlank
from sudare.reception.models import CannedReply, Visit
from sudare.reception.proofs.wording import fill, unknown_blanks
from sudare.rooms.models import Desk

REPLIES_AT_MOST: Final = 100
REPLY_MAX_CHARACTERS: Final = 2_000
TITLE_MAX_CHARACTERS: Final = 80
_SHORTCUT: Final = re.compile(r"[\w-]{1,24}")


def replies_of(*, viewer: Viewer, desk_id: UUID) -> list[CannedReply]:
    """A desk's replies as they are written, with their blanks. Raises: NotFound."""
    _check_desk(viewer, desk_id)
    return list(CannedReply.objects.filter(desk_id=desk_id).order_by("shortcut"))


def replies_for(*, viewer: Viewer, visit_id: UUID) -> list[CannedReply]:
    """The same with their blanks filled in for a visit, in its language. Raises: NotFound."""
    visit = access_visit(viewer=viewer, visit_id=visit_id)
    values = _values(visit, viewer)
    replies = list(CannedReply.objects.filter(desk_id=visit.desk_id).order_by("shortcut"))
    for reply in replies:
        reply.text = fill(reply.text, values)
    return replies


@transaction.atomic
def write_reply(
    *, viewer: Viewer, desk_id: UUID, shortcut: str, title: str, text: str, reply_id: UUID | None = None
) -> CannedReply:
    """Keep words for everybody at a desk, or with ``reply_id`` change them.

    Raises: NotFound, ReplyUnusable, UnknownBlank, ReplyTaken. Also: entry ``reception:reply:written``.
    """
    _check_desk(viewer, desk_id)
    row = _reply_in(desk_id, reply_id) if reply_id else CannedReply(desk_id=desk_id)
    row.shortcut, row.title, row.text = clean_line(shortcut).lower(), clean_line(title), clean_text(text)
    _check_words(row)
    if reply_id is None and CannedReply.objects.filter(desk_id=desk_id).count() >= REPLIES_AT_MOST:
        raise ReplyUnusable
    row.changed_by_id, row.changed_at = viewer.user_id, now()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise ReplyTaken from error
    _record(viewer, row, deed="written")
    return row


@transaction.atomic
def remove_reply(*, viewer: Viewer, desk_id: UUID, reply_id: UUID) -> None:
    """Take a reply away. Raises: NotFound. Also: entry ``reception:reply:removed``."""
    _check_desk(viewer, desk_id)
    row = _reply_in(desk_id, reply_id)
    _record(viewer, row, deed="removed")
    row.delete()


def _check_words(row: CannedReply) -> None:
    is_short = 0 < len(row.title) <= TITLE_MAX_CHARACTERS and 0 < len(row.text) <= REPLY_MAX_CHARACTERS
    if not is_short or not _SHORTCUT.fullmatch(row.shortcut):
        raise ReplyUnusable
    if unknown_blanks(row.text):
        raise UnknownBlank


def _values(visit: Visit, viewer: Viewer) -> dict[str, str]:
    spoken = visit.language.split("-")[0]
    with translation.override(spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        today = formats.date_format(now().astimezone(ZoneInfo(settings.TIME_ZONE)), "DATE_FORMAT")
    return {
        "visitor": visit.visitor.user.name,
        "staff": viewer.name,
        "desk": visit.desk.name,
        "organisation": Organisation.objects.values_list("name", flat=True).get(pk=visit.organisation_id),
        "today": today,
    }


def _check_desk(viewer: Viewer, desk_id: UUID) -> None:
    """Raises: NotFound."""
    is_ours = Desk.objects.filter(pk=desk_id, organisation_id=viewer.organisation_id).exists()
    if not is_ours or not works_at(viewer, desk_id):
        raise NotFound


def _reply_in(desk_id: UUID, reply_id: UUID) -> CannedReply:
    row = CannedReply.objects.filter(pk=reply_id, desk_id=desk_id).first()
    if row is None:
        raise NotFound
    return row


def _record(viewer: Viewer, row: CannedReply, *, deed: str) -> None:
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=f"reception:reply:{deed}",
        subject_id=row.pk,
        details={"desk_id": str(row.desk_id)},
    )
