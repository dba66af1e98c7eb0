"""Pictures for engines, drawn when the tests run."""

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw

from sudare.imaging.terms import Pixels
from sudare.specimens.sheet import font


def sheet(width=1280, height=960, tone=245):
    return np.full((height, width, 3), tone, np.uint8)


def pixels(rgb):
    return Pixels(rgb.shape[1], rgb.shape[0], np.ascontiguousarray(rgb).tobytes())


def written(rows, width=1280, height=960, size=36):
    image = Image.fromarray(sheet(width, height))
    pen = ImageDraw.Draw(image)
    for number, words in enumerate(rows):
        pen.text((80, 80 + number * size * 2), words, font=font("sans", size), fill=(25, 25, 25))
    return np.asarray(image).copy()


def turned(rgb, quarters):
    """Clockwise."""
    return np.ascontiguousarray(np.rot90(rgb, -quarters))


def with_code(rgb, *, kind="QRCode", side=200, at=(400, 300), inverted=False, words="https://example.com/canary"):
    code = np.array(zxingcpp.create_barcode(words, zxingcpp.barcode_format_from_str(kind)).to_image(scale=1))
    ink = np.argwhere(code == 0)
    code = code[ink[:, 0].min() : ink[:, 0].max() + 1, ink[:, 1].min() : ink[:, 1].max() + 1]  # without its quiet edge
    code = code.repeat(max(1, side // code.shape[1]), axis=0).repeat(max(1, side // code.shape[1]), axis=1)
    if inverted:
        code = 255 - code
    x, y = at
    rgb[y - 20 : y + code.shape[0] + 20, x - 20 : x + code.shape[1] + 20] = 0 if inverted else 255
    rgb[y : y + code.shape[0], x : x + code.shape[1]] = code[:, :, None]
    return rgb, (x, y, code.shape[1], code.shape[0])


def covers(box, place, shape, slack=0.02):
    """Whether a box of parts of the picture covers a place in pixels."""
    x, y, width, height = place
    return (
        box.x <= x / shape[1] + slack
        and box.y <= y / shape[0] + slack
        and box.x + box.width >= (x + width) / shape[1] - slack
        and box.y + box.height >= (y + height) / shape[0] - slack
    )
