"""A letter, opened: whose talk it goes on with, and what there is to say."""

from sudare.channels import queries
from sudare.channels.access import access_thread
from sudare.channels.actions.correspondents import check_may_come, let_in
from sudare.channels.actions.said import Said
from sudare.channels.errors import LetterUnreadable
from sudare.channels.models import Correspondent, Inbound, MailDoor
from sudare.channels.proofs.letters import outside_id, read_letter
from sudare.channels.terms import Letter
from sudare.reception.terms import Door
from sudare.rooms.terms import TEXT_MAX_CHARACTERS
from sudare.storage import actions as storage


def open_letter(row: Inbound) -> Said | None:
    """What was written; None for what a machine wrote. Raises: LetterUnreadable, as ``let_in``."""
    door = queries.mail_door(row.desk_id)
    if door is None or row.sealed_id is None:
        raise LetterUnreadable
    content = b"".join(storage.open_sealed(object_id=row.sealed_id))
    letter = read_letter(content, vouching_server=door.vouching_server)
    if letter.is_automatic or letter.sender == door.address:
        return None
    correspondent = row.correspondent or _writer(row, door, letter)
    check_may_come(correspondent)
    _remember_thread(correspondent, letter)
    return Said(
        correspondent=correspondent,
        key=f"mail:{outside_id(letter.message_id)[:40]}",
        words=_words(letter),
        has_pictures=bool(letter.enclosures),
        pictures=lambda: letter.enclosures,
        left_out=letter.left_out,
    )


def _writer(row: Inbound, door: MailDoor, letter: Letter) -> Correspondent:
    for known in queries.correspondents_with(desk_id=row.desk_id, mail=letter.sender):
        check_may_come(known)  # who is blocked doesn't come in anew from the same address
    found = access_thread(door=door, letter=letter)
    return found or let_in(row.desk.reception, door=Door.MAIL, name=letter.name, mail=letter.sender)


def _remember_thread(correspondent: Correspondent, letter: Letter) -> None:
    correspondent.subject = correspondent.subject or letter.subject
    correspondent.last_letter = letter.message_id[:300]
    correspondent.save(update_fields=["subject", "last_letter"])


def _words(letter: Letter) -> str:
    """The subject stands above what begins a talk; an answer's subject is only a repetition."""
    is_new = letter.subject and not letter.refers_to
    words = f"{letter.subject}\n\n{letter.text}".strip() if is_new else letter.text
    return words[:TEXT_MAX_CHARACTERS]
