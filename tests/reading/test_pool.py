"""Pages through the locked child: what it reads, and what becomes of one that dies, hangs or lies."""

import io
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image

from reading.paper import Paper, overlap, pixels
from sudare.imaging.terms import Limits
from sudare.imaging.wire import Layer
from sudare.reading.errors import ReadingFailed, ReadingTookTooLong
from sudare.reading.evidence import find
from sudare.reading.pool import WarmReader

SMALL = Paper(60, 40).pixels
SAY_READY = (
    "import sys, time, struct; w = sys.stdout.buffer\n"
    "w.write(struct.pack('!4sH', b'SUD1', 15)); w.flush(); sys.stdin.buffer.read(20)\n"
)


@pytest.fixture(scope="module")
def reader() -> Iterator[WarmReader]:
    with WarmReader() as pool:
        yield pool


@pytest.fixture(scope="module")
def receipt() -> Paper:
    paper = Paper(640, 760).write(160, 30, "喫茶ひだまり", 44).write(60, 110, "2026年11月21日 14:05")
    for number, (name, amount) in enumerate((("ブレンド", "¥480"), ("チーズケーキ", "¥550"), ("合計", "¥1,030"))):
        paper.write(60, 200 + 70 * number, name).write(450, 200 + 70 * number, amount)
    return paper.write(60, 500, "登録番号T1234567890123").write(60, 570, "電話 03-5550-0142", 24)


def test_the_child_stands_behind_walls(reader: WarmReader) -> None:
    assert Layer.SECCOMP in reader.warm_up()


def test_a_page_is_read_with_its_rows_and_every_word_is_where_it_stands(reader: WarmReader, receipt: Paper) -> None:
    page = reader.read(receipt.pixels)
    rows = [row.text.replace(" ", "") for row in page.rows]
    assert rows[2:5] == ["ブレンド¥480", "チーズケーキ¥550", "合計¥1,030"]
    assert (page.turned, round(page.skew_degrees)) == (0, 0)
    for words in ("喫茶ひだまり", "¥550", "¥1,030", "電話 03-5550-0142"):
        (found,) = find(words, [page])
        assert overlap(found.box, receipt.places[words]) >= 0.5, words
    (number,) = find("T1234567890123", [page])
    assert number.box.x > receipt.places["登録番号T1234567890123"].x + number.box.height


def test_a_page_on_its_side_is_known_as_such(reader: WarmReader, receipt: Paper) -> None:
    page = reader.read(pixels(receipt.image.transpose(Image.Transpose.ROTATE_270)))  # its top lies right
    assert page.turned == 270
    assert "合計¥1,030" in [row.text.replace(" ", "") for row in page.rows]


def test_columns_of_vertical_writing_are_read_from_right_to_left(reader: WarmReader) -> None:
    paper = Paper(520, 640)
    for column, words in enumerate(("春のお知らせ", "山道の桜が咲き", "茶店を開きます")):
        for row, sign in enumerate(words):
            paper.write(400 - 130 * column, 60 + 60 * row, sign, 48)
    page = reader.read(paper.pixels)
    assert [line.text for line in page.lines] == ["春のお知らせ", "山道の桜が咲き", "茶店を開きます"]
    assert page.turned == 0


def test_a_rendition_is_opened_in_the_child(reader: WarmReader, receipt: Paper) -> None:
    kept = io.BytesIO()
    receipt.image.save(kept, "JPEG", quality=88)
    assert "喫茶ひだまり" in [line.text for line in reader.read(kept.getvalue()).lines]


def test_what_is_no_picture_is_refused_and_the_next_one_is_read(reader: WarmReader) -> None:
    with pytest.raises(ReadingFailed):
        reader.read(b"\x89PNG\r\n\x1a\n" + b"no picture")
    assert reader.read(SMALL).lines == ()


def test_meaning_is_compared_in_the_child_across_languages(reader: WarmReader) -> None:
    marks = reader.nearness("cheesecake", ["定休日", "チーズケーキ", "駐車場"])
    assert max(marks) == marks[1] > 0.6
    assert reader.nearness("cheesecake", []) == []


@pytest.mark.parametrize("numbers", ["[0.5]", "[0.5, 7]", '[0.5, "1"]', "[0.5, NaN]", "[" * 9_000])
def test_a_child_that_lies_about_meaning_is_not_believed(numbers: str) -> None:
    deed = f"said = {numbers!r}.encode(); w.write(b'SUR1' + bytes([1, 0]) + struct.pack('!Q', len(said)) + said)"
    command = (sys.executable, "-I", "-c", f"{SAY_READY}{deed}; w.flush(); time.sleep(9)")
    with WarmReader(command=command) as broken, pytest.raises(ReadingFailed):
        broken.nearness("tea", ["茶", "酒"])


@pytest.mark.parametrize(
    ("deed", "error"),
    [
        ("sys.exit(3)", ReadingFailed),
        ("time.sleep(60)", ReadingTookTooLong),
        (
            "w.write(b'SUR1' + bytes([1, 0]) + struct.pack('!Q', 12) + b'[1, 2, 3, 4]'); w.flush(); time.sleep(9)",
            ReadingFailed,
        ),
        ("w.write(b'SUR1' + bytes([1, 0]) + struct.pack('!Q', 1 << 40)); w.flush(); time.sleep(9)", ReadingFailed),
        ("w.write(b'JUNK' + bytes([1, 0]) + bytes(8)); w.flush(); time.sleep(9)", ReadingFailed),
    ],
    ids=["dies", "hangs", "lies", "floods", "babbles"],
)
def test_a_broken_child_costs_one_page_and_says_so(deed: str, error: type[ReadingFailed]) -> None:
    limits = Limits(max_seconds=1.0)
    with WarmReader(limits=limits, command=(sys.executable, "-I", "-c", SAY_READY + deed)) as broken:
        for _ in range(2):
            with pytest.raises(error):
                broken.read(SMALL)


def test_noise_is_no_text(reader: WarmReader) -> None:
    noise = np.random.default_rng(5).integers(0, 255, (300, 300, 3), np.uint8)
    assert sum(len(line.text) for line in reader.read(pixels(Image.fromarray(noise))).lines) <= 3
