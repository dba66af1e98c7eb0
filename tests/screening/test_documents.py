"""Documents are told from what is printed on them, and a page that speaks about one is none."""

import pytest

from screening.printed import lines_of, scaled, written
from sudare.imaging.terms import Box
from sudare.screening.documents import recognise
from sudare.screening.terms import Finding, Kind
from sudare.specimens.sets import DOCUMENTS

LAYOUTS = [layout for layouts in DOCUMENTS.values() for layout in layouts]
CARDS = {Kind.MY_NUMBER_CARD, Kind.MY_NUMBER_CARD_BACK, Kind.DRIVER_LICENCE, Kind.PASSPORT, Kind.INSURANCE_CARD,
         Kind.RESIDENCE_CARD, Kind.CREDIT_CARD}  # fmt: skip


def seen(lines, size, findings=()):
    return {found.kind for found in recognise(lines=lines, findings=findings, size_px=size)}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.group}-{layout.name}")
def test_every_layout_is_recognised(layout) -> None:
    lines, size = lines_of(layout, seed=3)
    kinds = seen([scaled(line, *size) for line in lines], size)
    assert Kind(layout.group) in kinds
    assert not (kinds & CARDS) - {Kind(layout.group)}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.group}-{layout.name}")
def test_every_layout_is_recognised_on_its_side(layout) -> None:
    lines, size = lines_of(layout, seed=5, turned=90.0)
    moved = [
        type(line)(line.text, line.score, tuple((x / size[1] + 1, y / size[0]) for x, y in line.quad)) for line in lines
    ]
    assert Kind(layout.group) in seen(moved, (size[1], size[0]))


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (Kind.DRIVER_LICENCE, ("運転免許証", "氏名 見本 花子", "昭和61年5月1日生", "免許の条件等", "眼鏡等", "東京都公安委員会")),
        (Kind.DRIVER_LICENCE, ("運転兔許証", "氏名", "免許の条件筹", "第123456789012号", "2029年06月01日まで有効")),
        (Kind.MY_NUMBER_CARD, ("氏名 見本 花子", "住所 東京都千代田区", "電子証明書の有効期限", "性別 女", "千代田区長")),
        (Kind.MY_NUMBER_CARD, ("個人番号カード", "氏名 見本 花子", "住所 東京都", "生年月日 昭和61年5月1日", "性別 女")),
        (Kind.MY_NUMBER_CARD_BACK, ("個人番号", "1234 5678 9018", "氏名 見本 花子", "昭和61年3月31日生")),
        (Kind.INSURANCE_CARD, ("国民健康保険被保険者証", "記号 12 番号 345", "氏名 見本 花子", "保険者番号 138057")),
        (Kind.INSURANCE_CARD, ("資格確認書", "記号 12 番号 345 枝番 00", "氏名 見本 花子", "資格取得年月日 令和6年12月2日")),
        (Kind.PASSPORT, ("PASSPORT", "Surname", "MIHON", "Given names", "P<JPNMIHON<<HANAKO<<<<<<<<<<<<<<<<<<<<<<<<<<")),
        (Kind.RESIDENCE_CARD, ("在留カード", "在留資格 留学", "就労制限の有無 就労不可", "在留期間 4年3月")),
        (Kind.CREDIT_CARD, ("4242 4242 4242 4242", "VALID THRU", "12/29", "HANAKO MIHON", "VISA")),
        (Kind.CHAT_SCREENSHOT, ("10:02", "おはよう", "既読 10:03", "いまどこ？", "10:05", "駅です", "既読 10:06", "メッセージを入力")),
    ],
)  # fmt: skip
def test_other_layouts_are_recognised_too(kind: Kind, texts) -> None:
    assert kind in seen(*written(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("運転免許証の更新手続きについて", "更新のお知らせが届いた方は、運転免許証を持って窓口にお越しください。", "受付 9:00から16:00まで"),
        ("マイナンバーカードを作りましょう", "マイナンバーカードは本人確認書類として使えます。", "申請はスマートフォンから", "個人番号とは12桁の番号です"),
        ("健康保険証は12月から使えなくなります", "マイナ保険証をご利用ください。", "資格確認書については保険者にお問い合わせください"),
        ("本人確認書類", "□ 運転免許証", "□ マイナンバーカード", "□ 健康保険証", "□ パスポート", "□ 在留カード", "氏名", "住所", "生年月日"),
        ("運転免許証の更新のご案内", "受付時間は9時から16時までです。", "必要なもの", "・運転免許証", "・眼鏡等(必要な方)"),
        ("運転免許証番号 123456789012", "駐車許可申請", "申請者 見本 花子", "連絡先 窓口 3番"),
        ("パスポートの申請に必要なもの", "一般旅券発給申請書 1通", "戸籍謄本 1通", "写真 1葉"),
        ("ご利用いただけるカード", "VISA", "Mastercard", "JCB", "AMERICAN EXPRESS"),
        ("外国人雇用状況届出", "氏名 MIHON HANAKO", "在留カード AB12345678CD", "旅券番号 TK1234567"),
        ("旅行の名簿", "パスポート TK1234567", "運転免許証 123456789012", "在留カード番号 AB12345678CD"),
        ("振込依頼書", "金融機関名 みほん銀行 中央支店", "普通預金 口座番号 1234567", "受取人 見本 花子 様", "金額 2,090円"),
        ("時刻表 品川行", "6 05 18 32 47", "7 02 12 22 33 45 55", "8 01 09 17 25 33 41 49 57", "平日"),
        ("契約書の書き方", "契約書には日付と署名が必要です。", "まず契約の目的を書きます。"),
        ("お品書き", "天ぷらそば 950円", "かけそば 600円", "親子丼 850円"),
        ("健康保険 厚生年金 完備", "正社員募集", "時給 1,200円", "電話でご応募ください"),
    ],
)  # fmt: skip
def test_a_page_that_mentions_a_document_is_none(texts) -> None:
    assert not seen(*written(*texts)) & (CARDS | {Kind.CONTRACT, Kind.STUDENT_CARD, Kind.EMPLOYEE_CARD, Kind.BANK_BOOK})


