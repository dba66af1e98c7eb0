"""One picture from its bytes to its answer, stage by stage, each stage timed."""

import importlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sudare.imaging import quality
from sudare.imaging.decoder import metadata, pixels, provenance, redraw, renditions, shrink, sniff
from sudare.imaging.decoder.looks import make_looks
from sudare.imaging.decoder.renditions import Frames
from sudare.imaging.decoder.survey import Survey
from sudare.imaging.facts import REMOVED, SENTENCES
from sudare.imaging.terms import Advice, Box, Edit, Fact, Limits, Media, OpenedPicture, Pixels, Stroke

Show = Callable[[tuple[Pixels, ...], bool], None]
"""Hands out the looks, and whether they are all, before the rest is made: screening takes longer than encoding."""

LOADED_LATE: Final = ("numpy.ma", "encodings.utf_16_be", "encodings.hex_codec")  # by a median, a profile's name

WARMING_EDIT: Final = Edit(
    masks=(Box(0.1, 0.1, 0.5, 0.5), Stroke(((0.2, 0.2), (0.8, 0.8)), 0.1)),
    quarter_turns=1,
    straighten_degrees=3.0,
    crop=Box(0.1, 0.1, 0.8, 0.8),
)


class Clock:
    """Seconds per stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start


def open_picture(content: bytes, limits: Limits, show: Show = lambda _looks, _is_all_seen: None) -> OpenedPicture:
    """The answer without its looks, which ``show`` got.

    Raises: ``Unreadable`` and its kinds for what can't or mustn't be opened; anything else is our own mistake.
    """
    clock = Clock()
    with clock.stage("sniff"):
        found = sniff.survey(content, limits)
    with clock.stage("metadata"):
        metadata.read_metadata(found)
    if found.has_c2pa:
        with clock.stage("provenance"):
            _read_provenance(found, content)
    frames, view = _clean_pixels(content, found, clock, show)
    with clock.stage("renditions"):
        made = renditions.make_renditions(frames, view, is_lossless=found.is_lossless)
    with clock.stage("quality"):
        advice = _advise(frames, view)
    return OpenedPicture(
        media=Media(found.format, made["full"].width_px, made["full"].height_px, frames.count),
        facts=tuple(Fact(kind, found.facts[kind]) for kind in SENTENCES if kind in found.facts),
        removed=tuple(tag for tag in REMOVED if tag in found.removed),
        advice=advice,
        renditions=made,
        stage_seconds=clock.seconds,
    )


def _read_provenance(found: Survey, content: bytes) -> None:
    found.removed.add("c2pa")
    found.found("c2pa", provenance.verdict(content, found.format))


def _clean_pixels(content: bytes, found: Survey, clock: Clock, show: Show) -> tuple[Frames, Frames]:
    """The full picture and its view. The small one is turned in memory, the large one only while it is written."""
    with clock.stage("decode"):
        decoded = pixels.decode(content, found)
    with clock.stage("colour"):
        stored = Frames(pixels.clean_colours(decoded), decoded.count, decoded.delays, decoded.loops)
    orientation = 1 if found.turns_itself else found.orientation
    with clock.stage("looks"):
        show(*make_looks(stored, orientation))
    with clock.stage("upright"):
        full = stored.turned(orientation)
        small = renditions.fitted_frames(stored)
        view = full if small is stored else small.turned(orientation).in_memory()
    return full, view


def _advise(frames: Frames, view: Frames) -> tuple[Advice, ...]:
    """For still pictures: what moves was not photographed to be read."""
    if frames.count > 1:
        return ()
    return quality.advise(
        copy=pixels.grey_copy(view.image),
        tiles=pixels.grey_tiles(view.image),
        shorter_side_px=min(frames.image.width, frames.image.height),
    )


def warm_up() -> None:
    """Load what loads late, while files can be opened and callbacks made: tiny pictures, the whole way."""
    pixels.block_loaders()
    for module in LOADED_LATE:
        importlib.import_module(module)
    for content in pixels.tiny_pictures():
        picture = open_picture(content, Limits())
        provenance.verdict(content, picture.media.format)
        redraw.redraw_picture(picture.renditions["full"].content, WARMING_EDIT, Limits())
        shrink.small_pixels(picture.renditions["full"].content, shrink.WARMING_BOX_PX, Limits())
