"""Draws a layout: filled in for one invented person, every field remembered with its place."""

import string
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pylopdf_fonts_jp
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from sudare.imaging.terms import Box
from sudare.screening.terms import Kind
from sudare.specimens.people import KINDS
from sudare.specimens.terms import Layout, Shape, Text, Truth

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

FACES: Final = {"sans": pylopdf_fonts_jp.sans_path, "serif": pylopdf_fonts_jp.serif_path}
CODES: Final = {"qr": Kind.QR, "barcode": Kind.BARCODE}
BOLD: Final = "+"  # after the face: drawn with a stroke, as the package holds one weight only
LINE: Final = 1.3  # line height as a multiple of the letters'


@cache
def font(face: str, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FACES[face.rstrip(BOLD)](), max(size_px, 6))


class Sheet:
    """A surface in units of its own. Texts know what they are; the truth grows as they are written."""

    def __init__(self, *, width: float, height: float, px_per_unit: float, paper: str, face: str, ink: str) -> None:
        self.px, self.face, self.ink = px_per_unit, face, ink
        self.width, self.height = width, height
        self.image = Image.new("RGB", (round(width * px_per_unit), round(height * px_per_unit)), paper)
        self.pen = ImageDraw.Draw(self.image)
        self.truths: list[Truth] = []

    def write(self, text: Text, fields: Mapping[str, str]) -> None:
        """Write line by line, field by field. Also: remembers the place of every field that is personal data."""
        for number, line in enumerate(text.words.split("\n")):
            x = text.x * self.px
            y = (text.y + number * text.size * LINE) * self.px
            for words, name, *_ in string.Formatter().parse(line):
                x = self._put(x, y, words, text)
                if name:
                    x = self._put_field(x, y, name, fields[name], text)

    def _put_field(self, x: float, y: float, name: str, value: str, text: Text) -> float:
        ends = [
            self._put(x, y + row * text.size * LINE * self.px, part, text) for row, part in enumerate(value.split("\n"))
        ]
        if name in KINDS:
            height = text.size * (LINE * (len(ends) - 1) + 1.15) * self.px
            self.remember(Truth(KINDS[name], self.part(x, y, max(ends) - x, height)))
        return max(ends)

    def _put(self, x: float, y: float, words: str, text: Text) -> float:
        face = text.face or self.face
        chosen = font(face, round(text.size * self.px))
        stroke = max(round(text.size * self.px / 28), 1) if face.endswith(BOLD) else 0
        self.pen.text((x, y), words, fill=text.ink or self.ink, font=chosen, stroke_width=stroke)
        return x + chosen.getlength(words)

    def part(self, x: float, y: float, width: float, height: float) -> Box:
        """A place in pixels as parts of the sheet."""
        across, down = self.image.size
        return Box(x / across, y / down, width / across, height / down)

    def remember(self, truth: Truth) -> None:
        self.truths.append(truth)

    def paste(self, pixels: Image.Image, shape: Shape) -> None:
        size = (max(round(shape.width * self.px), 1), max(round(shape.height * self.px), 1))
        self.image.paste(pixels.resize(size, Image.Resampling.LANCZOS), self._at(shape)[:2])

    def _at(self, shape: Shape) -> tuple[int, int, int, int]:
        left, top = shape.x * self.px, shape.y * self.px
        return round(left), round(top), round(left + shape.width * self.px), round(top + shape.height * self.px)

    def draw(self, shape: Shape, fields: Mapping[str, str], rng: "Generator") -> None:
        """Draw a shape. Raises: ValueError for a name no pen knows."""
        match shape.name:
            case "portrait":
                self.paste(portrait(rng), shape)
            case "qr" | "barcode":
                self.paste(code(shape.name, fields["serial"] + fields["code"]), shape)
                left, top, right, bottom = self._at(shape)
                self.remember(Truth(CODES[shape.name], self.part(left, top, right - left, bottom - top)))
            case "chip":
                self._chip(self._at(shape))
            case _:
                self._outline(shape, self._at(shape))

    def _outline(self, shape: Shape, place: tuple[int, int, int, int]) -> None:
        ink, thin = shape.ink or self.ink, max(round(self.px / 6), 1)
        match shape.name:
            case "rule":
                self.pen.line(place, fill=ink, width=thin)
            case "frame":
                self.pen.rectangle(place, outline=ink, width=thin)
            case "fill":
                self.pen.rectangle(place, fill=ink)
            case "disc":
                self.pen.ellipse(place, fill=ink)
            case "round":
                self.pen.rounded_rectangle(place, radius=self.px * 2, fill=ink)
            case "stamp":
                self.pen.ellipse(place, outline=shape.ink or "#c8383a", width=2 * thin)
            case _:
                raise ValueError(shape.name)

    def _chip(self, place: tuple[int, int, int, int]) -> None:
        left, top, right, bottom = place
        self.pen.rounded_rectangle(place, radius=(right - left) // 8, fill="#d8b65c", outline="#8d7330", width=2)
        for row in (1, 2):
            y = top + (bottom - top) * row // 3
            self.pen.line((left, y, right, y), fill="#8d7330", width=2)
        self.pen.line(((left + right) // 2, top, (left + right) // 2, bottom), fill="#8d7330", width=2)

    def pixels(self) -> "NDArray[np.uint8]":
        return np.asarray(self.image, dtype=np.uint8)


def code(name: str, words: str) -> Image.Image:
    """A QR code or a product's bar code that says ``words``."""
    if name == "qr":
        made = zxingcpp.create_barcode(f"https://example.com/{words}", zxingcpp.BarcodeFormat.QRCode)
    else:
        made = zxingcpp.create_barcode(ean(f"49{words}0000000000"[:12]), zxingcpp.BarcodeFormat.EAN13)
    return Image.fromarray(np.asarray(made.to_image(scale=8)))


def ean(body: str) -> str:
    """Twelve digits and the thirteenth that checks them. Source: GS1 General Specifications, section 7.9."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return body + str(-total % 10)


SKINS: Final = ("#f0cdb0", "#e8bf9d", "#dcae88", "#f5d8c0")
HAIRS: Final = ("#241c1a", "#3a2a22", "#141416", "#6f6a68")


def portrait(rng: "Generator") -> Image.Image:
    """A drawn head and shoulders, 240 × 300. Nobody's."""
    image = Image.new("RGB", (240, 300), ("#9fc3df", "#d9dde2", "#f1f1ee")[int(rng.integers(0, 3))])
    pen = ImageDraw.Draw(image)
    skin, hair = SKINS[int(rng.integers(0, 4))], HAIRS[int(rng.integers(0, 4))]
    wide, coat = int(rng.integers(52, 62)), ("#2b3547", "#3f3f45", "#4d3a36")[int(rng.integers(0, 3))]
    pen.ellipse((120 - wide - 14, 42, 120 + wide + 14, 190 + int(rng.integers(0, 60))), fill=hair)
    pen.polygon([(30, 300), (58, 236), (120, 216), (182, 236), (210, 300)], fill=coat)
    pen.polygon([(96, 190), (144, 190), (150, 240), (120, 262), (90, 240)], fill=skin)
    pen.ellipse((120 - wide, 62, 120 + wide, 216), fill=skin)
    pen.pieslice((120 - wide - 6, 44, 120 + wide + 6, 178), 185, 355, fill=hair)
    for side in (-1, 1):
        _half_of_a_face(pen, 120, side, hair)
    pen.line((120, 130, 114, 162, 124, 164), fill="#b98d70", width=3, joint="curve")
    pen.arc((98, 164, 142, 190), 20, 160, fill="#a5524c", width=5)
    return image


def _half_of_a_face(pen: ImageDraw.ImageDraw, middle: int, side: int, hair: str) -> None:
    x = middle + side * 25
    pen.ellipse((x - 13, 122, x + 13, 138), fill="#fbf9f6", outline="#5b4638", width=2)
    pen.ellipse((x - 6, 123, x + 6, 137), fill="#2a201c")
    pen.line((x - 15, 112, x, 107, x + 15, 112), fill=hair, width=5, joint="curve")


def drawn(layout: Layout, fields: Mapping[str, str], rng: "Generator", *, px_per_unit: float) -> Sheet:
    """One sheet of ``layout`` for one person."""
    paper = layout.papers[int(rng.integers(0, len(layout.papers)))]
    sheet = Sheet(
        width=layout.width, height=layout.height, px_per_unit=px_per_unit, paper=paper, face=layout.face, ink=layout.ink
    )
    for mark in layout.marks:
        if isinstance(mark, Text):
            sheet.write(mark, {**fields, **layout.fixed})
        else:
            sheet.draw(mark, fields, rng)
    for kind in layout.kinds:
        sheet.remember(Truth(kind, Box(0, 0, 1, 1)))
    return sheet
