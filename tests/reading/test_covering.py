"""What was covered is neither there nor absent."""

from dataclasses import replace

from reading.paper import written
from sudare.imaging.terms import Box
from sudare.reading.covering import COVERED
from sudare.reading.filling import fill, fill_in
from sudare.reading.templates import template
from sudare.reading.terms import Cover, Field, Page, Status


def filled(name: str, page: Page, *covers: Cover) -> dict[str, Field]:
    return {each.name: each for each in fill(template(name), [replace(page, covers=covers)]).fields}


def beside(page: Page, words: str, *, kind: str = "", width: float = 0.3) -> Cover:
    """What covers the rest of the line that says these words."""
    line = next(line for line in page.lines if line.text == words)
    return Cover(Box(line.box.x + line.box.width + 0.01, line.box.y, width, line.box.height), kind)


def test_a_field_whose_label_leads_to_a_cover_can_not_be_read_and_says_where() -> None:
    page = written("喫茶ひだまり", "TEL", "登録番号", "ブレンド ¥480", "合計 ¥480")
    cover = beside(page, "TEL")
    fields = filled("receipt", page, cover)
    phone = fields["phone"]
    assert (phone.status, phone.reason, phone.value) == (Status.UNREADABLE, COVERED, None)
    assert [(each.box, each.method) for each in phone.evidence] == [(cover.box, "cover")]
    assert fields["registration_number"].status is Status.ABSENT
    assert fields["total"].value == 480
    assert filled("receipt", page)["phone"].status is Status.ABSENT


def test_what_was_covered_tells_its_kind_where_no_label_is_left() -> None:
    page = written("喫茶ひだまり", "合計 ¥480")
    corner = Box(0.6, 0.9, 0.3, 0.03)
    assert filled("receipt", page, Cover(corner, "phone"))["phone"].reason == COVERED
    for other in (Cover(corner), Cover(corner, "email"), Cover(corner, "face")):
        assert filled("receipt", page, other)["phone"].status is Status.ABSENT


def test_a_covered_telephone_is_no_covered_fax() -> None:
    page = written("株式会社あおぞら製作所", "TEL", "FAX")
    fields = filled("card", page, beside(page, "TEL", kind="phone"))
    assert fields["phone"].reason == COVERED
    assert fields["fax"].status is Status.ABSENT
    assert filled("card", page, beside(page, "FAX", kind="phone"))["fax"].reason == COVERED


def test_what_can_be_read_is_read_whatever_else_is_covered() -> None:
    page = written("喫茶ひだまり", "TEL 03-5550-0142", "合計 ¥480")
    assert filled("receipt", page, Cover(Box(0.6, 0.9, 0.3, 0.03), "phone"))["phone"].value == "03-5550-0142"


def test_an_answer_does_not_name_what_is_covered() -> None:
    page = replace(written("喫茶ひだまり", "合計 ¥480"), covers=(Cover(Box(0, 0.9, 1, 0.05), "phone"),))
    assert "電話" not in fill_in(template("receipt"), [page], language="ja").answer
