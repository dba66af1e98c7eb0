"""One picture from its bytes to its answer, stage by stage, each stage timed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sudare.imaging.decoder import metadata, pixels, renditions, sniff
from sudare.imaging.facts import REMOVED
from sudare.imaging.terms import Fact, Limits, Media, OpenedPicture


class Clock:
    """Seconds per stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start


def open_picture(content: bytes, limits: Limits) -> OpenedPicture:
    """Raises: ``Unreadable`` and its kinds for what can't or mustn't be opened; anything else is our own mistake."""
    clock = Clock()
    with clock.stage("sniff"):
        found = sniff.survey(content, limits)
    with clock.stage("metadata"):
        metadata.read_metadata(found)
    with clock.stage("decode"):
        image = pixels.decode(content, found)
    with clock.stage("colour"):
        image = pixels.opaque(pixels.to_srgb(image))
    with clock.stage("upright"):
        image = pixels.upright(image, found.orientation).copy_memory()
    with clock.stage("renditions"):
        made = renditions.make_renditions(image)
    return OpenedPicture(
        media=Media(found.format, made["full"].width_px, made["full"].height_px, found.frames),
        facts=tuple(Fact(kind, detail) for kind, detail in found.facts.items()),
        removed=tuple(tag for tag in REMOVED if tag in found.removed),
        advice=(),
        renditions=made,
        stage_seconds=clock.seconds,
    )
