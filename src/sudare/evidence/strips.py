"""What stands on the drawn screens, as strips from top to bottom: pure layout, no pixels."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sudare.evidence.letters import shown, width_em, wrapped
from sudare.evidence.record import Message, Participant, Picture, Record
from sudare.evidence.writing import japanese, japanese_day

WIDTH_PX, HEIGHT_PX = 780, 1600
HEAD_PX, FOOT_PX = 104, 72
SIDE_PX, BUBBLE_PX, PAD_PX = 28, 560, 22
BODY, SMALL = 28, 20
LINE_PX, NOTE_PX, GAP_PX = 44, 32, 26
FRAME_PX: Final = (420, 300)  # of a picture that isn't drawn, and the width of one that is
TALLEST_PX: Final = 480
HASH_PX: Final = 34  # the line with its hash, below

PAPER, SHEET, LINE = "#faf8f3", "#ffffff", "#e3dfd5"
INK, SOFT, BAMBOO, STOP, CARE, OWN = "#1f2623", "#5b635e", "#2e6b4c", "#a8322a", "#8a6100", "#e4efe7"

LATER: Final = (
    "ここからは通報のあとのやりとりで、この書類を作ったときの部屋の様子です。",
    "通報した人には見えていないものを含みます。",
)
DRAWN: Final = (
    "保存された記録から描いた会話です。時刻は日本時間。"  # on each: of what came later nobody says who saw it
)
UNKEPT: Final = "(内容は残っていません)"


@dataclass(frozen=True, slots=True)
class Strip:
    """``ground`` is the bubble's colour, or empty. ``edge`` marks what was reported."""

    height: int
    words: str = ""
    left: int = SIDE_PX
    size: int = SMALL
    ink: str = SOFT
    ground: str = ""
    width: int = 0
    edge: str = ""
    picture: Picture | None = None
    is_kept_with_next: bool = False


def screens_of(record: Record) -> list[list[Strip]]:
    """The strips of each screen, in order; none is taller than there is room, whatever people wrote."""
    room, screens, used = HEIGHT_PX - HEAD_PX - FOOT_PX, [list[Strip]()], 0
    strips = list(_strips(record))
    for place, strip in enumerate(strips):
        needed = strip.height + (strips[place + 1].height if strip.is_kept_with_next else 0)
        if used + needed > room and screens[-1]:
            screens.append([])
            used = 0
        screens[-1].append(strip)
        used += strip.height
    return screens


def frame_of(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels of its place on a screen: of its own shape where it is drawn."""
    if not picture.pixels:
        return FRAME_PX
    wide, high = picture.pixels.width_px, picture.pixels.height_px
    part = min(FRAME_PX[0] / wide, TALLEST_PX / high)
    return max(1, round(wide * part)), max(1, round(high * part))


def _strips(record: Record) -> Iterator[Strip]:
    people = {each.participant_id: each for each in record.participants}
    day, is_later = "", False
    for message in record.messages:
        if message.is_later and not is_later:
            is_later = True
            yield from (Strip(NOTE_PX, line, ink=CARE, is_kept_with_next=True) for line in LATER)
            yield Strip(GAP_PX)
        if (today := japanese_day(message.at)) != day:
            day = today
            left = round((WIDTH_PX - SMALL * sum(map(width_em, day))) / 2)
            yield Strip(56, day, left, is_kept_with_next=True)
        yield from _message(message, people.get(message.author_id))


def _message(message: Message, author: Participant | None) -> Iterator[Strip]:
    is_own = author is not None and author.is_reporter
    left = WIDTH_PX - SIDE_PX - BUBBLE_PX if is_own else SIDE_PX
    name = shown(author.name) if author else "お知らせ"
    head = _cut(f"#{message.number} {name}", BUBBLE_PX - 240) + f"  {japanese(message.at)[-8:]}"
    yield Strip(NOTE_PX, head, left, is_kept_with_next=True)
    edge = STOP if message.is_reported else ""
    ground = OWN if is_own else SHEET
    lines = wrapped(UNKEPT if message.words is None else message.words, (BUBBLE_PX - 2 * PAD_PX) / BODY)
    if lines != [""]:
        for line in lines:
            ink = SOFT if message.words is None else INK
            yield Strip(LINE_PX, line, left + PAD_PX, BODY, ink, ground, BUBBLE_PX, edge)
    for picture in message.pictures:
        yield Strip(
            frame_of(picture)[1] + HASH_PX + 16,
            left=left + PAD_PX,
            ground=ground,
            width=BUBBLE_PX,
            edge=edge,
            picture=picture,
        )
    for note, ink in _notes(message):
        yield Strip(NOTE_PX, note, left, ink=ink)
    yield Strip(GAP_PX)


def _notes(message: Message) -> Iterator[tuple[str, str]]:
    if message.is_reported:
        yield "▲ 通報の対象", STOP
    if message.is_later:
        yield "通報のあと", CARE
    if message.edited_at:
        yield f"書き直し {japanese(message.edited_at)}", CARE
    if message.deleted_at:
        yield f"あとで取り消し {japanese(message.deleted_at)}", CARE


def _cut(words: str, room_px: int) -> str:
    """A name as long as there is room; the whole of it stands in the list of people."""
    first = wrapped(words, room_px / SMALL)[0]
    return first if first == words else f"{first}…"
