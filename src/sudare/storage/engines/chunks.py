"""One object as a row of AES-256-GCM chunks: any of them opens alone, none can be moved, swapped or left out.

Layout of chunk *i*, at ``i × (chunk_bytes + 28)``: nonce (12) · ciphertext · tag (16).
Nonce: the chunk's index (4) and 8 random bytes. The key is used for one object only; the random part keeps the
nonce fresh when a piece is written again after a broken upload.
Bound to each chunk: object id, index, and whether it is the last one.
Source: NIST SP 800-38D; the binding follows the STREAM construction (Hoang et al., 2015).
"""

import os
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sudare.storage.errors import Damaged

CHUNK_BYTES = 65_536
_NONCE_BYTES = 12
OVERHEAD_BYTES = _NONCE_BYTES + 16
MAX_CHUNKS = 2**32  # 256 TiB; the index must fit its four bytes


@dataclass(frozen=True, slots=True)
class Chunk:
    """Which part of which object; all of it is authenticated."""

    object_id: UUID
    index: int
    is_last: bool

    @property
    def _bound(self) -> bytes:
        return self.object_id.bytes + self.index.to_bytes(8) + bytes([self.is_last])

    def seal(self, key: bytes, content: bytes) -> bytes:
        nonce = self.index.to_bytes(4) + os.urandom(8)
        return nonce + AESGCM(key).encrypt(nonce, content, self._bound)

    def open(self, key: bytes, sealed: bytes) -> bytes:
        """Raises Damaged when this isn't the chunk that was sealed here."""
        nonce, ciphertext = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        if nonce[:4] != self.index.to_bytes(4):
            raise Damaged
        try:
            return AESGCM(key).decrypt(nonce, ciphertext, self._bound)
        except (InvalidTag, ValueError) as error:
            raise Damaged from error


def place_of(index: int, *, chunk_bytes: int) -> int:
    """Where chunk ``index`` begins in the ciphertext."""
    return index * (chunk_bytes + OVERHEAD_BYTES)


def last_index(size_bytes: int, *, chunk_bytes: int) -> int:
    """The index of the last chunk; an empty object has one, empty chunk."""
    return max(0, (size_bytes - 1) // chunk_bytes)
