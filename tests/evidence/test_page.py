"""The page says everything in Japanese and in English, and fits a telephone, a desk and paper, light and dark."""

import re
from dataclasses import replace

import pytest

from evidence.packages import PUBLIC, files_of, packed
from sudare.cli.bench.conversation import BEGUN, conversation
from sudare.evidence import Alike, Both, Candidate, Copy, Picture, Standing, View, ViewLog, pages, strips
from sudare.incidents.terms import papers

LABEL = re.compile(r"<(dt|h2|figcaption|h1)[^>]*>(.*?)</\1>", re.DOTALL)
SIZES = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


def full_record():
    """With everything there is a heading or a label for."""
    look = View(BEGUN, "窓口 みどり", "p", "view")
    mark = Candidate(Both("見えない印", "The invisible mark"), "ABCDEF", 9.1, "はじめ", "部屋", "p", "view", BEGUN)
    copy = Copy(
        Picture("copy", "0" * 64, Standing.INTIMATE),
        BEGUN,
        "窓口 みどり",
        "1" * 64,
        where="ある掲示板",
        marks=(mark,),
        alike=(Alike("p", 12, "部屋"),),
        views=(look,),
    )
    return replace(conversation(80, pictures_every=20), views=ViewLog((look,)), copies=(copy,))


def page_of(record) -> str:
    return pages.index(record, public_key=PUBLIC, screens=3).decode()


def test_every_heading_label_and_standing_has_its_english() -> None:
    record = full_record()
    alone = {each.name for each in record.participants}
    labels = [words for _, words in LABEL.findall(page_of(record))]
    assert len(labels) > 25
    assert [each for each in labels if '<span lang="en">' not in each and re.sub("<.*?>", "", each) not in alone] == []


def test_times_reasons_and_deeds_stand_in_both() -> None:
    page = page_of(full_record())
    for words in (
        "写真をばらまくと脅されている",
        "A threat to spread pictures",
        "2026年11月21日(土) 18:00:00",
        "Sat 21 Nov 2026, 18:00:00 JST (09:00:00 UTC)",
        "Edited Fri 20 Nov 2026",
        "Deleted Fri 20 Nov 2026",
        "This is what was reported",
        "Chain of custody",
        "Made this package",
        "strength 9.1 (standard deviations above chance)",
        "窓口 みどり  p  on screen",
    ):
        assert words in page, words


def test_every_word_of_the_house_has_its_english() -> None:
    told = [*papers.REASONS.values(), *papers.SEATS.values(), *papers.SOURCES.values(), *papers.NOT_TRACED.values()]
    told += [*papers.MEMO_QUESTIONS.values(), *papers.CUSTODY.values(), papers.CLOCK, papers.scope_of(3)]
    assert all(each.japanese and each.english.isascii() and each.english for each in told)


def test_of_what_was_said_after_the_report_nobody_claims_that_the_reporter_saw_it() -> None:
    page, told = page_of(full_record()), pages.readme(full_record(), public_key=PUBLIC).decode()
    for where in (page, told):
        assert "通報のあとの部分は、通報した人に見えていないものを含みます" in where
        assert "what was said after the report may not have been seen by them" in where.lower()
    assert "通報した人" not in strips.DRAWN  # at the foot of each screen, those of later messages too


def test_what_was_reported_is_a_link_away() -> None:
    page = page_of(full_record())
    (number,) = re.findall(r'class="[^"]*reported" id="m([0-9]+)"', page)
    assert f'<a href="#m{number}">' in page


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_it_fits_every_glass_and_follows_the_readers_light(browser, tmp_path, width: int, scheme: str) -> None:
    for name, content in files_of(packed(full_record())).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto((tmp_path / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(250, 248, 243)", "dark": "rgb(20, 23, 21)"}[scheme]
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(31, 38, 35)"
    assert page.evaluate("[...document.images].every((each) => each.naturalWidth > 0)")
    page.close()
