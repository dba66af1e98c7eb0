"""Our reading of personal data alone, as the peer's: ``python -m sudare.cli.bench.reader``.

A line with the path of an array (height, width, 3; uint8) comes in, a line of JSON with seconds, processor seconds and
findings goes out. It is the suite as in the product, with one engine; only specimens are ever shown to it.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any, Final

import numpy as np

from sudare.imaging.terms import Pixels
from sudare.screening.engines.text import Text
from sudare.screening.personal import ENGINE
from sudare.screening.suite import Suite
from sudare.specimens.counting import SURE
from sudare.specimens.people import KINDS

PERSONAL: Final = frozenset(KINDS.values())
WARM: Final = (1280, 960)


def read(suite: Suite, path: Path) -> dict[str, Any]:
    rgb = np.load(path)
    pixels = Pixels(rgb.shape[1], rgb.shape[0], rgb.tobytes())
    wall, cpu = time.perf_counter(), time.process_time()
    seen = suite.screen((pixels,))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    sure = [
        found for found in seen.findings if found.box is not None and found.kind in PERSONAL and found.score >= SURE
    ]
    findings = [
        [found.kind.value, found.score, found.box.x, found.box.y, found.box.width, found.box.height]
        for found in sure
        if found.box is not None
    ]
    return {"seconds": wall, "cpu_seconds": cpu, "findings": findings}


def main() -> None:
    text = Text()
    suite = Suite((text,))
    suite.warm_up((Pixels(*WARM, b"\xff" * (WARM[0] * WARM[1] * 3)),))
    print(json.dumps({"name": f"{text.version} · {ENGINE}"}), flush=True)
    for line in sys.stdin:
        print(json.dumps(read(suite, Path(line.rstrip("\n")))), flush=True)


if __name__ == "__main__":
    main()
