"""Names as the dictionary knows them: surname and given name, a surname with a title, one of both and an unknown other.

Scores: 0.92 surname, given name and title, 0.86 surname and title, 0.85 surname and given name, 0.8 reading (furigana)
above or below a name, 0.75 known surname and unknown given name with a blank between.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.letters import listed
from sudare.screening.personal.names.shapes import ALSO_PLACES, GIVEN_TOO, HIRAGANA, KANA, KANJI, POLITE, TITLES
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.personal.words import Word, words_of
from sudare.screening.terms import Kind

_FULL_TITLED, _TITLED, _FULL, _READING, _HALF_KNOWN = 0.92, 0.86, 0.85, 0.8, 0.75
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
_MINIMUM_FULL = 3


def find(page: Page, row: Row) -> Iterator[Hit]:
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
    return following if is_given and words[following].text not in POLITE else place


def _judge_known(page: Page, row: Row, *, place: int, last: int, is_priced: bool) -> Iterator[Hit]:
    words = row.words
    span = Span(row.index, words[place].start, words[last].end)
    bare = page.text(span).replace(" ", "")
    title = TITLES.match(row.text, span.end)
    hangs = _is_part_of_longer(row, span, place=place, last=last)
    is_open = words[place].name == "姓" and (last == place or words[last].name == "姓" or hangs)
    if is_open and not is_priced and (hit := _half_known(row, place)):
        yield hit
        return
    if hangs or (bare in _PRODUCTS and not title):
        return
    if title and len(bare) > 1 and (not words[place].is_place or last > place):
        if not (is_priced and title.group().strip() not in POLITE):
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
        TITLES.match(row.text, span.end)
        or (following and following.text in _AFTER_NAME)
        or (following and following.part == "助詞")
    )


def _ends_label(row: Row, position: int) -> bool:
    return any(label.end == position for label in row.labels)


def _is_full_name(surname: Word, given: Word) -> bool:
    letters = surname.text + given.text
    if given.text in ALSO_PLACES or len(letters) < _MINIMUM_FULL or given.name != "名":
        return False
    is_kanji = all("一" <= letter <= "龥" or letter in "々ヶケ" for letter in surname.text)
    return is_kanji and (len(surname.text) > 1 or len(given.text) > 1)


_GIVEN_SHAPE: Final = re.compile(rf"[ ]?({KANJI}{{1,3}}|{HIRAGANA}{{2,4}}|{KANA}{{2,4}})(?=$|[ \t(様さ殿先])")
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
    is_alone = not row.text[given.end() : end].strip() or TITLES.match(row.text, given.end())
    if is_alone and _may_follow(given):
        return Hit(Kind.PERSON_NAME, _HALF_KNOWN, (Span(row.index, surname.start, given.end()),))
    return None


def _may_follow(given: re.Match[str]) -> bool:
    if given.group(1) in GIVEN_TOO:
        return True
    return given.group().startswith(" ") and not _NEVER_GIVEN & set(given.group(1)) and _may_be_given(given.group(1))


def _may_be_given(text: str) -> bool:
    """Whether a text is no everyday word: unknown, known as a name, or only taken apart into single letters."""
    words = words_of(text)
    if text in ALSO_PLACES or any(word.is_place for word in words):
        return False
    return all(word.name or not word.is_known or (len(words) > 1 and len(word.text) == 1) for word in words)


_READING_SHAPE: Final = re.compile(rf"{KANA}{{2,6}}[ ・]?{KANA}{{2,7}}|{HIRAGANA}{{2,6}}[ ]?{HIRAGANA}{{2,7}}")


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
