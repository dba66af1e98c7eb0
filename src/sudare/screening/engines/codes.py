"""Codes that machines read. Where they are is told; what they say is not even decoded further than to find them."""

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Final

import zxingcpp

from sudare.screening.engines.places import Point, box_around
from sudare.screening.terms import Finding, Kind, Look, Seen

MARGIN: Final = 0.04  # of the code's longer side: corners are reported at the middle of the outermost modules
SQUARE: Final = frozenset(
    {"QRCode", "MicroQRCode", "RMQRCode", "DataMatrix", "Aztec", "AztecCode", "PDF417", "MicroPDF417", "MaxiCode"}
)
_FINDER: Final = "QRCode"  # three finders and a valid format: no texture looks like that, but it does like other codes
_READ: Final = 1.0
_SEEN: Final = 0.5  # its pattern is there, its check sum fails: too small, torn, covered


class Codes:
    name = "codes"
    version = f"zxing-cpp-{version('zxing-cpp')}"

    def look(self, look: Look) -> Seen:
        return Seen(findings=tuple(self._found(look)))

    def _found(self, look: Look) -> Iterator[Finding]:
        for code in zxingcpp.read_barcodes(look.rgb, return_errors=True):
            if not code.valid and code.symbology.name != _FINDER:
                continue
            corners = code.position
            points = [
                (p.x, p.y) for p in (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
            ]
            box = box_around(grown(points), look=look)
            if box is not None:
                kind = Kind.QR if code.symbology.name in SQUARE else Kind.BARCODE
                yield Finding(kind, _READ if code.valid else _SEEN, box, self.version)


def grown(points: Sequence[Point]) -> list[Point]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    edge = MARGIN * max(max(xs) - min(xs), max(ys) - min(ys))
    return [(min(xs) - edge, min(ys) - edge), (max(xs) + edge, max(ys) + edge)]
