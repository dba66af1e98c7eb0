"""The paper and the drawn screens: everything people wrote is on them, whatever it was; nothing breaks, nothing hides."""

import struct
import unicodedata
from dataclasses import replace
from io import BytesIO

import pylopdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from evidence.packages import PUBLIC, files_of, packed
from sudare.cli.bench.conversation import conversation, gradient
from sudare.evidence import Picture, Standing, report, screens, strips
from sudare.evidence.letters import shown, width_em, wrapped
from sudare.evidence.standings import on_screen

LONG = "長い文です。" * 3000 + "W" * 4000
HOSTILE = [
    "<script>alert(1)</script>",
    "前\u202e後ろ\u2066中\u2069\u200bあと",
    "👨‍👩‍👧 ❤️ 😀 🇯🇵",
    "مرحبا بالعالم שלום",
    "Z" + "\u0301" * 500,
    "\n" * 300,
    "「" * 500,
    LONG,
    "\ud800 alone",
    "",
]


def saying(words: str, messages: int = 3):
    record = conversation(messages, pictures_every=2)
    return replace(record, messages=tuple(replace(each, words=words) for each in record.messages))


def text_of(paper: bytes) -> str:
    return "".join(page.get_text() for page in pylopdf.Document(stream=paper))


def test_signs_without_a_letter_are_named() -> None:
    assert shown("はい😀") == "はい〔GRINNING FACE〕"
    assert shown("👨‍👩‍👧") == "〔MAN+WOMAN+GIRL〕"
    assert shown("\u202eabc") == "〔RIGHT-TO-LEFT OVERRIDE〕abc"
    assert shown("שלום") == "〔U+05E9·U+05DC·U+05D5·U+05DD〕"
    assert shown("a" + "\u0301" * 9) == "á〔U+0301×8〕"
    assert shown("か\u3099\ufa19") == "が\ufa19"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_nothing_is_dropped_and_lines_are_narrow_enough(words: str) -> None:
    printed = shown(words)
    for sign in set(unicodedata.normalize("NFC", words)) & set(words) - set("\n\r\t\ufe0e\ufe0f\u200d"):
        code = f"U+{ord(sign):04X}"
        assert sign in printed or code in printed or unicodedata.name(sign, code) in printed
    for line in wrapped(words, 12):
        assert sum(map(width_em, line)) <= 16


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_break_no_paper_and_no_screen(words: str) -> None:
    record = saying(words)
    drawn = screens.drawn(record)
    assert all(struct.unpack("!II", each[16:24]) == (strips.WIDTH_PX, strips.HEIGHT_PX) for each in drawn)
    room = strips.HEIGHT_PX - strips.HEAD_PX - strips.FOOT_PX
    assert all(sum(row.height for row in rows) <= room for rows in strips.screens_of(record))
    paper = text_of(report.printed(record, public_key=PUBLIC, files={}))
    first = next((line for line in wrapped(words, 20) if line), "").strip()
    assert first[:8] in paper


def test_the_paper_has_every_message_every_hash_and_the_key() -> None:
    files = files_of(packed())
    paper = text_of(files["report.pdf"]).replace("\n", "")
    record = conversation(12, pictures_every=3)
    for message in record.messages:
        for picture in message.pictures:
            assert picture.sha256 in paper
    assert all(name in paper for name in files if name.startswith("screens/"))
    assert "f412 a49c" in paper or "鍵の指紋" in paper
    assert "この記録の確かめ方" in paper
    assert "1 / " in paper


def test_a_message_longer_than_a_page_goes_on_with_its_number() -> None:
    paper = pylopdf.Document(stream=report.printed(saying(LONG, 1), public_key=PUBLIC, files={}))
    assert paper.page_count > 5
    assert "1 つづき" in paper[3].get_text()


def test_the_reporter_s_own_words_stand_on_the_right_and_what_was_reported_is_marked() -> None:
    rows = [row for screen in strips.screens_of(conversation(12)) for row in screen]
    assert {row.left for row in rows if row.ground == strips.OWN} == {
        strips.WIDTH_PX - strips.SIDE_PX - strips.BUBBLE_PX + strips.PAD_PX
    }
    assert any(row.edge for row in rows)
    assert any(row.words == "▲ 通報の対象" for row in rows)
    assert any("あとで取り消し" in row.words for row in rows)


def test_what_was_said_later_is_told_as_such_on_screens_and_paper() -> None:
    record = conversation(12)
    messages = tuple(replace(each, is_later=each.number > 11, is_reported=each.number == 9) for each in record.messages)
    record = replace(record, messages=messages)
    rows = [row.words for screen in strips.screens_of(record) for row in screen]
    assert rows.index(strips.LATER[0]) < next(place for place, words in enumerate(rows) if words.startswith("#12"))
    assert (rows.count(strips.LATER[0]), rows.count("通報のあと")) == (1, 1)
    room_em = (strips.WIDTH_PX - 2 * strips.SIDE_PX) / strips.SMALL
    assert all(sum(map(width_em, line)) <= room_em for line in strips.LATER)
    paper = text_of(report.printed(record, public_key=PUBLIC, files={}))
    assert paper.count("[通報のあと]") == 1
    assert "うち通報のあとのもの 1件" in paper


def test_pictures_are_drawn_in_their_own_shape_and_what_isnt_drawn_says_why() -> None:
    tall, blurred = gradient(300, 600, 1), gradient(24, 18, 2)
    drawn = Picture("p", "0" * 64, content=b"there", pixels=tall)
    assert strips.frame_of(drawn) == (strips.TALLEST_PX // 2, strips.TALLEST_PX)
    assert on_screen(drawn) == ""
    assert on_screen(Picture("p", "0" * 64, Standing.INTIMATE, pixels=blurred)) == "性的な写真:強くぼかしています"
    for standing in Standing:
        assert on_screen(Picture("p", "0" * 64, standing))
        assert strips.frame_of(Picture("p", "0" * 64, standing)) == strips.FRAME_PX


def test_a_screen_without_pictures_keeps_its_colours() -> None:
    with Image.open(BytesIO(screens.drawn(conversation(3, pictures_every=99))[0])) as screen:
        shown = {colour for _, colour in screen.convert("RGB").getcolors(1 << 20) or ()}
    for colour in (strips.PAPER, strips.SHEET, strips.OWN, strips.STOP):
        assert ImageColor.getrgb(colour) in shown


def test_pictures_stand_on_the_paper() -> None:
    paper = pylopdf.Document(stream=files_of(packed(conversation(80, pictures_every=25)))["report.pdf"])
    assert sum(len(page.get_images()) for page in paper) == 2  # an ordinary one and a blur; of the child's nothing
