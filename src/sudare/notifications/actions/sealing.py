"""Addresses of devices and tools lie in the database sealed with what no backup of it carries."""

from cryptography.fernet import Fernet
from django.conf import settings

from sudare.kit.seals import seal_for, unsealed


def seal(words: str) -> str:
    return _seal().encrypt(words.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed; nothing where it was sealed with another installation's secret."""
    return unsealed(_seal(), sealed)


def _seal() -> Fernet:
    return seal_for("sudare.notifications", secret=settings.SECRET_KEY)
