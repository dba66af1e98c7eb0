"""Number plates: region and class above, a kana and up to four digits below; or all of it on one row.

Source: 道路運送車両法施行規則 第11条 and 自動車登録規則 別表 (regions, kana, numbers written ・・12 or 12-34).
Scores: 0.97 complete, 0.85 in two rows with the kana unread.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.letters import listed
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_COMPLETE, _WITHOUT_KANA = 0.97, 0.85
_REGIONS: Final = "|".join(
    sorted(
        listed(
            "札幌 函館 旭川 室蘭 苫小牧 釧路 知床 帯広 北見 青森 弘前 八戸 岩手 盛岡 平泉 宮城 仙台 秋田 山形 庄内 "
            "福島 会津 郡山 白河 いわき 水戸 土浦 つくば 宇都宮 那須 とちぎ 日光 群馬 前橋 高崎 大宮 川口 所沢 川越 "
            "熊谷 春日部 越谷 千葉 成田 習志野 市川 船橋 袖ヶ浦 市原 野田 柏 松戸 品川 世田谷 練馬 杉並 板橋 足立 "
            "江東 葛飾 八王子 多摩 横浜 川崎 湘南 相模 山梨 富士山 新潟 長岡 上越 長野 松本 諏訪 南信州 安曇野 富山 "
            "石川 金沢 福井 岐阜 飛騨 静岡 浜松 沼津 伊豆 富士山 名古屋 豊橋 三河 岡崎 豊田 尾張小牧 一宮 春日井 三重 "
            "鈴鹿 四日市 伊勢志摩 滋賀 京都 大阪 なにわ 和泉 堺 神戸 姫路 奈良 飛鳥 和歌山 鳥取 島根 出雲 岡山 倉敷 "
            "広島 福山 山口 下関 徳島 香川 高松 愛媛 高知 福岡 北九州 久留米 筑豊 佐賀 長崎 佐世保 厳原 熊本 大分 "
            "宮崎 鹿児島 奄美 沖縄"
        ),
        key=len,
        reverse=True,
    )
)
_CLASS: Final = r"[1-9][0-9ACFHKLMPXY]{1,2}"
_SERIAL: Final = (
    r"(?:[1-9][0-9][ ]?[-・.][ ]?[0-9]{2}|[・.･·]{1,3}[ ]?[1-9][0-9]{0,2}|[・.･·][ ]?[1-9][ ]?[-][ ]?[0-9]{2})"
)
_KANA: Final = r"[あ-んA-Z]"
_ONE_ROW: Final = re.compile(
    rf"(?<![一-龥])(?:{_REGIONS})[ \t]?{_CLASS}[ \t]?{_KANA}[ \t]?(?:{_SERIAL}|[1-9][0-9]{{3}})(?![0-9円,])"
)
_ABOVE: Final = re.compile(rf"(?:{_REGIONS})[ \t]?{_CLASS}")
_BELOW: Final = re.compile(rf"(?P<kana>{_KANA})?[ \t]?{_SERIAL}")
_REACH = 4.0  # heights of the upper row down to the middle of the digits, which are twice as high
_SIDE_REACH = 3.0


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        if not row.has_digits:
            continue
        for match in _ONE_ROW.finditer(row.text):
            yield Hit(Kind.VEHICLE_PLATE, _COMPLETE, (Span(row.index, match.start(), match.end()),))
        for match in _ABOVE.finditer(row.text):
            yield from _with_below(page, row, Span(row.index, match.start(), match.end()))


def _with_below(page: Page, row: Row, upper: Span) -> Iterator[Hit]:
    start, end = row.cell(upper.start)
    if row.text[start:end].strip() != page.text(upper):
        return
    for other in page.rows[upper.row + 1 :]:
        if other.frame != row.frame or other.middle - row.middle > _REACH * row.height:
            return
        lower = _lower(row, other, upper)
        if lower is not None:
            kana = _kana_beside(page, other)
            has_kana = kana is not None or page.text(lower)[0] not in "0123456789・.･·"
            spans = (upper, lower) if kana is None else (upper, lower, kana)
            yield Hit(Kind.VEHICLE_PLATE, _COMPLETE if has_kana else _WITHOUT_KANA, spans)
            return


def _lower(row: Row, other: Row, upper: Span) -> Span | None:
    left, right = row.extent(upper.start, upper.end)
    reach = _SIDE_REACH * row.height
    for match in _BELOW.finditer(other.text):
        other_left, other_right = other.extent(match.start(), match.end())
        start, end = other.cell(match.start())
        is_alone = other.text[start:end].strip() == match.group().strip()
        if is_alone and other_left < right + reach and other_right > left - reach:
            return Span(other.index, match.start(), match.end())
    return None


def _kana_beside(page: Page, digits: Row) -> Span | None:
    """The small kana left of the digits, which stands in a row of its own when its height is so different."""
    for other in page.rows[max(0, digits.index - 2) : digits.index + 3]:
        near = abs(other.middle - digits.middle) <= digits.height
        if other is not digits and near and re.fullmatch(_KANA, other.text.strip()):
            return Span(other.index, 0, len(other.text))
    return None
