"""Screens drawn from the record, as the reporter saw the conversation. No picture from outside is opened for them:
what is shown of one are pixels that the sandbox handed out.
"""

from functools import cache
from io import BytesIO
from typing import Final

import pylopdf_fonts_jp
from PIL import Image, ImageDraw, ImageFont

from sudare.evidence import strips
from sudare.evidence.letters import wrapped
from sudare.evidence.record import Picture, Record
from sudare.evidence.strips import Strip

_COLOURS: Final = 64
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
    told = "通報した人に見えていた会話を、保存された記録から描いたものです。時刻は日本時間。"
    pen.text((strips.SIDE_PX, high - 48), told, strips.SOFT, _font(18))


def _bubble(pen: ImageDraw.ImageDraw, row: Strip, y: int, *, is_first: bool, is_last: bool) -> None:
    left = row.left - strips.PAD_PX
    place = (left, y, left + row.width, y + row.height)
    corners = (is_first, is_first, is_last, is_last)
    pen.rounded_rectangle(place, radius=18, fill=row.ground, corners=corners)
    if row.edge:
        pen.rectangle((left - 8, y, left - 4, y + row.height), fill=row.edge)


def _picture(image: Image.Image, pen: ImageDraw.ImageDraw, picture: Picture, corner: tuple[int, int]) -> None:
    left, top = corner
    wide, high = strips.FRAME_PX
    place = (left, top, left + wide, top + high)
    pen.rectangle(place, fill=strips.LINE)
    if picture.pixels:
        size = (picture.pixels.width_px, picture.pixels.height_px)
        part = min(wide / size[0], high / size[1])
        shown = Image.frombytes("RGB", size, picture.pixels.rgb).resize(
            (max(1, round(size[0] * part)), max(1, round(size[1] * part))), Image.Resampling.BICUBIC
        )
        image.paste(shown, (left + (wide - shown.width) // 2, top + (high - shown.height) // 2))
    if not (picture.content and picture.pixels):
        told = strips.NOT_COPIED[picture.standing]
        pen.rectangle((left, top, left + wide, top + 44), fill=strips.INK)
        pen.text((left + 14, top + 8), told, strips.SHEET, _font(strips.SMALL))
    told = f"SHA-256 {picture.sha256[:24]}…"
    pen.rectangle((left, top + high - 34, left + wide, top + high), fill=strips.PAPER)
    pen.text((left + 10, top + high - 28), told, strips.SOFT, _font(16))


def _png(image: Image.Image, *, has_pictures: bool) -> bytes:
    """Screens without pictures have few colours: a palette keeps them exact enough and a third of the size."""
    out = BytesIO()
    flat = image if has_pictures else image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    flat.save(out, "PNG", compress_level=_PACKING)
    return out.getvalue()
