"""Our own sentences to visitors, in the language they speak with us."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from sudare.channels.models import Outbound
from sudare.channels.terms import Told
from sudare.reception.actions import resume_address
from sudare.reception.terms import Door


def sentence(row: Outbound) -> str:
    """What is said for this row; the address in it lets its reader go on, and nobody else knows it."""
    with translation.override(_language(row)):
        is_asked = row.kind == Told.ENDED and row.visitor.desk.reception.asks_satisfaction
        address = resume_address(row.visitor) if is_asked or row.kind in {Told.ASK, Told.GONE} else ""
        words = {"desk": row.visitor.desk.name, "address": address}
        said = _away(row) if row.kind == Told.AWAY else _templates()[Told(row.kind)]
        return (f"{said} {_asking()}" if is_asked else said) % words


def closing(row: Outbound, *, words: str, has_pictures: bool) -> str:
    """An answer as a mail: what was said, and where pictures are, which no mail carries."""
    with translation.override(_language(row)):
        below = [f"— {row.visitor.desk.name}"]
        if has_pictures:
            address = resume_address(row.visitor)
            below.insert(
                0, gettext("There is a picture with this answer. You see it here: %(address)s") % {"address": address}
            )
        return "\n\n".join(filter(None, [words, *below]))


def subject(row: Outbound) -> str:
    with translation.override(_language(row)):
        return gettext("Your message to %(desk)s") % {"desk": row.visitor.desk.name}


def _templates() -> dict[Told, str]:
    return {
        Told.ASK: gettext(
            "Thank you for writing to %(desk)s. Before we read it, please see what happens with your words and "
            "pictures, and say yes: %(address)s What you have sent waits until then, and is destroyed after three "
            "days if you don't. Please don't send documents with personal numbers."
        ),
        Told.GONE: gettext("%(desk)s has answered you. You can read it here: %(address)s"),
        Told.WORDS_ONLY: gettext("We can only take words and pictures here. Everything else wasn't received."),
        Told.REFUSED: gettext(
            "One of your pictures couldn't be received: it was too large, unreadable or of a kind that may not be sent "
            "here. Nothing of it was kept."
        ),
        Told.CLOSED: gettext("%(desk)s takes no new visitors at the moment. Please write again later."),
        Told.ENDED: gettext("%(desk)s has closed this matter. If there is more, simply write again."),
    }


def _asking() -> str:
    return gettext("Did it help you? You can say so here with one press: %(address)s")


def _away(row: Outbound) -> str:
    """Where the answer will come is where they look for it."""
    if row.door == Door.MAIL:
        return gettext(
            "Nobody is at %(desk)s right now. What you wrote has arrived, and we'll answer by mail as soon as somebody "
            "is back. You don't need to write again."
        )
    return gettext(
        "Nobody is at %(desk)s right now. What you wrote has arrived, and we'll answer here as soon as somebody is "
        "back. You don't need to write again."
    )


def _language(row: Outbound) -> str:
    return row.visitor.user.language or settings.LANGUAGE_CODE
