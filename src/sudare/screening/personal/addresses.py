"""Postal codes and addresses, from the prefecture, the municipality, or a word for an address onwards.

A place alone (東京都渋谷区 on a weather map) is nobody's address: it takes a block (1-2-3, 二丁目, 番地), a postal
code before it, or a word for an address. Addresses run on into the next line: block, building and room belong to
them.

Scores, address: 0.98 prefecture, municipality and block or a word for an address before it; 0.9 municipality and
block; 0.85 what continues it on the next line; 0.8 written in Latin letters with a block. Postal code: 0.98 with 〒
or a word for it, 0.9 in front of a prefecture, municipality or Latin address.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import Topic
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.personal.words import is_place
from sudare.screening.terms import Kind

_WHOLE, _WITHOUT_PREFECTURE, _CONTINUED, _LATIN = 0.98, 0.9, 0.85, 0.8
_MARKED_CODE, _CODE_BY_PLACE = 0.98, 0.9

PREFECTURES: Final = (
    "北海道|青森県|岩手県|宮城県|秋田県|山形県|福島県|茨城県|栃木県|群馬県|埼玉県|千葉県|東京都|神奈川県"
    "|新潟県|富山県|石川県"
    "|福井県|山梨県|長野県|岐阜県|静岡県|愛知県|三重県|滋賀県|京都府|大阪府|兵庫県|奈良県|和歌山県|鳥取県"
    "|島根県|岡山県|広島県"
    "|山口県|徳島県|香川県|愛媛県|高知県|福岡県|佐賀県|長崎県|熊本県|大分県|宮崎県|鹿児島県|沖縄県"
)
_LATIN_PREFECTURES: Final = (
    "hokkaido|aomori|iwate|miyagi|akita|yamagata|fukushima|ibaraki|tochigi|gunma|saitama|chiba|tokyo"
    "|kanagawa|niigata|toyama"
    "|ishikawa|fukui|yamanashi|nagano|gifu|shizuoka|aichi|mie|shiga|kyoto|osaka|hyogo|nara|wakayama"
    "|tottori|shimane|okayama"
    "|hiroshima|yamaguchi|tokushima|kagawa|ehime|kochi|fukuoka|saga|nagasaki|kumamoto|oita|miyazaki|kagoshima|okinawa"
)
_NAME_LETTER: Final = r"[一-龥々ヶケのノツッぁ-んァ-ヴー]"
_NUMBER: Final = r"(?:[0-9OlI]{1,4}|[一二三四五六七八九十]{1,3})"
_BLOCK: Final = (
    rf"(?:{_NUMBER}[ ]?(?:丁目|条|線)(?:[東西南北])?[ ]?)?"
    rf"(?:{_NUMBER}[ ]?(?:丁目|番地|番町|番|号|地割)(?:[ ]?の?[ ]?{_NUMBER}(?:[ ]?(?:丁目|番地?|号|-))?)*|"
    rf"[0-9OlI]{{1,5}}(?:[ ]?[-の][ ]?[0-9OlI]{{1,4}}){{1,4}})"
    r"(?!\.[0-9]|[ ]?(?:円|個|名様|人前|時|分発|線|番線|番出口|出口|番のりば|ホーム|号車|号線|番ホーム"
    r"|%|年|月|日|kg|g|ml|cm))"
)
_MUNICIPALITY: Final = rf"(?:{_NAME_LETTER}{{1,7}}?[市郡][ ]?)?(?:{_NAME_LETTER}{{1,7}}?[区町村市][ ]?)"
_WITH_PREFECTURE: Final = re.compile(rf"(?:{PREFECTURES})[ ]?{_MUNICIPALITY}")
_WITHOUT: Final = re.compile(
    rf"(?<!{_NAME_LETTER})((?:{_NAME_LETTER}{{1,5}}市)?{_NAME_LETTER}{{1,5}}[市区町村郡])"
    rf"({_NAME_LETTER}{{0,12}}?[ ]?{_BLOCK})"
)
_BLOCK_ANYWHERE: Final = re.compile(_BLOCK)
_TOWN_AND_BLOCK: Final = re.compile(
    rf"[ ]?(?:{_NAME_LETTER}|[ ]){{0,16}}?{_BLOCK}|{_NAME_LETTER}{{0,16}}(?:上る|下る|東入|西入|上ル|下ル)"
)
_PRODUCE: Final = re.compile(
    r"産|名物|天気|観光|路線|店舗|発祥|特産|営業|交通|立|役所|大学|中学|小学|高校|病院|警|郷土|銘|県内"
    r"|市内|町内|区内|村内|在中|限定"
)
_REST: Final = re.compile(
    r"[^\t]{0,40}?(?=\t|$|[ ]?[(]?(?:tel|fax|電話|℡|☎|携帯|mail|e-mail|http|氏名|様|営業|定休"
    r"|(?:[^\s]{1,12}[ ])?[^\s]{1,6}様)|[ ]0[0-9]{1,3}-|[。、])",
    re.IGNORECASE,
)
_NEXT_LINE: Final = re.compile(
    rf"(?:{_NAME_LETTER}|[ ]){{0,12}}?{_BLOCK}|\S{{1,20}}(?:マンション|ハイツ|コーポ|アパート|荘|ビル"
    rf"|レジデンス|ハウス|メゾン|タワー|団地|号室|号館|号棟|寮|ヒルズ|コート|パレス|プラザ|[0-9]F"
    rf"|[0-9]階)\S{{0,10}}|[^0-9\s]{{2,20}}[ ]?[0-9]{{2,4}}(?:号室?)?$|[0-9]{{3,4}}号室"
)
_BUILDING: Final = re.compile(
    r"(?:マンション|ハイツ|コーポ|アパート|ビル|レジデンス|ハウス|メゾン|タワー|団地|荘|寮|ヒルズ|コート"
    r"|パレス|プラザ|[A-Za-zァ-ヴー・一-龥]{2,})[^\t]{0,12}?[0-9]{1,4}(?:号室?|F|階)?$|号室$|[0-9]F$"
    r"|[0-9]階$"
)
_LATIN_JAPAN: Final = re.compile(
    rf"(?:[0-9]+(?:-[0-9]+)*[,\s]+)?[A-Za-z][A-Za-z', -]{{0,40}}?(?:-(?:ku|shi|cho|machi|mura|gun"
    rf"|chome))\b[A-Za-z0-9,.' -]*?\b(?:{_LATIN_PREFECTURES})\b(?:[ ,]*(?:[0-9]{{3}}-[0-9]{{4}}))?(?:[, "
    rf"]*japan)?",
    re.IGNORECASE,
)
_STREET: Final = re.compile(
    r"(?<![0-9.,$-])[0-9]{1,5}[A-Za-z]?[ ](?:[NSEW]\.?[ ])?(?:[A-Z][A-Za-z']+[ ]){1,3}(?:Street|St|Avenue"
    r"|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Square)\b\.?"
    r"(?:,?[ ](?:Apt|Suite|Unit|#)\.?[ ]?[0-9A-Za-z]+)?(?P<town>,[ ]?[A-Z][A-Za-z. ]+)?(?:,?[ ][A-Z]{2}[ "
    r"][0-9]{5}(?:-[0-9]{4})?)?"
)
_CODE: Final = re.compile(
    r"(?<![A-Za-z0-9#.,-])(〒|(?<![A-Za-z])[Tテ干丁](?=[ ]?[0-9]{3}-))?[ ]?([0-9]{3}[ ]?-[ ]?[0-9]{4}"
    r"|(?<=〒)[0-9]{7}|(?<=〒[ ])[0-9]{7})(?![0-9A-Za-z#]|[ ]?-)"
)
_PLACE_AFTER: Final = re.compile(rf"[ \t]*(?:(?:{PREFECTURES})|{_NAME_LETTER}{{1,6}}[市区郡])")
_PLACE_START: Final = re.compile(rf"(?:{PREFECTURES})|{_NAME_LETTER}{{1,6}}[市区郡町村]{_NAME_LETTER}")
_LATIN_BEFORE: Final = re.compile(rf"(?:{_LATIN_PREFECTURES}|japan)[ ,]*$", re.IGNORECASE)
_LINES_OF_ONE = 3
_ENVELOPE_REACH = 7.0  # line heights from the boxes for a code to the address


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        if row.has_digits:
            yield from _codes(page, row)
            yield from _latin(row)
        yield from _labelled(page, row)
        yield from _from_prefecture(page, row)
        if row.has_digits:
            yield from _from_municipality(page, row)


def _codes(page: Page, row: Row) -> Iterator[Hit]:
    for match in _CODE.finditer(row.numbers):
        span = Span(row.index, match.start(1 if match.group(1) else 2), match.end())
        if match.group(1) or page.topic(span) is Topic.POSTAL:
            yield Hit(Kind.POSTAL_CODE, _MARKED_CODE, (span,))
        elif "-" in match.group() and _is_by_place(page, row, match):
            yield Hit(Kind.POSTAL_CODE, _CODE_BY_PLACE, (span,))


def _is_by_place(page: Page, row: Row, match: re.Match[str]) -> bool:
    if _PLACE_AFTER.match(row.text, match.end()) or _LATIN_BEFORE.search(row.text[: match.start()]):
        return True
    span = Span(row.index, match.start(), match.end())
    if page.topic(span) is Topic.ADDRESS:
        return True
    if row.text[match.end() :].strip():
        return False
    below = page.beneath(span)
    if below is not None:
        return _PLACE_START.match(page.text(below)) is not None
    return not row.text[: match.start()].strip() and _is_on_envelope(page, row)


def _is_on_envelope(page: Page, row: Row) -> bool:
    """Whether the next row, further away or further in than a next line, begins as an address does."""
    after = page.rows[row.index + 1 : row.index + 2]
    return any(
        other.frame == row.frame
        and other.middle - row.middle <= _ENVELOPE_REACH * row.height
        and _PLACE_START.match(other.text) is not None
        for other in after
    )


def _labelled(page: Page, row: Row) -> Iterator[Hit]:
    for label in row.labels:
        span = page.value(row, label) if label.topic is Topic.ADDRESS else None
        if span is None:
            continue
        place = _after_code(page, span)
        if place and _looks_like_place(page.text(place)):
            yield from _extended(page, place, score=_WHOLE)


def _after_code(page: Page, span: Span) -> Span | None:
    """The span without a postal code at its start; where nothing else is left, the line below."""
    code = _CODE.match(page.text(span))
    if not code:
        return span
    rest = page.trimmed(Span(span.row, span.start + code.end(), span.end))
    return rest or page.beneath(span)


def _looks_like_place(text: str) -> bool:
    has_place = _PLACE_START.search(text) or _LATIN_JAPAN.search(text) or _STREET.search(text)
    return bool(has_place or (_BLOCK_ANYWHERE.search(text) and re.search(r"[一-龥]{2}", text)))


def _from_prefecture(page: Page, row: Row) -> Iterator[Hit]:
    for match in _WITH_PREFECTURE.finditer(row.text):
        town = _TOWN_AND_BLOCK.match(row.text, match.end())
        start = Span(row.index, match.start(), match.end())
        if town and not _PRODUCE.search(row.text[match.start() : town.end()].split("-")[0]):
            yield from _extended(page, Span(row.index, match.start(), town.end()), score=_WHOLE)
        elif not town and _is_announced(page, start):
            end = row.cell(match.start())[1]
            yield from _extended(page, Span(row.index, match.start(), end), score=_WITHOUT_PREFECTURE)


def _is_announced(page: Page, span: Span) -> bool:
    """Whether a place without a block is an address all the same: a postal code before it, or its block below it."""
    row = page.rows[span.row]
    if _CODE.search(row.numbers[: span.start]):
        return True
    start, end = row.cell(span.start)
    if row.text[start : span.start].strip(" 〒0123456789-:") or _PRODUCE.search(row.text[span.start : end]):
        return False
    above = [other for other in page.rows[max(0, span.row - 2) : span.row] if _CODE.search(other.numbers)]
    if any("〒" in other.text for other in above):
        return True
    below = page.beneath(Span(span.row, span.start, end))
    return below is not None and _TOWN_AND_BLOCK.match(page.text(below)) is not None


def _from_municipality(page: Page, row: Row) -> Iterator[Hit]:
    for match in _WITHOUT.finditer(row.text):
        if not _PRODUCE.search(match.group()) and is_place(match.group(1)):
            yield from _extended(page, Span(row.index, match.start(), match.end()), score=_WITHOUT_PREFECTURE)


def _extended(page: Page, span: Span, *, score: float) -> Iterator[Hit]:
    """The address with what follows it on its row, and on the rows below."""
    row = page.rows[span.row]
    rest = _REST.match(row.text, span.end)
    whole = page.trimmed(Span(span.row, span.start, rest.end() if rest else span.end)) or span
    yield Hit(Kind.POSTAL_ADDRESS, score, (whole,))
    last = whole
    for _ in range(_LINES_OF_ONE - 1):
        below = page.beneath(last)
        if below is None or any(
            label.start < below.end for label in page.rows[below.row].labels if label.start >= below.start
        ):
            return
        if not _goes_on(page.text(below)):
            return
        yield Hit(Kind.POSTAL_ADDRESS, min(score, _CONTINUED), (below,))
        last = below


def _goes_on(text: str) -> bool:
    if re.search(r"0[0-9]{1,3}-[0-9]{2,4}-|[¥円%@]|様|[0-9元]{1,4}[ ]?年|[0-9]{4}/|[0-9]:[0-9]", text):
        return False
    return bool(_NEXT_LINE.fullmatch(text) or _BUILDING.search(text))


def _latin(row: Row) -> Iterator[Hit]:
    for match in _LATIN_JAPAN.finditer(row.text):
        if any(letter.isdigit() for letter in match.group()):
            yield Hit(Kind.POSTAL_ADDRESS, _LATIN, (Span(row.index, match.start(), match.end()),))
    for match in _STREET.finditer(row.text):
        if match.group("town") or re.search(r"[A-Z]{2} [0-9]{5}", match.group()):
            yield Hit(Kind.POSTAL_ADDRESS, _LATIN, (Span(row.index, match.start(), match.end()),))