def test_two_cards_in_one_picture_are_two_findings() -> None:
    upper, size = written("運転免許証", "氏名 見本 花子", "免許の条件等 眼鏡等", "東京都公安委員会", height=1600)
    lower, _ = written("国民健康保険被保険者証", "記号 12 番号 345", "保険者番号 138057", at=(40, 1000), height=1600)
    found = recognise(lines=(*upper, *lower), findings=(), size_px=size)
    boxes = {each.kind: each.box for each in found}
    assert {Kind.DRIVER_LICENCE, Kind.INSURANCE_CARD} <= set(boxes)
    assert boxes[Kind.DRIVER_LICENCE].y + boxes[Kind.DRIVER_LICENCE].height < boxes[Kind.INSURANCE_CARD].y + 0.05


def test_the_same_card_twice_is_two_findings() -> None:
    words = ("運転免許証", "氏名 見本 花子", "免許の条件等 眼鏡等", "東京都公安委員会")
    upper, size = written(*words, height=1600)
    lower, _ = written(*words, at=(40, 1000), height=1600)
    found = recognise(lines=(*upper, *lower), findings=(), size_px=size)
    assert [each.kind for each in found].count(Kind.DRIVER_LICENCE) == 2


def test_the_outline_is_the_card_with_its_portrait_and_not_the_table() -> None:
    lines, size = written(
        "運転免許証",
        "氏名 見本 花子",
        "免許の条件等 眼鏡等",
        "東京都公安委員会",
        at=(300, 400),
        width=2000,
        height=1500,
    )
    face = Finding(Kind.FACE, 0.9, Box(0.34, 0.28, 0.06, 0.1), "faces")
    box = next(iter(recognise(lines=lines, findings=(face,), size_px=size))).box
    assert box.x <= 300 / 2000
    assert box.x + box.width >= 0.4
    assert box.width * box.height < 0.3


def test_a_cup_that_reads_as_one_letter_is_no_part_of_the_card_beside_it() -> None:
    layout = next(layout for layout in LAYOUTS if layout.group == "employee_card")
    lines, (wide, high) = lines_of(layout, seed=3)
    table = (2 * wide, 2 * high)
    lying = [type(line)(line.text, line.score, tuple((x + wide, y + high) for x, y in line.quad)) for line in lines]
    cup = type(lines[0])("一", 0.94, ((0.0, 0.0), (wide * 0.98, 0.0), (wide * 0.98, high * 1.6), (0.0, high * 1.6)))
    found = recognise(lines=[scaled(line, *table) for line in [cup, *lying]], findings=(), size_px=table)
    (card,) = [each.box for each in found if each.kind is Kind.EMPLOYEE_CARD]
    assert card is not None
    assert card.x > 0.4
    assert card.y > 0.4


def test_nothing_is_said_about_an_empty_picture() -> None:
    assert recognise(lines=(), findings=(Finding(Kind.FACE, 0.9, Box(0, 0, 1, 1), "faces"),), size_px=(10, 10)) == ()


def test_findings_hold_no_text() -> None:
    lines, size = written("運転免許証", "氏名 見本 花子", "免許の条件等 眼鏡等", "東京都公安委員会")
    assert "見本" not in repr(recognise(lines=lines, findings=(), size_px=size))
