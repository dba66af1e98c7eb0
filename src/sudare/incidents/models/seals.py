"""The seal on what people write in reports and cases: a stolen database tells nothing of it."""

from django.conf import settings

from sudare.kit.seals import seal_for, unsealed

_PURPOSE = "sudare.incidents.words"


def sealed(words: str) -> str:
    """Nothing stays nothing, so that an empty column says that nothing was written."""
    return seal_for(_PURPOSE, secret=settings.SECRET_KEY).encrypt(words.encode()).decode() if words else ""


def words_of(column: str) -> str:
    return unsealed(seal_for(_PURPOSE, secret=settings.SECRET_KEY), column) if column else ""
