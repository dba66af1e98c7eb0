"""What a file may say about itself, and how its sender is told.

These are all the words the sandbox may use: a kind or a tag that stands in neither table is a lie, and refuses the
picture.
"""

from types import MappingProxyType
from typing import Final

SENTENCES: Final = MappingProxyType(
    {
        "gps_location": "The place where it was taken was inside. We removed it.",
        "device": "The name of the camera or phone was inside. We removed it.",
        "captured_at": "The date and time it was taken was inside. We removed it.",
        "author": "A person's name was inside. We removed it.",
        "software": "The name of the app that saved it was inside. We removed it.",
        "comment": "Hidden text was inside. We removed it.",
        "edit_history": "A history of edits was inside. We removed it.",
        "embedded_thumbnail": (
            "A small copy of an earlier picture was inside, which may show what was cropped away. We removed it."
        ),
        "motion_video": "A short video with sound was inside. We removed it.",
        "depth_map": "A map of distances was inside. We removed it.",
        "other_pages": "This file has more pages. Only the first one is sent.",
        "other_pictures": "Further pictures were hidden inside. We removed them.",
        "trailing_bytes": "Something else was attached behind the picture. We removed it.",
        "c2pa": "A certificate of origin was inside. We noted what it says and removed it.",
    }
)

ADVICE: Final = MappingProxyType(
    {
        "blur": "It looks blurred. If there is text to be read, take it again in a bright place, from straight above.",
        "underexposed": "The picture is too dark. Please take it again near a window or under a lamp.",
        "overexposed": "The picture is too bright. Please take it again without direct light.",
        "glare": "Light is reflected on it. Tilt it a little or turn off the flash, and take it again.",
        "too_small": "The picture is too small to be read. Please move closer and take it again.",
        "skew": "It looks tilted. If there is text to be read, hold the phone parallel to the paper.",
    }
)
"""How a better photograph is asked for; the scores are measured in ``imaging.quality``."""

REMOVED: Final = (
    *("exif", "exif.gps", "exif.device", "exif.time", "exif.maker_note", "thumbnail"),
    *("xmp", "iptc", "icc", "comment", "png.text", "mpf", "trailer", "c2pa", "auxiliary", "application", "tiff.tags"),
)
"""Names of what was taken out, as ``sudare check --json`` prints them."""

MAX_DETAIL_CHARS: Final = 40
