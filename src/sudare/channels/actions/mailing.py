"""Telling somebody by mail: an answer in its thread, pictures only behind a link, and to who has gone only that."""

from sudare.channels import queries
from sudare.channels.access import fresh_thread_key, host
from sudare.channels.actions.sentences import closing, sentence, subject
from sudare.channels.models import Correspondent, Outbound
from sudare.channels.providers.post import Sending, post
from sudare.channels.terms import Told
from sudare.kit.text import clean_line


def tell_by_mail(row: Outbound) -> bool:
    """Whether there was something to say. Raises: DoorUnreachable, DoorRefused."""
    if row.visitor.erased_at or not row.visitor.mail:
        return False
    text = _words(row)
    if not text:
        return False
    correspondent = Correspondent.objects.filter(pk=row.visitor_id).first()
    door = queries.mail_door(row.visitor.desk_id)
    is_thread = correspondent is not None and row.kind != Told.GONE
    post(
        Sending(
            to=row.visitor.mail,
            name=row.visitor.desk.name,
            reply_to=door.address if door is not None and is_thread else "",
            subject=_subject(row, correspondent),
            message_id=_message_id(row, correspondent),
            answers=(correspondent.last_letter,) if correspondent and correspondent.last_letter else (),
            text=text,
        )
    )
    return True


def _words(row: Outbound) -> str:
    if row.kind != Told.MESSAGE:
        return sentence(row)
    message = queries.living_message(row.message_id)
    if message is None:
        return ""
    has_pictures = bool(queries.pictures_of(message.pk))
    return closing(row, words=message.text, has_pictures=has_pictures) if message.text or has_pictures else ""


def _subject(row: Outbound, correspondent: Correspondent | None) -> str:
    known = clean_line(correspondent.subject) if correspondent else ""
    if row.kind == Told.GONE or not known:
        return subject(row)
    return known if known.lower().startswith("re:") else f"Re: {known}"


def _message_id(row: Outbound, correspondent: Correspondent | None) -> str:
    """Ours to know again: the row, and the key of the thread that only its reader learns."""
    key = correspondent.thread_key if correspondent else fresh_thread_key()
    return f"<{row.pk.hex}.{key}@{host()}>"
