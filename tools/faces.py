"""Measures recall for faces on drawn grounds: ``.venv/bin/python tools/faces.py``.

How size, turn, cover, dark and noise change what is found is measured with one person: the astronaut, a photograph in
the public domain that comes with scikit-image. A hundred other people come from there too, as grey crops of 25 px
brought to 44, and a hundred crops without a face; see docs/decisions/0158.
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
GROUND_PX = (1280, 960)
CROP_PX = 44
Scene = tuple[NDArray[np.uint8], list[tuple[float, float]]]
Wear = Callable[[Image.Image, np.random.Generator], Image.Image]


def heads() -> dict[str, Wear]:
    return {
        "as it is": lambda head, _: head,
        "turned by up to 30°": lambda head, rng: head.rotate(float(rng.uniform(-30, 30)), Image.Resampling.BICUBIC),
        "turned by 90°": lambda head, _: head.transpose(Image.Transpose.ROTATE_90),
        "upside down": lambda head, _: head.transpose(Image.Transpose.ROTATE_180),
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


def package_file(name: str) -> Path:
    package = find_spec("skimage")
    place = Path(next(iter(package.submodule_search_locations or ()))) if package else Path()
    return place / "data" / name


def photographed() -> Image.Image:
    head = Image.open(package_file("astronaut.png")).convert("RGBA").crop(HEAD)
    oval = Image.new("L", head.size, 0)
    ImageDraw.Draw(oval).ellipse((0, 0, *head.size), fill=255)
    head.putalpha(oval)
    return head


def ground(rng: np.random.Generator) -> Image.Image:
    tones = Image.fromarray(np.asarray(rng.integers(60, 200, (6, 8, 3)), np.uint8), "RGB")
    return tones.resize(GROUND_PX, Image.Resampling.BICUBIC)


def crowd(crops: NDArray[np.float64], rng: np.random.Generator) -> Scene:
    """Twenty crops on one ground, and the middle of each."""
    picture, middles = ground(rng), []
    for number, crop in enumerate(crops):
        shown = Image.fromarray((crop * 255).clip(0, 255).astype(np.uint8)).resize((CROP_PX, CROP_PX))
        x, y = 60 + number % 5 * 240, 60 + number // 5 * 220
        picture.paste(shown, (x, y))
        middles.append((x + CROP_PX / 2, y + CROP_PX / 2))
    return np.ascontiguousarray(np.asarray(picture, np.uint8)), middles


def scene(head: Image.Image, wear: Wear, size_px: int, rng: np.random.Generator) -> Scene:
    """Four heads on one ground, and the middle of each face."""
    share = size_px / (FACE[3] - FACE[1])
    picture = ground(rng)
    middles = []
    for number in range(4):
        worn = wear(head, rng).resize((round(head.width * share), round(head.height * share)), Image.Resampling.LANCZOS)
        x, y = 60 + number % 2 * 640 + int(rng.integers(0, 200)), 40 + number // 2 * 470 + int(rng.integers(0, 60))
        picture.paste(worn, (x, y), worn)
        middles.append((x + worn.width / 2, y + worn.height / 2))
    return np.ascontiguousarray(np.asarray(picture, np.uint8)), middles


def found(engine: Faces, shown: Scene) -> int:
    """How many of the middles lie in a box."""
    picture, middles = shown
    boxes = [each.box for each in engine.look(Look(picture)).findings if each.score >= SURE and each.box]
    wide, high = GROUND_PX
    return sum(
        any(b.x * wide < x < (b.x + b.width) * wide and b.y * high < y < (b.y + b.height) * high for b in boxes)
        for x, y in middles
    )


def main() -> None:
    engine, head, rng = Faces(), photographed(), np.random.default_rng(16)
    sys.stdout.write("| Face, one person | " + " | ".join(f"{size} px" for size in SIZES_PX) + " |" + "\n")
    sys.stdout.write("|---" * (len(SIZES_PX) + 1) + "|" + "\n")
    for name, wear in heads().items():
        cells = [f"{found(engine, scene(head, wear, size, rng))}/4" for size in SIZES_PX]
        sys.stdout.write(f"| {name} | " + " | ".join(cells) + " |" + "\n")
    crops = np.load(package_file("lfw_subset.npy"))
    people, others = (
        sum(found(engine, crowd(part[start : start + 20], rng)) for start in range(0, 100, 20))
        for part in (crops[:100], crops[100:])
    )
    sys.stdout.write(f"\nA hundred people, {CROP_PX} px: {people}; a hundred crops of something else: {others}\n")


if __name__ == "__main__":
    main()
