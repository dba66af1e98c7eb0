"""A key, a small record, and packages of them taken apart and put together again."""

import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from warnings import catch_warnings

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sudare.cli.bench.conversation import conversation
from sudare.evidence import container, pack

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


def packed(record=None, **more) -> bytes:
    return pack(record or conversation(12, pictures_every=3), signer=KEY.sign, public_key=PUBLIC, **more)


@cache
def a_package() -> bytes:
    return packed()


def files_of(package: bytes) -> dict[str, bytes]:
    found = container.read(package)
    assert not found.oddities
    return found.files


def again(files: Mapping[str, bytes]) -> bytes:
    """An archive as ours, checksums and all, of files that somebody may have touched."""
    return container.written(files)


def zipped(files, *, compression=zipfile.ZIP_STORED, comment=b"") -> bytes:
    """An archive as Python writes it, so that it can be what ours never is."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive, catch_warnings(action="ignore"):
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, compression)
        archive.comment = comment
    return made.getvalue()
