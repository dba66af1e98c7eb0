"""Names of people as the dictionary knows them, as a word beside them says, or with 様・さん・殿・先生・氏 behind
them.

A surname alone is also a town, a station, a shop and a beef: it takes a label or a title. Surname and given name
together are a name where nothing hangs on them and no price stands on their row, which on a menu or a receipt is a
product.

Scores: 0.97 label and dictionary, 0.92 surname, given name and title, 0.9 label and the shape of a name, 0.86
surname and title, 0.85 surname and given name, 0.8 reading (furigana) above or below a name, 0.75 known surname and
unknown given name with a blank between, 0.7 a surname beside 担当 and the like.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import Label, Topic
from sudare.screening.personal.letters import listed
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.personal.words import Word, words_of
from sudare.screening.terms import Kind

_LABELLED, _FULL_TITLED, _LABELLED_SHAPE, _TITLED, _FULL, _READING, _HALF_KNOWN, _STAFF = (
    0.97, 0.92, 0.9, 0.86, 0.85, 0.8, 0.75, 0.7,
)  # fmt: skip
_TITLES: Final = re.compile(
    r"[ \t]?(?:様方|様|さま|殿|先生|さん|氏(?![名族])|くん|君|ちゃん|サン|医師|宛|行(?=$)|御中(?=$))"
)
_POLITE: Final = frozenset({"様", "さま", "殿"})
_KANJI: Final = r"[一-龥々]"
_KANA: Final = r"[ァ-ヴー]"
_HIRAGANA: Final = r"[ぁ-んー]"
_SHAPE: Final = re.compile(
    rf"{_KANJI}(?:[ ]?(?:{_KANJI}|[ヶケノ之])){{1,7}}(?:[ ]{_HIRAGANA}{{1,5}}|[ ]{_KANA}{{1,6}}|{_HIRAGANA}{{1,4}})?"
    rf"|{_KANA}{{2,8}}[ ・]?{_KANA}{{0,10}}(?:[ ・]{_KANA}{{1,10}})?|{_HIRAGANA}{{2,8}}[ ]?{_HIRAGANA}{{0,8}}"
)
_LATIN_SHAPE: Final = re.compile(r"[A-Z][A-Za-z'.-]+(?:,?[ ][A-Z][A-Za-z'.-]*){0,3}")
_BEFORE_TITLE: Final = re.compile(
    rf"(?<![一-龥々ァ-ヴ])({_KANJI}{{1,3}}[ ]{_KANJI}{{1,3}}|{_KANJI}{{1,3}}[ ](?:{_HIRAGANA}{{2,4}}"
    rf"|{_KANA}{{2,5}})|{_KANA}{{2,6}}[ ・]{_KANA}{{2,6}})[ ]?(?:様|殿)(?![一-龥々])"
)
_NO_NAMES: Final = listed(
    "お客 客 皆 奥 神 王 御 貴 殿 同 仏 姫 旦那 女王 担当者 関係者 保護者 利用者 ご担当 ご担当者 会員 未定 "
    "不明 記入 該当 なし 無し 印 自署 記名 押印 署名 押捺 必須 任意 入力 省略 非公開 同上 匿名 本人 代理人 "
    "法人 個人 株式会社 有限会社 合同会社 店舗 本店 支店 銀行 病院 商店 会社 部署 様 姓 名 住所 電話 性別 男 "
    "女 男性 女性 続柄 年齢 以上 以下 一覧 変更 登録 編集 検索 設定 確認 選択 サンプル テスト 見本 システム "
    "レジ 食券 店長 店員 責任者 管理者 係員 社長 部長 課長 主任 係長 先生 院長 医師 看護師 校長 教授 カナ "
    "漢字 フリガナ ふりがな セルフ セルフレジ"
)
_ALSO_PLACES: Final = listed(
    "大和 千歳 瑞穂 日光 長門 伊勢 出雲 武蔵 飛鳥 奈良 朝日 光 旭 恵庭 若葉 緑 桜 みどり ひかり のぞみ "
    "こだま みずほ つばさ はやぶさ あずさ 春日 高尾 小松 常盤 昭和 大正 三笠 愛知 和泉 泉"
)
_GIVEN_TOO: Final = listed(
    "葵 蓮 凛 愛 誠 湊 紬 陽翔 陽葵 さくら 楓 翼 遥 忍 薫 望 茜 渚 司 学 豊 稔 茂 勝 清 明 博 隆 剛 徹 修 昇 "
    "碧 颯真 蒼 凪 律 暖 結愛 芽依 澪 結月 心春 詩 一花 杏 悠真 大翔 樹 新 朔 結翔 咲良 美月 芽生 花 "
    "琴音 莉央 心結 葉月 ひまり ひなた あおい はると ゆい"
)
"""Given names that are everyday words, or younger than the dictionary (明治安田 名前ランキング)."""
_PRODUCTS: Final = listed(
    "森伊蔵 久保田萬寿 久保田千寿 久保田百寿 田中六五 伊右衛門 マツモトキヨシ 松本清 花子 太郎 桃太郎 金太郎 "
    "浦島太郎 一太郎 男山 菊正宗 加賀美人"
)
_PRICED: Final = re.compile(
    r"[¥\\][ ]?[0-9]|[0-9]円|(?<![0-9])[0-9]{1,3},[0-9]{3}(?![0-9])|[ \t][0-9]{2,5}$|[0-9]+(?:個|本|袋|枚"
    r"|点|パック|杯|皿|kg|g|ml)"
)
_AFTER_NAME: Final = listed(
    "は が を に と も の へ で や より から です だ 、 。 , . ) ( ] 」 / : ; - < = | ・ & 【 ★ ※ ~ !"
)
_LONGEST_SURNAME, _LONGEST_GIVEN = 4, 4
_MINIMUM_FULL = 3


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        yield from _labelled(page, row)
        if _has_japanese(row.text):
            yield from _known(page, row)
            yield from _before_title(row)
            yield from _spread(row)


def _has_japanese(text: str) -> bool:
    return any("ぁ" <= letter <= "龥" for letter in text)


# ── a word beside it ────────────────────────────────────────────────────────────────────────────────────────


def _labelled(page: Page, row: Row) -> Iterator[Hit]:
    for label in row.labels:
        if label.topic in {Topic.NAME, Topic.KANA, Topic.STAFF}:
            span = page.value(row, label)
            if span is not None:
                yield from _judged(page, label, span)


def _judged(page: Page, label: Label, span: Span) -> Iterator[Hit]:
    span = _with_next_cell(page, _without_title(page, span))
    text = page.text(span).replace("\t", " ")
    if _is_no_name(text):
        return
    surnames, given = _parts(text)
    if label.topic is Topic.STAFF:
        if surnames and len(text) <= _LONGEST_SURNAME + _LONGEST_GIVEN + 1 and _SHAPE.fullmatch(text):
            yield Hit(Kind.PERSON_NAME, _FULL if given else _STAFF, (span,))
    elif (surnames or given) and _SHAPE.fullmatch(text):
        yield Hit(Kind.PERSON_NAME, _LABELLED, (span,))
    elif _SHAPE.fullmatch(text) or (_LATIN_SHAPE.fullmatch(text) and _is_latin_name(label, text)):
        yield Hit(Kind.PERSON_NAME, _LABELLED_SHAPE, (span,))


def _without_title(page: Page, span: Span) -> Span:
    text = page.text(span)
    title = re.search(r"[ ]?(?:様|殿|さん|さま|先生|氏|印|㊞|\(|（).*$", text)
    end = span.start + title.start() if title and title.start() > 0 else span.end
    return page.trimmed(Span(span.row, span.start, end)) or span


def _with_next_cell(page: Page, span: Span) -> Span:
    """Surname and given name in cells of their own are one value."""
    row = page.rows[span.row]
    first = page.text(span)
    if len(first) > _LONGEST_SURNAME or row.text[span.end : span.end + 1] != "\t":
        return span
    start, end = row.cell(span.end + 1)
    other = page.trimmed(Span(row.index, start, end))
    if other is None or any(label.start < other.end and label.end > other.start for label in row.labels):
        return span
    second = page.text(other)
    is_one = len(second) <= _LONGEST_GIVEN and re.fullmatch(rf"{_KANJI}+|{_HIRAGANA}+|{_KANA}+", second)
    return Span(row.index, span.start, other.end) if is_one and second not in _NO_NAMES else span


def _is_no_name(text: str) -> bool:
    bare = text.replace(" ", "")
    return (
        bare in _NO_NAMES
        or any(letter.isdigit() for letter in bare)
        or any(
            bare.endswith(end)
            for end in (
                "会社",
                "店",
                "部",
                "課",
                "係",
                "銀行",
                "病院",
                "医院",
                "組合",
                "センター",
                "してください",
                "入力",
            )
        )
        or bare.startswith(("株式", "有限", "合同", "(株)", "を", "は", "が", "の", "に", "で", "と", "お"))
    )


def _parts(text: str) -> tuple[bool, bool]:
    """Whether the dictionary knows a surname and a given name in a text, also when its letters are spread."""
    bare = text.replace(" ", "").replace("\t", "")
    words = [word for word in words_of(text) if not word.text.isspace()]
    if bare != text:
        words += words_of(bare)
    return any(word.name == "姓" for word in words), any(word.name == "名" for word in words)


def _is_latin_name(label: Label, text: str) -> bool:
    """Name: Taro Yamada — and not the heading of a list of files."""
    words = text.replace(",", "").split()
    if any(word.lower() in _NO_LATIN_NAMES for word in words):
        return False
    return label.word not in {"name", "holder", "signature"} or len(words) > 1


_NO_LATIN_NAMES: Final = listed(
    "name date size type kind modified status value id description price version path email phone address "
    "company product file folder default null none true false undefined string user role total amount title "
    "required optional enter your the and of for new all"
)


# ── the dictionary's word ───────────────────────────────────────────────────────────────────────────────────


def _known(page: Page, row: Row) -> Iterator[Hit]:
    words = row.words
    is_priced = _PRICED.search(row.text) is not None
    place = 0
    while place < len(words):
        surname = words[place]
        if surname.name not in {"姓", "名"}:
            place += 1
            continue
        last = _given_after(words, place)
        yield from _judge_known(page, row, place=place, last=last, is_priced=is_priced)
        place = last + 1


def _given_after(words: tuple[Word, ...], place: int) -> int:
    """Index of the last token of the name that begins at ``place``: the given name, if one follows."""
    following = place + 1
    if following < len(words) and words[following].text.strip(" ・") == "" and len(words[following].text) == 1:
        following += 1
    if words[place].name != "姓" or following >= len(words):
        return place
    is_given = words[following].name == "名" or (words[following].name == "姓" and following > place + 1)
    return following if is_given and words[following].text not in _POLITE else place


def _judge_known(page: Page, row: Row, *, place: int, last: int, is_priced: bool) -> Iterator[Hit]:
    words = row.words
    span = Span(row.index, words[place].start, words[last].end)
    bare = page.text(span).replace(" ", "")
    title = _TITLES.match(row.text, span.end)
    hangs = _is_part_of_longer(row, span, place=place, last=last)
    is_open = words[place].name == "姓" and (last == place or words[last].name == "姓" or hangs)
    if is_open and not is_priced and (hit := _half_known(row, place)):
        yield hit
        return
    if hangs or (bare in _PRODUCTS and not title):
        return
    if title and len(bare) > 1 and (not words[place].is_place or last > place):
        if not (is_priced and title.group().strip() not in _POLITE):
            yield Hit(Kind.PERSON_NAME, _FULL_TITLED if last > place else _TITLED, (span,))
    elif last > place and _is_full_name(words[place], words[last]) and not is_priced:
        yield Hit(Kind.PERSON_NAME, _FULL, (span,))
        yield from _readings(page, span)


def _is_part_of_longer(row: Row, span: Span, *, place: int, last: int) -> bool:
    """Whether something hangs on the name: 山田太郎商店, 新田中, 佐藤記念館."""
    words = row.words
    before, after = row.text[span.start - 1 : span.start] if span.start else "", row.text[span.end : span.end + 1]
    if (
        before
        and re.match(r"[一-龥々ァ-ヴーA-Za-z0-9]", before)
        and words[place - 1].part not in {"接頭辞", "補助記号"}
    ):
        return not _ends_label(row, span.start)
    if not after or not re.match(r"[一-龥々ァ-ヴーぁ-んA-Za-z0-9]", after):
        return False
    following = words[last + 1] if last + 1 < len(words) else None
    return not (
        _TITLES.match(row.text, span.end)
        or (following and following.text in _AFTER_NAME)
        or (following and following.part == "助詞")
    )


def _ends_label(row: Row, position: int) -> bool:
    return any(label.end == position for label in row.labels)


def _is_full_name(surname: Word, given: Word) -> bool:
    letters = surname.text + given.text
    if given.text in _ALSO_PLACES or len(letters) < _MINIMUM_FULL or given.name != "名":
        return False
    is_kanji = all("一" <= letter <= "龥" or letter in "々ヶケ" for letter in surname.text)
    return is_kanji and (len(surname.text) > 1 or len(given.text) > 1)


_GIVEN_SHAPE: Final = re.compile(rf"[ ]?({_KANJI}{{1,3}}|{_HIRAGANA}{{2,4}}|{_KANA}{{2,4}})(?=$|[ \t(様さ殿先])")
_NEVER_GIVEN: Final = frozenset(
    "店駅市県区町村牛産焼屋園堂社寺宮橋港線館院校丁丼鍋麺酒茶米行発着方面口様円点個本号室階部課係年月日時分"
)


def _half_known(row: Row, place: int) -> Hit | None:
    """A surname of the dictionary, a blank, and letters that are no word of it: 佐藤 陽翔."""
    surname = row.words[place]
    given = _GIVEN_SHAPE.match(row.text, surname.end)
    start, end = row.cell(surname.start)
    if (
        not given
        or len(surname.text) == 1
        or (row.text[start : surname.start].strip() and not _ends_label(row, surname.start - 1))
    ):
        return None
    is_alone = not row.text[given.end() : end].strip() or _TITLES.match(row.text, given.end())
    if is_alone and _may_follow(given):
        return Hit(Kind.PERSON_NAME, _HALF_KNOWN, (Span(row.index, surname.start, given.end()),))
    return None


def _may_follow(given: re.Match[str]) -> bool:
    if given.group(1) in _GIVEN_TOO:
        return True
    return given.group().startswith(" ") and not _NEVER_GIVEN & set(given.group(1)) and _may_be_given(given.group(1))


def _may_be_given(text: str) -> bool:
    """Whether a text is no everyday word: unknown, known as a name, or only taken apart into single letters."""
    words = words_of(text)
    if text in _ALSO_PLACES or any(word.is_place for word in words):
        return False
    return all(word.name or not word.is_known or (len(words) > 1 and len(word.text) == 1) for word in words)


def _before_title(row: Row) -> Iterator[Hit]:
    for match in _BEFORE_TITLE.finditer(row.text):
        if match.group(1).replace(" ", "") not in _NO_NAMES and not any(
            part in _NO_NAMES for part in match.group(1).split()
        ):
            yield Hit(Kind.PERSON_NAME, _LABELLED_SHAPE, (Span(row.index, match.start(1), match.end(1)),))


_SPREAD_SHAPE: Final = re.compile(rf"(?<!\S){_KANJI}(?:[ ]{_KANJI}){{2,5}}(?!\S)")


def _spread(row: Row) -> Iterator[Hit]:
    """A name with a blank between all its letters, as certificates are written: 山 田 太 郎."""
    for match in _SPREAD_SHAPE.finditer(row.text):
        words = words_of(match.group().replace(" ", ""))
        if [word.name for word in words] == ["姓", "名"]:
            yield Hit(Kind.PERSON_NAME, _FULL, (Span(row.index, match.start(), match.end()),))


_READING_SHAPE: Final = re.compile(rf"{_KANA}{{2,6}}[ ・]?{_KANA}{{2,7}}|{_HIRAGANA}{{2,6}}[ ]?{_HIRAGANA}{{2,7}}")


def _readings(page: Page, span: Span) -> Iterator[Hit]:
    """Small kana right above or below a full name, and nothing else in their cell."""
    row = page.rows[span.row]
    left, right = row.extent(span.start, span.end)
    for other in page.rows[max(0, span.row - 1) : span.row + 2]:
        near = abs(other.middle - row.middle) <= 2 * row.height and other.frame == row.frame and other is not row
        for match in _READING_SHAPE.finditer(other.text) if near else ():
            start, end = other.cell(match.start())
            other_left, other_right = other.extent(match.start(), match.end())
            is_alone = other.text[start:end].strip(" ()") == match.group()
            if is_alone and other_left < right and other_right > left:
                yield Hit(Kind.PERSON_NAME, _READING, (Span(other.index, match.start(), match.end()),))
