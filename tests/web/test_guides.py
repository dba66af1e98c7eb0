"""The guides in their three registers, the readings above words, and contacts that don't grow old."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from cast import Cast
from sudare.contacts import CHECK_AGAIN_DAYS, CONTACTS, FOR_REPORTS, SOURCES, contacts_named
from sudare.policy.terms import Words
from sudare.web.guidebook import GUIDES
from sudare.web.guidebook.threatened import FOR_THE_YOUNG
from sudare.web.templatetags.sudare import said, with_readings

ROOT = Path(__file__).parents[2]
ADDRESS = "/guide/before-you-send/"


@pytest.mark.parametrize("slug", GUIDES)
@pytest.mark.parametrize(("language", "lang"), [("ja", "ja"), ("ja-plain", "ja"), ("en", "en")])
def test_everybody_reads_a_guide_in_their_words(db: None, slug: str, language: str, lang: str) -> None:
    guide = GUIDES[slug]
    page = Client(headers={"accept-language": "en"}).get(f"/guide/{slug}/", {"language": language}).content.decode()
    assert f"<h1>{said(guide.title, language)}</h1>" in page
    assert f'<article class="stack guide{" guide-plain" if language == "ja-plain" else ""}" lang="{lang}">' in page
    assert page.count('<li class="card step">') == len(guide.steps)
    assert all(contact.reach in page for contact in contacts_named(guide.contacts))


@pytest.mark.parametrize("language", ["ja", "ja-plain", "en"])
def test_somebody_young_who_is_threatened_is_led_to_pages_for_a_grown_up(db: None, language: str) -> None:
    for slug, is_led in (("threatened", True), ("before-you-send", False)):
        page = Client().get(f"/guide/{slug}/", {"language": language}).content.decode()
        assert (said(FOR_THE_YOUNG, language) in page) is is_led
        for other in ("guardians", "talking-with-a-child"):
            assert (f'href="/guide/{other}/?language={language}"' in page) is is_led


def test_all_guides_are_found_from_one_page(db: None) -> None:
    page = Client().get("/guide/", {"language": "ja-plain"}).content.decode()
    assert all(f'href="/guide/{slug}/?language=ja-plain"' in page for slug in GUIDES)
    assert Client().get("/guide/no-such-guide/").status_code == 404


@pytest.mark.parametrize("asked", ["", "tlh", "ja-PLAIN", "<b>"])
def test_an_unknown_language_is_the_readers_own(db: None, asked: str) -> None:
    page = Client(headers={"accept-language": "en"}).get(ADDRESS, {"language": asked})
    assert "Before you send a picture" in page.content.decode()


def test_readings_stand_above_words_and_nothing_else_gets_through() -> None:
    ruby = "<ruby>写真<rp>(</rp><rt>しゃしん</rt><rp>)</rp></ruby>"
    assert with_readings("<b>｜写真《しゃしん》&") == f"&lt;b&gt;{ruby}&amp;"
    assert with_readings("｜<i>《x》") == "<ruby>&lt;i&gt;<rp>(</rp><rt>x</rt><rp>)</rp></ruby>"
    assert with_readings("ことば") == "ことば"
    assert said(Words(ja="あ", plain_ja="い", en="c"), "ja-plain") == "い"


def test_every_sentence_of_plain_japanese_reads_its_characters() -> None:
    """Whoever needs plain Japanese may not read kanji: each stands with its reading."""
    guides = [words for guide in GUIDES.values() for words in (guide.title, guide.lead, guide.first) if words]
    steps = [words for guide in GUIDES.values() for step in guide.steps for words in (step.title, step.text)]
    urgent = [words for guide in GUIDES.values() for line in guide.urgency for words in (line.what, line.how_fast)]
    contacts = [words for contact in CONTACTS.values() for words in (contact.name, contact.note)]
    for sentence in (words.plain_ja for words in (*guides, *steps, *urgent, *contacts)):
        bare = with_readings(sentence)
        outside = "".join(part.rpartition("</ruby>")[2] for part in bare.split("<ruby>"))
        assert not [letter for letter in outside if "\u4e00" <= letter <= "\u9fff"], sentence


def test_contacts_are_looked_up_again_in_time() -> None:
    """M4. When this fails: look at each contact's own page, mend what changed, and write the new day."""
    old = [code for code, contact in CONTACTS.items() if (date.today() - contact.as_of).days > CHECK_AGAIN_DAYS]  # noqa: DTZ011
    assert old == []
    assert {"110", "#9110", "189", "www.internethotline.jp"} == {CONTACTS[code].reach for code in FOR_REPORTS}


def test_every_contact_says_whose_page_names_it() -> None:
    pages = {code: contact.address for code, contact in CONTACTS.items() if contact.address}
    assert SOURCES.keys() | pages.keys() == CONTACTS.keys()
    assert not SOURCES.keys() & pages.keys()
    assert all(page.startswith("https://") for page in [*SOURCES.values(), *pages.values()])


def test_the_guides_in_the_docs_say_what_the_page_says() -> None:
    """Run ``.venv/bin/python tools/guides.py`` when this fails."""
    spec = importlib.util.spec_from_file_location("guides", ROOT / "tools" / "guides.py")
    assert spec is not None
    assert spec.loader is not None
    guides = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(guides)
    for name, text in guides.written().items():
        assert text == (ROOT / "docs" / "guide" / name).read_text()


def test_a_changed_language_is_spoken_at_once(cast: Cast) -> None:
    from sudare.accounts.models import User

    bob = Client()
    bob.force_login(User.objects.get(pk=cast.bob.user_id))
    page = bob.post("/me/", {"name": "Bob", "language": "ja"}, follow=True).content.decode()
    assert '<p class="notice" role="status">保存しました。</p>' in page
