"""Rows of every floor as the schemas outsiders see.

Rows come from queries and are read by their attributes only; the doors know no models. Nothing here asks the
database about one row at a time: what belongs to many is fetched for all of them first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sudare.accounts.terms import Viewer
from sudare.attachments import queries as attachments
from sudare.connect import room_schemas as schemas
from sudare.connect.pictures import Shared, attachment
from sudare.connect.schemas import Author
from sudare.rooms import queries as rooms

Row = Any  # a model's row, seen through its attributes
SNIPPET = 120


# --- messages and events -----------------------------------------------------------------------------------
def messages(rows: Sequence[Row], *, viewer_id: UUID | None) -> list[schemas.Message]:
    """Messages with their pictures, four queries however many there are; those the reader is spared stay empty."""
    pictures: defaultdict[UUID | None, list[Row]] = defaultdict(list)
    for picture in attachments.of_messages([row.pk for row in rows]) if rows else ():
        pictures[picture.message_id].append(picture)
    shared = Shared()
    shown = [_message(row, pictures[row.pk], viewer_id, shared) for row in rows]
    asked = {row.pk for row in rows} | {row.reply_to_id for row in rows if row.reply_to_id}
    hidden = rooms.hidden_among(asked, user_id=viewer_id)
    return [spared(each, hidden) for each in shown]


def spared(shown: schemas.Message, hidden: Collection[UUID]) -> schemas.Message:
    """The message without what its reader asked to be spared: all of it, or what it quotes."""
    if shown.id in hidden:
        return shown.model_copy(update={"text": "", "attachments": [], "reply_to": None, "hidden": True})
    if shown.reply_to and shown.reply_to.id in hidden:
        return shown.model_copy(update={"reply_to": shown.reply_to.model_copy(update={"text": ""})})
    return shown


def message(row: Row, *, viewer_id: UUID | None) -> schemas.Message:
    return messages([row], viewer_id=viewer_id)[0]


def posted(row: Row, *, viewer: Viewer, has_pictures: bool) -> schemas.Message:
    """What somebody said just now, told to themselves: who it is is known, and nobody is spared their own words."""
    pictures = attachments.of_messages([row.pk]) if has_pictures else ()
    author = Author(id=viewer.user_id, name=viewer.name)
    return _message(row, pictures, viewer.user_id, Shared(), author=author)


def events(rows: Sequence[Row], *, viewer_id: UUID | None) -> list[schemas.Event]:
    """Facts of a room's log with the messages they point at, as those are now."""
    told = {row.message.pk: row.message for row in rows if row.message is not None}
    shown = {each.id: each for each in messages(list(told.values()), viewer_id=viewer_id)}
    return [
        schemas.Event(
            sequence=row.sequence,
            kind=row.kind,
            at=row.at,
            actor=_author(row.actor) if row.actor else None,
            message=shown[row.message.pk] if row.message is not None else None,
            member=_member(row),
        )
        for row in rows
    ]


def _message(
    row: Row, pictures: Iterable[Row], viewer_id: UUID | None, shared: Shared, *, author: Author | None = None
) -> schemas.Message:
    return schemas.Message(
        id=row.pk,
        room_id=row.room_id,
        sequence=row.sequence,
        author=author or _author(row.author),
        text=row.text,
        reply_to=_quoted(row.reply_to) if row.reply_to else None,
        attachments=[attachment(picture, viewer_id=viewer_id, shared=shared) for picture in pictures],
        created_at=row.created_at,
        edited_at=row.edited_at,
        deleted_at=row.deleted_at,
    )


def _author(user: Row) -> Author:
    return Author(id=user.pk, name=user.name)


def _quoted(row: Row) -> schemas.Quoted:
    is_deleted = row.deleted_at is not None
    return schemas.Quoted(id=row.pk, author_name=row.author.name, text=row.text[:SNIPPET], deleted=is_deleted)


def _member(row: Row) -> schemas.EventMember | None:
    if row.subject_id is None or not row.subject_name:
        return None
    return schemas.EventMember(user_id=row.subject_id, name=row.subject_name)
