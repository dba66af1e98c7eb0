"""From the bytes of one of our own renditions to pixels, through the decoder's own loaders."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sudare.imaging.decoder import pixels, sniff
from sudare.imaging.terms import Limits

GREY: Final = 1


def opened(content: bytes, limits: Limits) -> NDArray[np.uint8]:
    """(height, width, 3) uint8 sRGB; of a moving picture the first frame. Raises: as ``decoder.open.open_picture``."""
    decoded = pixels.decode(content, sniff.survey(content, limits))
    image = pixels.clean_colours(decoded)
    stack = np.asarray(image.numpy(), np.uint8).reshape(decoded.count, image.height // decoded.count, image.width, -1)
    return np.ascontiguousarray(np.repeat(stack[0], 3, axis=2) if stack.shape[3] == GREY else stack[0])
