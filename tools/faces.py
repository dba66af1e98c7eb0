"""Measures recall for faces on drawn grounds: ``.venv/bin/python tools/faces.py``.

There is one face in it: the astronaut's, a photograph in the public domain that comes with scikit-image. What is
measured is how size, turn, cover, dark and noise change what is found, not how well other people are found; see
docs/decisions/0116.
"""

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from sudare.screening.engines.faces import Faces
from sudare.screening.terms import Look

HEAD = (150, 20, 310, 220)  # in the photograph, with the hair
FACE = (175, 70, 275, 190)
SIZES_PX = (32, 40, 56, 80, 120, 200)  # height of the face
SURE = 0.5
Scene = tuple[NDArray[np.uint8], list[tuple[float, float]]]
Wear = Callable[[Image.Image, np.random.Generator], Image.Image]


def heads() -> dict[str, Wear]:
    return {
        "as it is": lambda head, _: head,
        "turned by up to 30°": lambda head, rng: head.rotate(float(rng.uniform(-30, 30)), Image.Resampling.BICUBIC),
        "mirrored": lambda head, _: head.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        "mouth covered": lambda head, _: covered(head, 0.62, 1.0),
        "eyes covered": lambda head, _: covered(head, 0.3, 0.5),
        "a third of the light": lambda head, _: head.point(lambda value: value * 0.3),
        "grey": lambda head, _: head.convert("L").convert("RGBA"),
        "noisy": noisy,
    }


def covered(head: Image.Image, top: float, bottom: float) -> Image.Image:
    hidden = head.copy()
    place = (0, int(head.height * top), head.width, int(head.height * bottom))
    ImageDraw.Draw(hidden).rectangle(place, fill=(120, 150, 170, 255))
    hidden.putalpha(head.getchannel("A"))
    return hidden


def noisy(head: Image.Image, rng: np.random.Generator) -> Image.Image:
    values = np.asarray(head, np.float64).copy()
    values[..., :3] += rng.normal(0, 18, (*values.shape[:2], 3))
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


def photographed() -> Image.Image:
    package = find_spec("skimage")
    place = Path(next(iter(package.submodule_search_locations or ()))) if package else Path()
    head = Image.open(place / "data" / "astronaut.png").convert("RGBA").crop(HEAD)
    oval = Image.new("L", head.size, 0)
    ImageDraw.Draw(oval).ellipse((0, 0, *head.size), fill=255)
    head.putalpha(oval)
    return head


def scene(head: Image.Image, wear: Wear, size_px: int, rng: np.random.Generator) -> Scene:
    """Four heads on one ground, and the middle of each face."""
    share = size_px / (FACE[3] - FACE[1])
    ground = Image.fromarray(np.asarray(rng.integers(60, 200, (6, 8, 3)), np.uint8), "RGB").resize(
        (1280, 960), Image.Resampling.BICUBIC
    )
    middles = []
    for number in range(4):
        worn = wear(head, rng).resize((round(head.width * share), round(head.height * share)), Image.Resampling.LANCZOS)
        x, y = 60 + number % 2 * 640 + int(rng.integers(0, 200)), 40 + number // 2 * 470 + int(rng.integers(0, 60))
        ground.paste(worn, (x, y), worn)
        middles.append((x + worn.width / 2, y + worn.height / 2))
    return np.ascontiguousarray(np.asarray(ground, np.uint8)), middles


def main() -> None:
    engine, head, rng = Faces(), photographed(), np.random.default_rng(16)
    sys.stdout.write("| Face, one person | " + " | ".join(f"{size} px" for size in SIZES_PX) + " |" + "\n")
    sys.stdout.write("|---" * (len(SIZES_PX) + 1) + "|" + "\n")
    for name, wear in heads().items():
        cells = []
        for size in SIZES_PX:
            picture, middles = scene(head, wear, size, rng)
            boxes = [f.box for f in engine.look(Look(picture)).findings if f.score >= SURE and f.box]
            found = sum(
                any(b.x * 1280 < x < (b.x + b.width) * 1280 and b.y * 960 < y < (b.y + b.height) * 960 for b in boxes)
                for x, y in middles
            )
            cells.append(f"{found}/4")
        sys.stdout.write(f"| {name} | " + " | ".join(cells) + " |" + "\n")


if __name__ == "__main__":
    main()
