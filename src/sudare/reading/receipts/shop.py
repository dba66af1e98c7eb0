"""Who sold it: the name, the branch, the telephone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sudare.reading.japan import days, money, numbers, tills
from sudare.reading.japan.letters import folded, is_letter
from sudare.reading.japan.tills import Sum
from sudare.reading.receipts.strips import Quote, Strip

TITLE: Final = re.compile(
    r"^(?:【)?(?:御)?(?:領収(?:書|証|証書|済)?|請求書|納品書|見積書|レシート|receipt|invoice|お客様控え?|控え?|ご?利用明細書?|計算書|(?:お)?会計票|伝票|明細書?|明細|駐車場領収書|会員利用領収書|領収証?書?.?兼.*)(?:】)?$"
)
POLITE: Final = re.compile(
    r"ありがとう|いらっしゃい|毎度|お待ちし|お越し|ください|下さい|ました|ません|ます[。.!]?$|です[。.!]?$|ございま|。$|welcome|thank",
    re.IGNORECASE,
)
ADDRESS: Final = re.compile(
    r"(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県).{1,}|[市区町村郡].{0,12}[0-9０-９].*-|〒|[0-9]丁目|[0-9]+-[0-9]+-[0-9]+|[市区郡].+[町村通].*[0-9]"
)
OTHER: Final = re.compile(
    r"様$|御中|^no\.?|番号|^担当|レジ|取引|伝票|責|但|テーブル|卓|席|人数|^車番|店no|^tel|電話|^fax|登録|会員|http|www|@|営業時間|年中無休|受付|担当者|^発行|^日付|^日時|株式会社みほん|宛|^品名|数量|単価|^金額|^小計|^合計|課税|対象|軽減|税率|スクリーン|上映|入庫|出庫|精算|^車室|ポイント|アプリ|振込|^件名|お支払|支払|期限|ご来店|お名前|到着|出発|部屋|ご請求|お渡し|バーコード|^店内|持ち?帰|^収入|^印$|お問|問合|店舗id|機械|シリアル|serial|乗務員|端末|本店普通|銀行|ご利用|お取扱|取扱|発券|座席|見本|複写|再発行|^内訳|^明細|^\[|領収いた|^消費|^税"
)
COMPANY: Final = re.compile(r"株式会社|有限会社|合同会社|\(株\)|\(有\)")
MARKET: Final = re.compile(
    r"商店|書店|薬局|食堂|酒場|居酒屋|喫茶|珈琲|カフェ|cafe|coffee|ホテル|hotel|旅館|タクシー|交通|ハイヤー|鉄道|電鉄|パーキング|駐車場|石油|スーパー|マート|mart|ストア|store|shop|ドラッグ|クリーニング|サロン|美容|理容|理髪|郵便局|レストラン|洋食|中華|そば|蕎麦|うどん|寿司|鮨|焼肉|焼鳥|ラーメン|食品|市場|ベーカリー|パン|菓子|花店|生花|印刷|デザイン|企画|システム|工房|金物|ホームセンター|ブックス|books|シネマ|cinema|映画館|温泉|湯|医院|クリニック|病院|眼鏡|電器|電機|商事|商会|本舗|屋$|堂$|亭$|庵$|軒$|家$|処|館$|園$|イン$|サービスステーション|通販|online|オンライン",
    re.IGNORECASE,
)
BRANCH: Final = re.compile(r"^(?P<name>.*?)[ \t　]*(?P<branch>[^ \t]{1,7}(?:店|支店|営業所|出張所|SS|ss))$")
JOINED: Final = re.compile(  # a space was lost between them
    r"^(?P<name>.*(?:[ァ-ヶー](?=[一-龠々]+店$)|[a-zA-Z](?=[一-龠々ぁ-ん]+店$)))(?P<branch>.{2,6}店)$"
)
NO_BRANCH: Final = re.compile(
    r"(?:書|商|花|売|専門|金物|百貨|洋品|酒|茶|米|魚|肉|菓子|飲食|文具|薬|量販|喫茶|雑貨|料理|靴|時計|生花|代理|食料品|呉服|質)店$|^店$"
)
HEAD, NEAR = 0.35, 2  # part of the slip · rows
CAPITALS: Final = 1.25  # they are lower than kanji of the same size


@dataclass(frozen=True, slots=True)
class Seller:
    name: Quote | None = None
    branch: Quote | None = None
    is_sure: bool = False


def seller_of(strips: Sequence[Strip], *, sums_from: int) -> Seller:
    """The line that most looks like a shop's name: tall letters, near the top or beside telephone and address."""
    candidates = [(weight, cell) for weight, cell in _candidates(strips, sums_from=sums_from)]
    if not candidates:
        return Seller()
    ranked = sorted(candidates, key=lambda each: -each[0])
    weight, best = ranked[0]
    name, branch = parted(best)
    if branch is None:
        branch = _branch_near(best, strips)
    return Seller(name, branch, is_sure=len(ranked) == 1 or weight - ranked[1][0] >= 1)


