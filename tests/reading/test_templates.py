"""Templates: ours are whole, and what somebody writes wrongly is named where it stands."""

import pytest

from sudare.reading.errors import TemplateInvalid, UnknownTemplate
from sudare.reading.templates import NAMES, read_template, template
from sudare.reading.templates.terms import Find, Memo
from sudare.reading.terms import Goods

SMALLEST = """
name = "visit"
version = 1
title = { ja = "訪問", en = "Visit" }
about = { ja = "訪問の記録", en = "A record" }
[prompt]
task = "Read this."
[[fields]]
name = "who"
title = { ja = "だれ", en = "Who" }
find = "label"
labels = ["氏名"]
"""


@pytest.mark.parametrize("name", NAMES)
def test_each_of_ours_is_named_as_its_file_and_asks_for_something(name: str) -> None:
    ours = template(name)
    assert ours.name == name
    assert ours.prompt.task
    assert all(one.title.ja and one.title.en for one in ours.fields)


def test_medical_and_legal_answers_are_first_memos() -> None:
    memos = {name: template(name).memo for name in NAMES if template(name).memo}
    assert memos == {"accident": Memo.LEGAL, "contract": Memo.LEGAL, "wound": Memo.MEDICAL}
    assert all("一次メモです" in template(name).disclaimers[0].ja for name in memos)


def test_every_field_of_goods_says_who_knows_it() -> None:
    kinds = {one.find: one.goods for one in template("product").fields}
    assert None not in {one.goods for one in template("product").fields}
    assert kinds[Find.NOTHING] is Goods.SELLER_MUST_CONFIRM


def test_an_own_template_is_read_and_keeps_its_text() -> None:
    own = read_template(SMALLEST)
    assert (own.name, own.fields[0].labels, own.document) == ("visit", ("氏名",), SMALLEST)


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("version = 1", "version = 0", "version: "),
        ('name = "visit"', 'name = "Visit!"', "name: "),
        (', en = "Visit" }', " }", "title: "),
        ('find = "label"', 'find = "guess"', "fields[0].find: this must be one of engine, label"),
        ('labels = ["氏名"]', "", "fields[0].labels: find = label needs labels"),
        ('labels = ["氏名"]', 'labels = ["氏名"]\ncolour = 1', "fields[0].colour: this key means nothing here"),
        ('labels = ["氏名"]', 'labels = ["氏名"]\ntype = "choice"', "fields[0].choices: "),
        ("[prompt]", "[promt]", "prompt: this is missing"),
        ('task = "Read this."', "task = 7", "prompt.task: "),
        ("version = 1", "version = ", "toml: "),
        ("version = 1", 'version = 1\nmemo = "magic"', "memo: this must be one of medical, legal"),
        ("[[fields]]", "[fields]", "fields: these are written as [[fields]]"),
        ("[prompt]", '[[checks]]\nkind = "sum"\nname = "adds_up"\nfields = ["who", "what"]\n[prompt]', "no field what"),
    ],
)
def test_a_mistake_is_named_where_it_stands(before: str, after: str, fault: str) -> None:
    with pytest.raises(TemplateInvalid) as raised:
        read_template(SMALLEST.replace(before, after))
    assert any(fault in each for each in raised.value.faults), raised.value.faults


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(TemplateInvalid) as raised:
        read_template(SMALLEST.replace("version = 1", "version = 0").replace('"label"', '"guess"'))
    assert len(raised.value.faults) == 2


def test_what_would_keep_us_busy_is_refused() -> None:
    for text in ("a" * 70_000, "a." * 3_000 + "b = 1"):
        with pytest.raises(TemplateInvalid, match="longer"):
            read_template(text)


def test_a_name_that_is_none_of_ours_is_refused() -> None:
    for name in ("../receipt", "", "recipe"):
        with pytest.raises(UnknownTemplate):
            template(name)
