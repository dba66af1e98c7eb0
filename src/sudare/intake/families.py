"""What a picture will be recognised by when somebody sends it again."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sudare.imaging.marker import Marker
from sudare.imaging.marks.terms import Mark, low_bits_of
from sudare.imaging.sandbox import Sandbox
from sudare.screening.fingerprints import Picture, family, upright

FULLEST: Final = Mark.of(low_bits_of("888888"))  # covers about what any six letters cover


def family_of(content: bytes, *, sandbox: Sandbox) -> tuple[bytes, ...]:
    """Fingerprints of everything there is to see in it, turned, trimmed and cropped; none of it can be made a picture.

    Raises: as ``Sandbox.open``.
    """
    return tuple(dict.fromkeys(one for rgb in _pixels(content, sandbox) for one in family(rgb)))


def copies_of(content: bytes, *, sandbox: Sandbox, marker: Marker) -> tuple[bytes, ...]:
    """The same of the copies that people got of a clean rendition: letters lie over it, where they do on all of them.

    Raises: as ``Sandbox.open`` and ``Marker.mark``.
    """
    return family_of(marker.mark(content, FULLEST).content, sandbox=sandbox)


def prints_of(content: bytes, *, sandbox: Sandbox) -> tuple[bytes, ...]:
    """What this picture is found by when a suspect's family is asked for: a few, none of them turned.

    Raises: as ``Sandbox.open``.
    """
    return tuple(dict.fromkeys(one for rgb in _pixels(content, sandbox) for one in upright(rgb)))


def _pixels(content: bytes, sandbox: Sandbox) -> Iterator[Picture]:
    for look in sandbox.open(content).looks:
        yield np.frombuffer(look.rgb, np.uint8).reshape(look.height_px, look.width_px, 3)
