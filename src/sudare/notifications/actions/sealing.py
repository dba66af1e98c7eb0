"""Addresses of devices and tools lie in the database sealed with what no backup of it carries."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def seal(words: str) -> str:
    return _seal().encrypt(words.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed; nothing where it was sealed with another installation's secret."""
    try:
        return _seal().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""


def _seal() -> Fernet:
    digest = hashlib.sha256(f"sudare.notifications:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
