"""A seal opens for its own purpose and installation alone, and what was sealed by an earlier version still opens."""

import base64
import hashlib

import pytest
from cryptography.fernet import Fernet, InvalidToken

from sudare.kit.seals import seal_for, unsealed


def test_what_is_sealed_opens_for_its_own_purpose_alone() -> None:
    own, other = seal_for("a.purpose", secret="s" * 40), seal_for("another.purpose", secret="s" * 40)
    sealed = own.encrypt("言葉".encode()).decode()
    assert unsealed(own, sealed) == "言葉"
    assert unsealed(other, sealed) == ""
    assert unsealed(seal_for("a.purpose", secret="t" * 40), sealed) == ""
    assert unsealed(own, "") == ""
    with pytest.raises(InvalidToken):
        other.decrypt(sealed)


def test_rows_sealed_before_still_open() -> None:
    before = Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"a.purpose:secret").digest()))
    assert seal_for("a.purpose", secret="secret").decrypt(before.encrypt(b"kept")) == b"kept"
