"""Reading the log as its readers do: with people's words opened."""

from sudare.audit.actions import read_words
from sudare.audit.models import Entry


def reason_of(verb: str) -> str:
    """Why the one deed of this kind was done."""
    entry = Entry.objects.get(verb=verb)
    return read_words(entries=[entry])[entry.pk]
