"""What was taken back or changed, under seal: kept for whoever may have to show it, and gone by itself on its day."""

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.rooms.models import KeptFor, KeptWords, Message
from sudare.rooms.queries.kept import due_words, facts_from_json, kept_of, picture_facts, subject_of
from sudare.rooms.terms import KeptKind, Opened, PictureFacts
from sudare.storage import actions as storage
from sudare.storage.errors import Held
from sudare.storage.terms import Purpose, Rule

KEPT: str = "rooms:kept:opened"


def keep_words(message: Message, *, kind: KeptKind) -> None:
    """Put a message's words under a seal of their own before they are wiped; in the caller's transaction.

    Beside them what may be said of its pictures. Their bytes go with the message, but for the heavy blur that those
    which start covered have; see docs/decisions/0237. Skips: everything where the window is 0, or nothing was said.
    """
    pictures = picture_facts([message.pk]) if kind is KeptKind.DELETED else []
    if not settings.REPORTING_WINDOW_DAYS or not (message.text or pictures):
        return
    blurs = {str(one.attachment_id): _blur(one) for one in pictures if one.veil_id}
    content = json.dumps({"words": message.text, "blurs": blurs}).encode()
    here = message.room.organisation_id
    KeptWords.objects.create(
        organisation_id=here,
        room_id=message.room_id,
        message=message,
        author_id=message.author_id,
        kind=kind,
        sealed=storage.seal(organisation_id=here, purpose=Purpose.KEPT, content=content),
        pictures=[json.loads(json.dumps(asdict(one), default=str)) for one in pictures],
        until=now() + timedelta(days=settings.REPORTING_WINDOW_DAYS),
    )


def open_kept(*, message_ids: Iterable[UUID], because_of: UUID, viewer: Viewer | None = None) -> list[Opened]:
    """What these messages said before, the oldest first, for a case and for nobody else.

    Permission is the case's matter. Also: entry ``rooms:kept:opened`` with the case and how many, never which: the ids
    would tell whoever reads the log who has reported whom. ``viewer`` is who looks; the house itself when it preserves.
    """
    opened = list(_opened(kept_of(message_ids)))
    if opened:
        record(
            organisation_id=opened[0][0].organisation_id,
            actor_id=viewer.user_id if viewer else None,
            verb=KEPT,
            subject_id=because_of,
            details={"messages": len(opened)},
        )
    return [words for _, words in opened]


def keep_for_case(*, room_id: UUID, case_id: UUID) -> None:
    """From now on the case's hold keeps what is taken back in this room. Skips: the log, which has the hold."""
    KeptFor.objects.get_or_create(room_id=room_id, case_id=case_id)


def forget_kept_words() -> None:
    """Destroy the keys of words whose day has come, unless a case or a hold keeps them."""
    for row in due_words():
        _forget(row, rule=Rule.DAY)


def forget_kept_of(
    *, organisation_id: UUID, author_id: UUID | None = None, room_id: UUID | None = None
) -> tuple[int, int]:
    """Forget what a person said, what was said in a room, or all of it, before its day. Returns how many, and kept."""
    rows = KeptWords.objects.filter(organisation_id=organisation_id)
    rows = rows.filter(author_id=author_id) if author_id else rows
    rows = rows.filter(room_id=room_id) if room_id else rows
    gone = [_forget(row, rule=Rule.SENDER) for row in rows]
    return sum(gone), len(gone) - sum(gone)


def _forget(row: KeptWords, *, rule: Rule) -> bool:
    """Skips what is held; the sweep comes again when that lets go."""
    try:
        with transaction.atomic():
            storage.check_free(subject=subject_of(row), rule=rule)
            KeptWords.objects.filter(pk=row.pk).delete()
            storage.destroy(object_ids=[row.sealed_id], reason="nobody may report it any more")
    except Held:
        return False
    return True


def _opened(rows: QuerySet[KeptWords]) -> Iterator[tuple[KeptWords, Opened]]:
    for row in rows:
        content = json.loads(b"".join(storage.open_sealed(object_id=row.sealed_id)))
        blurs = {UUID(known): base64.b64decode(blur) for known, blur in content["blurs"].items()}
        words = Opened(
            row.message_id, KeptKind(row.kind), content["words"], row.at, facts_from_json(row.pictures), blurs
        )
        yield row, words


def _blur(picture: PictureFacts) -> str:
    assert picture.veil_id is not None
    return base64.b64encode(b"".join(storage.open_sealed(object_id=picture.veil_id))).decode()
