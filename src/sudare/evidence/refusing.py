"""What never goes into a package, whoever asks: looked at before anything is written."""

from hashlib import sha256

from sudare.evidence.errors import PictureNotHandedOn, RecordIncomplete
from sudare.evidence.record import BLUR_MAX_PX, PIXELS_MAX_PX, Message, Picture, Record, Standing
from sudare.imaging.plain import size_of
from sudare.imaging.terms import Pixels
from sudare.screening.terms import Kind

_NEVER_COPIED = frozenset({Kind.EXPLICIT, Kind.KNOWN_PICTURE})  # however they were called by whoever asks


def refuse(record: Record) -> None:
    """Raises: PictureNotHandedOn, RecordIncomplete."""
    known = {each.participant_id for each in record.participants} | {""}
    if len(known) != len(record.participants) + 1:
        raise RecordIncomplete
    _refuse_contradictions(record.messages, known)
    for message in record.messages:
        for picture in message.pictures:
            _refuse_picture(picture)
    for copy in record.copies:
        _refuse_picture(copy.picture)


def _refuse_contradictions(messages: tuple[Message, ...], known: set[str]) -> None:
    numbers = [each.number for each in messages]
    ids = {each.message_id for each in messages}
    if numbers != sorted(set(numbers)) or len(ids) != len(messages):
        raise RecordIncomplete
    later = [each.is_later for each in messages]
    if later != sorted(later) or any(each.is_later and each.is_reported for each in messages):
        raise RecordIncomplete
    if any(each.author_id not in known for each in messages):
        raise RecordIncomplete


def _refuse_picture(picture: Picture) -> None:
    """Bytes only of an ordinary picture, and those its hash names; of an intimate one a blur; of a child's nothing."""
    may_be_seen = picture.standing is Standing.ORDINARY and _NEVER_COPIED.isdisjoint(picture.kinds)
    if picture.content and not may_be_seen:
        raise PictureNotHandedOn
    if picture.standing is Standing.CHILD and (picture.blur or picture.pixels):
        raise PictureNotHandedOn
    if picture.blur and max(size_of(picture.blur) or (BLUR_MAX_PX + 1,)) > BLUR_MAX_PX:
        raise PictureNotHandedOn
    if picture.pixels and _longest(picture.pixels) > (PIXELS_MAX_PX if may_be_seen else BLUR_MAX_PX):
        raise PictureNotHandedOn
    if picture.content and (size_of(picture.content) is None or sha256(picture.content).hexdigest() != picture.sha256):
        raise RecordIncomplete


def _longest(pixels: Pixels) -> int:
    if len(pixels.rgb) != 3 * pixels.width_px * pixels.height_px:
        raise RecordIncomplete
    return max(pixels.width_px, pixels.height_px)
