"""Words of the staff about a visitor, which no visitor reads."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Right, Viewer
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.text import clean_text
from sudare.reception.access import access_visit, works_at
from sudare.reception.actions.chronicle import record_visit
from sudare.reception.errors import NoteUnusable
from sudare.reception.models import Note
from sudare.reception.queries.visits import newest_visit_in
from sudare.reception.terms import NOTE_MAX_CHARACTERS


@transaction.atomic
def write_note(*, viewer: Viewer, visit_id: UUID, text: str) -> Note:
    """Leave words beside a visitor's room for everybody who works at the desk.

    Raises: NotFound, NoteUnusable. Also: entry ``reception:visit:noted``, without the words.
    """
    visit = access_visit(viewer=viewer, visit_id=visit_id)
    words = clean_text(text)
    if not 0 < len(words) <= NOTE_MAX_CHARACTERS:
        raise NoteUnusable
    note = Note.objects.create(room_id=visit.room_id, author_id=viewer.user_id, text=words)
    record_visit(visit, "noted", actor_id=viewer.user_id)
    return note


@transaction.atomic
def delete_note(*, viewer: Viewer, note_id: UUID) -> None:
    """Take a note back; its words go. Raises: NotFound; NotAllowed for somebody else's without the right to moderate.

    Also: entry ``reception:visit:note_deleted``.
    """
    note = Note.objects.select_for_update().filter(pk=note_id, deleted_at=None).first()
    visit = newest_visit_in(note.room_id) if note else None
    if note is None or visit is None or visit.organisation_id != viewer.organisation_id:
        raise NotFound
    if not works_at(viewer, visit.desk_id):
        raise NotFound
    if note.author_id != viewer.user_id and not viewer.may(Right.MODERATE):
        raise NotAllowed
    note.text, note.deleted_at = "", now()
    note.save(update_fields=["text", "deleted_at"])
    record_visit(visit, "note_deleted", actor_id=viewer.user_id)
