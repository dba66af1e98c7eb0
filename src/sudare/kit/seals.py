"""Seals on words that lie in the database: opened with a secret that no backup of it carries."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken


def seal_for(purpose: str, *, secret: str) -> Fernet:
    """The seal of one purpose. What was sealed for another, or by another installation's secret, it doesn't open."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"{purpose}:{secret}".encode()).digest()))


def unsealed(seal: Fernet, sealed: str) -> str:
    """What was sealed; nothing where this seal doesn't open it, or nothing was sealed."""
    try:
        return seal.decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""
