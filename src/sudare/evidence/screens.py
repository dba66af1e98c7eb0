"""Screens drawn from the record, as the reporter saw the conversation; then what came later.

No picture from outside is opened for them: what is shown of one are pixels that the sandbox handed out.
"""

from functools import cache
from io import BytesIO
from typing import Final

import pylopdf_fonts_jp
from PIL import Image, ImageColor, ImageDraw, ImageFont

from sudare.evidence import strips
from sudare.evidence.letters import wrapped
from sudare.evidence.record import Picture, Record
from sudare.evidence.standings import on_screen
from sudare.evidence.strips import Strip

_GROUNDS: Final = (strips.PAPER, strips.SHEET, strips.OWN)
_SHADES: Final = 9  # between a letter and its ground: its soft edges
_PACKING: Final = 3  # of zlib: a third of the time of its default, a tenth more bytes


def drawn(record: Record) -> list[bytes]:
    """One PNG for each screen."""
    screens = strips.screens_of(record)
    room, last = wrapped(record.case.room, (strips.WIDTH_PX - 300) / strips.BODY)[0], len(screens)
    return [
        _png(
            _screen(each, room, f"{number} / {last}", f"事案{record.case.number}"),
            has_pictures=any(row.picture and row.picture.pixels for row in each),
        )
        for number, each in enumerate(screens, 1)
    ]


@cache
def _palette() -> Image.Image:
    """Every colour a screen without pictures is drawn in, and what lies between a letter and its ground."""
    pairs = [(ground, ink) for ground in _GROUNDS for ink in (strips.INK, strips.SOFT)]
    pairs += [(strips.PAPER, ink) for ink in (strips.STOP, strips.CARE)]
    pairs += [(strips.INK, strips.SHEET), (strips.LINE, strips.LINE)]
    shades = [shade for one, other in pairs for shade in _between(ImageColor.getrgb(one), ImageColor.getrgb(other))]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for shade in dict.fromkeys(shades) for part in shade])
    return palette


def _between(one: tuple[int, ...], other: tuple[int, ...]) -> list[tuple[int, ...]]:
    last = _SHADES - 1
    return [tuple(round(a + (b - a) * step / last) for a, b in zip(one, other, strict=True)) for step in range(_SHADES)]


@cache
def _font(size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(pylopdf_fonts_jp.sans_path(), size_px)


def _screen(rows: list[Strip], room: str, place: str, case: str) -> Image.Image:
    image = Image.new("RGB", (strips.WIDTH_PX, strips.HEIGHT_PX), strips.PAPER)
    pen = ImageDraw.Draw(image)
    pen.fontmode = "L"
    _frame(pen, room, place, case)
    y = strips.HEAD_PX
    for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        if row.ground:
            _bubble(pen, row, y, is_first=not _goes_on(before), is_last=not _goes_on(after))
        if row.picture:
            _picture(image, pen, row.picture, (row.left, y + 8))
        elif row.words:
            pen.text((row.left, y + (row.height - row.size) // 2 - 4), row.words, row.ink, _font(row.size))
        y += row.height
    return image


def _goes_on(other: Strip | None) -> bool:
    return other is not None and bool(other.ground)


def _frame(pen: ImageDraw.ImageDraw, room: str, place: str, case: str) -> None:
    wide, high = strips.WIDTH_PX, strips.HEIGHT_PX
    pen.rectangle((0, 0, wide, strips.HEAD_PX - 16), fill=strips.SHEET)
    pen.line((0, strips.HEAD_PX - 16, wide, strips.HEAD_PX - 16), fill=strips.LINE, width=2)
    pen.text((strips.SIDE_PX, 26), room, strips.INK, _font(strips.BODY))
    right = f"{case}・画面 {place}"
    pen.text(
        (wide - strips.SIDE_PX - _font(strips.SMALL).getlength(right), 32), right, strips.SOFT, _font(strips.SMALL)
    )
    pen.text((strips.SIDE_PX, high - 48), strips.DRAWN, strips.SOFT, _font(18))


def _bubble(pen: ImageDraw.ImageDraw, row: Strip, y: int, *, is_first: bool, is_last: bool) -> None:
    left = row.left - strips.PAD_PX
    place = (left, y, left + row.width, y + row.height)
    corners = (is_first, is_first, is_last, is_last)
    pen.rounded_rectangle(place, radius=18, fill=row.ground, corners=corners)
    if row.edge:
        pen.rectangle((left - 8, y, left - 4, y + row.height), fill=row.edge)


def _picture(image: Image.Image, pen: ImageDraw.ImageDraw, picture: Picture, corner: tuple[int, int]) -> None:
    left, top = corner
    wide, high = strips.frame_of(picture)
    if picture.pixels:
        size = (picture.pixels.width_px, picture.pixels.height_px)
        shown = Image.frombytes("RGB", size, picture.pixels.rgb).resize((wide, high), Image.Resampling.BICUBIC)
        image.paste(shown, (left, top))
    else:
        pen.rectangle((left, top, left + wide, top + high), fill=strips.LINE)
    if told := on_screen(picture):
        band = max(wide, strips.FRAME_PX[0])
        pen.rectangle((left, top, left + band, top + 44), fill=strips.INK)
        pen.text((left + 14, top + 8), told, strips.SHEET, _font(strips.SMALL))
    pen.text((left, top + high + 6), f"SHA-256 {picture.sha256[:24]}…", strips.SOFT, _font(16))


def _png(image: Image.Image, *, has_pictures: bool) -> bytes:
    """Screens without pictures have few colours: a palette of them keeps them and needs a third of the room."""
    out = BytesIO()
    flat = image if has_pictures else image.quantize(palette=_palette(), dither=Image.Dither.NONE)
    flat.save(out, "PNG", compress_level=_PACKING)
    return out.getvalue()
