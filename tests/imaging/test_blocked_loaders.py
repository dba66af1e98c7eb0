"""Were the sniffing ever fooled, libvips itself opens nothing but what is enabled: a real file per blocked loader."""

import subprocess
import sys

import pytest
import pyvips

from sudare.imaging import locked

WRITTEN = {"vips": ".v", "csv": ".csv", "matrix": ".mat"}  # what this build of libvips could open besides ours
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'><rect width='8' height='8'/></svg>"
SCRIPT = """
import sys, pyvips
from sudare.imaging.decoder import pixels
path = sys.argv[1]
pyvips.Image.new_from_file(path).avg()
pixels.block_loaders()
for load in (lambda: pyvips.Image.new_from_file(path), lambda: pyvips.Image.new_from_buffer(open(path, "rb").read(), "")):
    try:
        load().avg()
    except pyvips.Error:
        continue
    sys.exit("it opened")
"""


@pytest.mark.parametrize("kind", [*WRITTEN, "svg"])
def test_a_blocked_format_opens_before_and_not_after(kind, tmp_path):
    path = tmp_path / f"picture{WRITTEN.get(kind, '.svg')}"
    if kind == "svg":
        path.write_bytes(SVG)
    else:
        picture = pyvips.Image.black(8, 8, bands=1 if kind in {"csv", "matrix"} else 3) + 7
        picture.cast("uchar").write_to_file(str(path))
    done = subprocess.run(
        [sys.executable, "-I", "-c", SCRIPT, path],
        env={name: value for name, value in locked.ENVIRONMENT.items() if name != "VIPS_BLOCK_UNTRUSTED"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
