"""Makes the pictures of the practice room from our own drawings, covered as a shop's rules cover them.

Run by hand after a drawing or the rules changed: ``.venv/bin/python tools/practice.py``.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image

from sudare.specimens.sets import specimen

ROOT: Final = Path(__file__).parent.parent
DRAWN: Final = ROOT / "src/sudare/cli/demo/pictures"
OUT: Final = ROOT / "src/sudare/web/static/sudare/practice"
# The middle of Tokyo Bay: a place nobody lives at.
PLACE: Final = ("-GPSLatitude=35.55", "-GPSLatitudeRef=N", "-GPSLongitude=139.9", "-GPSLongitudeRef=E")
SIDE_PX: Final = 720
QUALITY: Final = 72


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Image.fromarray(specimen("chat_screenshot", 0).rgb).save(folder / "chat.png")
        files = [DRAWN / "cup.jpg", DRAWN / "slip.jpg", DRAWN / "receipt.jpg", folder / "chat.png"]
        command = [sys.executable, "-m", "sudare.cli", "check", *map(str, files), "--out", str(folder / "out")]
        subprocess.run([*command, "--policy", "shop"], check=False)  # it says by its exit code what was found
        for masked in sorted((folder / "out").glob("*-masked.*")):
            picture = Image.open(masked).convert("RGB")
            picture.thumbnail((SIDE_PX, SIDE_PX))
            picture.save(OUT / f"{masked.stem.split('-')[0]}.webp", quality=QUALITY, method=6)
    test_picture = OUT / "test-picture.jpg"  # what whoever sets up a desk sends to themselves
    shutil.copy(DRAWN / "slip.jpg", test_picture)
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-n", *PLACE, str(test_picture)], check=True)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    main()
