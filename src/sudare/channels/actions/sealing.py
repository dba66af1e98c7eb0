"""Secrets and words that lie in the database for a while: sealed with what no backup of it carries."""

from cryptography.fernet import Fernet
from django.conf import settings

from sudare.kit.seals import seal_for, unsealed


def seal(words: str) -> str:
    return _seal().encrypt(words.encode()).decode() if words else ""


def unseal(sealed: str) -> str:
    """What was sealed; nothing where it was sealed with another installation's secret."""
    return unsealed(_seal(), sealed)


def _seal() -> Fernet:
    return seal_for("sudare.channels", secret=settings.SECRET_KEY)
