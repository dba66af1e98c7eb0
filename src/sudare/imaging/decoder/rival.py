"""Plain Pillow doing the same work, and pictures to do it on: what ``sudare bench intake`` compares itself with.

Runs as a process of its own (``python -m sudare.imaging.decoder.rival``): only this package may open pictures.
"""

import importlib
import importlib.util
import io
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pi_heif
from PIL import Image, ImageDraw, ImageOps

SIZES_PX = (None, 2048, 320)


def photograph(width_px: int, height_px: int) -> Image.Image:
    """Soft shapes with sensor grain, so that it packs like a photograph."""
    chance = np.random.default_rng(7)
    shapes = Image.fromarray(chance.integers(30, 226, (height_px // 64, width_px // 64, 3), dtype=np.uint8))
    soft = np.asarray(shapes.resize((width_px, height_px), Image.Resampling.BICUBIC)).astype(np.int16)
    grain = chance.normal(0, 5, (height_px, width_px, 1)).astype(np.int16)
    return Image.fromarray(np.clip(soft + grain, 0, 255).astype(np.uint8))


def screenshot() -> Image.Image:
    page = Image.new("RGB", (1920, 1080), (250, 250, 252))
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, 1920, 48), fill=(40, 60, 120))
    for top in range(70, 1050, 22):
        pen.text((40, top), "The quick brown fox jumps over the lazy dog 0123456789  " * 4, fill=(30, 30, 40))
    return page


def make_specimens(folder: Path) -> list[str]:
    """Write the bench's pictures; HEIC only where an encoder is installed (it never ships with Sudare)."""
    turned = Image.Exif()
    turned[0x112] = 6
    photo = photograph(4032, 3024)
    photo.save(folder / "photo-12mp.jpg", quality=92, exif=turned)
    screenshot().save(folder / "screenshot-2mp.png")
    if importlib.util.find_spec("pillow_heif") is not None:
        importlib.import_module("pillow_heif").register_heif_opener()
        photo.save(folder / "photo-12mp.heic", quality=60, exif=turned)
    return sorted(path.name for path in folder.iterdir())


def do_the_same(content: bytes) -> None:
    """Upright, without metadata, three sizes: what anybody would write with Pillow."""
    with Image.open(io.BytesIO(content)) as opened:
        is_lossless = opened.format == "PNG"
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    for size in SIZES_PX:
        copy = upright
        if size is not None:
            copy = upright.copy()
            copy.thumbnail((size, size), Image.Resampling.LANCZOS)
        sink = io.BytesIO()
        copy.save(sink, "PNG" if is_lossless and size != SIZES_PX[-1] else "JPEG", quality=88)


def measure(path: Path, rounds: int) -> dict[str, float]:
    content = path.read_bytes()
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        do_the_same(content)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {"wall_ms": 1000 * float(np.median(walls)), "cpu_ms": 1000 * float(np.median(cpus)), "peak_mb": peak}


def main() -> None:
    command, place, *rest = sys.argv[1:]
    if command == "specimens":
        print(json.dumps(make_specimens(Path(place))))  # noqa: T201  the answer to the parent
        return
    pi_heif.register_heif_opener()
    print(json.dumps(measure(Path(place), int(rest[0]))))  # noqa: T201  its parent reads this line


if __name__ == "__main__":
    main()
