"""What a picture will be recognised by when somebody sends it again."""

import numpy as np

from sudare.imaging.sandbox import Sandbox
from sudare.screening.fingerprints import family


def family_of(content: bytes, *, sandbox: Sandbox) -> tuple[bytes, ...]:
    """Fingerprints of everything there is to see in it, turned, trimmed and cropped; none of it can be made a picture.

    Raises: as ``Sandbox.open``.
    """
    looks = sandbox.open(content).looks
    pixels = (np.frombuffer(look.rgb, np.uint8).reshape(look.height_px, look.width_px, 3) for look in looks)
    return tuple(dict.fromkeys(one for rgb in pixels for one in family(rgb)))