def parted(quote: Quote) -> tuple[Quote, Quote | None]:
    """A name and the branch behind it, when a space parts them."""
    match = JOINED.match(quote.text) or BRANCH.match(quote.text)
    if (
        match is None
        or NO_BRANCH.search(quote.text)
        or len(match["name"].strip()) <= 1
        or (match.re is BRANCH and match.start("branch") == len(match["name"]))
    ):
        return quote, None
    start = quote.start
    return (
        quote.strip.quote(start, start + match.end("name")),
        quote.strip.quote(start + match.start("branch"), start + match.end("branch")),
    )


def _candidates(strips: Sequence[Strip], *, sums_from: int) -> Iterator[tuple[float, Quote]]:
    anchors = [strip.number for strip in strips if _is_anchor(strip.text)]
    for strip in strips:
        for cell in strip.cells():
            if _may_be(cell):
                yield _weight(cell, anchors, sums_from=sums_from, count=len(strips)), cell


def _is_anchor(text: str) -> bool:
    return bool(numbers.phones(text) or numbers.registrations(text) or ADDRESS.search(text))


def _may_be(cell: Quote) -> bool:
    text, words = cell.text, folded(cell.text)
    if sum(map(is_letter, words)) < 2 or len(words) > 28:  # noqa: PLR2004  a name has two letters and is no sentence
        return False
    if (
        TITLE.match(words)
        or TITLE.match(folded(cell.strip.text))
        or POLITE.search(text)
        or ADDRESS.search(text)
        or OTHER.search(words)
    ):
        return False
    has_number = days.days(text) or numbers.phones(text) or numbers.registrations(text)
    if has_number or any(each.is_marked for each in money.sums(text)):
        return False
    has_sum_behind = any(each.is_marked for each in money.sums(cell.strip.text[cell.end :]))
    return not has_sum_behind and tills.kind_of(words) is Sum.GOODS and tills.PAYING.match(words) is None


def _weight(cell: Quote, anchors: Sequence[int], *, sums_from: int, count: int) -> float:
    strip, words = cell.strip, folded(cell.text)
    follows = [anchor - strip.number for anchor in anchors]
    is_near = any(0 <= rows <= NEAR for rows in follows)
    height = cell.height * (CAPITALS if cell.text.isascii() else 1.0)
    weight = 2.5 * min(max(height - 1.0, -0.3), 1.6)
    weight += 1.5 * bool(MARKET.search(words)) or 0.9 * bool(COMPANY.search(words))
    weight += 0.3 * (strip.number == 0)
    weight += 1.6 * (1 - strip.number / max(HEAD * count, 1)) if strip.number < HEAD * count else 0.0
    weight += 0.8 * is_near + 0.8 * (is_near and strip.number > HEAD * count)
    if strip.number > sums_from and not any(abs(rows) <= NEAR for rows in follows):
        weight -= 1.5
    weight -= 0.7 * (len(strip.cells()) > 1 and cell.start > 0 and not is_near)
    weight -= 0.8 * any(sign.isdigit() for sign in words)
    weight -= 2.0 * _is_branch(cell.text)
    return weight - 0.2 * (cell.text.isascii() and not MARKET.search(words))


def _is_branch(text: str) -> bool:
    match = BRANCH.match(text)
    return match is not None and not NO_BRANCH.search(text) and match["name"].strip() == ""


def _branch_near(name: Quote, strips: Sequence[Strip]) -> Quote | None:
    at = name.strip.number
    for strip in strips[at : at + 4]:
        for cell in strip.cells():
            first = cell.strip.quote(cell.start, cell.start + len(cell.text.split(" ")[0]))
            if (strip.number, first.start) != (at, name.start) and _is_branch(first.text):
                return first
    return None
