"""Two large pictures of our own for measuring time: what a phone sends, and a computer's screen full of text.

``python -m sudare.specimens.large photo`` writes one to its output, so that whoever measures memory needn't draw.
"""

import io
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageFilter

from sudare.specimens import slips
from sudare.specimens.people import invented
from sudare.specimens.sheet import drawn
from sudare.specimens.terms import Layout, Shape, Text
from sudare.specimens.wear import table

if TYPE_CHECKING:
    from numpy.typing import NDArray

PHOTO_PX: Final = (4032, 3024)  # 12 MP
SHEET_PX: Final = 2400  # the long side of the sheet that lies in it
GRAIN: Final = 4.0
LINES: Final = (
    "10:{minute:02d}　{name}様より折り返しのお電話 {phone}",
    "10:{minute:02d}　担当者を変更しました（旧 田中、新 鈴木）",
    "10:{minute:02d}　Mail received from {mail}, 2 attachments",
    "10:{minute:02d}　注文番号 2026-{minute:04d}　合計 12,800円　発送待ち",
    "10:{minute:02d}　ご住所の確認 {postcode} {address_line}",
)
ROWS: Final = 44


def photo() -> bytes:
    """JPEG, 12 MP: a letter on a table, a little turned, a little soft, with sensor grain."""
    rng = np.random.default_rng(12)
    layout = slips.SLIPS[0]
    sheet = drawn(layout, invented(rng), rng, px_per_unit=SHEET_PX / max(layout.width, layout.height)).image
    cut = Image.new("L", sheet.size, 255).rotate(4, expand=True)
    ground = table(PHOTO_PX, rng)
    ground.paste(sheet.rotate(4, expand=True, resample=Image.Resampling.BICUBIC), (640, 420), cut)
    values = np.asarray(ground.filter(ImageFilter.GaussianBlur(1.2)), dtype=np.float32)
    grain = rng.normal(0, GRAIN, (*values.shape[:2], 1)).astype(np.float32)
    return _packed(Image.fromarray((values + grain).clip(0, 255).astype(np.uint8)), "JPEG", quality=90)


def screen() -> bytes:
    """PNG, 1920 × 1080: a list of entries from edge to edge."""
    return _packed(_entries(), "PNG")


def screen_rgb() -> "NDArray[np.uint8]":
    """The same as an array, (1080, 1920, 3) uint8 sRGB."""
    return np.asarray(_entries(), dtype=np.uint8)


def _entries() -> Image.Image:
    rng = np.random.default_rng(19)
    marks: list[Text | Shape] = [
        Shape("fill", 0, 0, 192, 5, ink="#2b3f66"),
        Text(3, 1, 2.4, "対応の記録", ink="#ffffff"),
    ]
    fields: dict[str, str] = {}
    for row in range(ROWS):
        for column in (0, 1):
            number = 2 * row + column
            made = invented(rng)
            made["address_line"] = made["address"].replace("\n", " ")
            words = LINES[number % len(LINES)].format(minute=number % 60, **made)
            fields[f"line{number}"] = words
            marks.append(Text(3 + 96 * column, 7 + 2.25 * row, 1.6, f"{{line{number}}}"))
    page = Layout("screen", "entries", 192, 108, tuple(marks))
    return drawn(page, fields, rng, px_per_unit=10).image


def _packed(image: Image.Image, form: str, **how: int) -> bytes:
    kept = io.BytesIO()
    image.save(kept, form, **how)
    return kept.getvalue()


DRAWN: Final[Mapping[str, Callable[[], bytes]]] = {"photo": photo, "screen": screen}

if __name__ == "__main__":
    sys.stdout.buffer.write(DRAWN[sys.argv[1]]())
