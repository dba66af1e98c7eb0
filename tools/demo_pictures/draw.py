"""Draws the demo's pictures from the SVG files beside it, and plants in two of them what a phone would.

Run by hand after a drawing changed: ``.venv/bin/python tools/demo_pictures/draw.py`` (needs chromium and exiftool).
"""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
OUT = HERE.parent.parent / "src/sudare/cli/demo/pictures"
QUALITY = 80
# The middle of Tokyo Bay: a place nobody lives at.
PLACE = ("-GPSLatitude=35.55", "-GPSLatitudeRef=N", "-GPSLongitude=139.9", "-GPSLongitudeRef=E")
PHONE = ("-Make=Example", "-Model=Example Phone 7", "-DateTimeOriginal=2026:11:20 14:40:00")
LIES_ON_ITS_SIDE = 6  # EXIF orientation: turn by 90 degrees to see it upright


def draw(source: Path) -> Path:
    """One drawing as a JPEG, through the browser, so that Japanese letters look as they do on pages."""
    width, height = (int(source.read_text().split(f'{side}="')[1].split('"')[0]) for side in ("width", "height"))
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        browser = ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", f"--screenshot={shot}"]
        subprocess.run([*browser, f"--window-size={width},{height}", source.as_uri()], check=True, capture_output=True)
        picture = Image.open(shot).convert("RGB").crop((0, 0, width, height))
    target = OUT / f"{source.stem}.jpg"
    if source.stem == "lamp":
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    picture.save(target, quality=QUALITY, optimize=True)
    return target


def plant(target: Path, *tags: str) -> None:
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-n", *tags, str(target)], check=True)


def main() -> None:
    made = {source.stem: draw(source) for source in sorted(HERE.glob("*.svg"))}
    plant(made["cup"], *PHONE, *PLACE)
    plant(made["lamp"], *PHONE, f"-Orientation={LIES_ON_ITS_SIDE}")


if __name__ == "__main__":
    main()
