"""Articles: which rows are some, what they are called, how many, how much."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sudare.reading.japan import days, money, numbers, taxes, tills
from sudare.reading.japan.letters import folded, is_letter
from sudare.reading.japan.tills import Sum
from sudare.reading.receipts.entries import Entry
from sudare.reading.receipts.strips import Quote, Strip

UNITS: Final = (
    r"(?:点|個|コ|ケ|ヶ|枚|名様?|人|本|杯|箱|袋|セット|式|泊|回|冊|着|台|皿|切|部|通"
    r"|L|l|kg|g|リットル|時間|パック|p|P)?"
)
COUNT: Final = r"(?P<count>[0-9]{1,3}(?:[.,][0-9]{1,3})?)"
PRICE: Final = (
    r"(?:@|単価?|0(?=[0-9]{2})|O|a|©|®|＠)?[ ]?[¥\\Y]?[ ]?(?P<price>[0-9]{1,3}(?:[,.][0-9]{3})+|[0-9]+)(?:円)?"
)
TIMES: Final = r"[ \t]?[xX×✕*Ⅹ☓乂メ][ \t]?"
COUNTED: Final = re.compile(rf"\(?{COUNT}[ ]?{UNITS}{TIMES}{PRICE}\)?")
PRICED: Final = re.compile(rf"\(?{PRICE}{TIMES}{COUNT}[ ]?{UNITS}\)?")
SINGLE: Final = re.compile(
    r"^[( ]*(?:@|単[価佰]|単[ :]*[¥\\])[ :]*[¥\\Y]?[ ]?(?P<price>[0-9]{1,3}(?:[,.][0-9]{3})+|[0-9]+)円?"
)
NUMBERS: Final = re.compile(rf"(?:[ \t(]*(?:@|単価?)?[¥\\]?[0-9][0-9,.]*[ ]?(?:円|{UNITS})(?:{TIMES})?)+[ \t)]*")
PRICE_CELL: Final = re.compile(r"^(?:@|単価?)[¥\\]?(?P<count>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?)円?$")
BEHIND: Final = re.compile(r"[ ]?[xX×✕☓][ ]?(?P<count>[0-9]{1,2})[ ]?(?:点|個|枚|名|人|本|杯)?$")
TICKETS: Final = re.compile(
    r"(?:券|料|料金|代|大人|小人|一般|学生|シニア|子供|宿泊|入場)[ ]?(?P<count>[0-9]{1,2})[ ]?(?:枚|名|人|泊)$"
)
BARE_COUNT: Final = re.compile(r"[ \t](?P<count>[0-9]{1,2})$")
MOST: Final = 0.6  # of the articles
COUNT_CELL: Final = re.compile(rf"^{COUNT}[ ]?{UNITS}$")
HEADING: Final = re.compile(r"数量|単価|金額|品名|商品名?$|品目|摘要|点数")
FRONT: Final = re.compile(
    r"^(?:[\[【〔(](?:店内|持ち?帰り?|イートイン|テイクアウト|外税?|内税?|軽減?)[\]】〕)]"
    r"|[※＊*★☆◆◎●・■▪#]+|軽(?![食量油石減自井ト]))[ ]?"
)
BACK: Final = re.compile(r"[ ]?(?:[※＊*★☆◆◎●#]+|[(\[]?軽減?[)\]]?|[内外]8?)$")
AWAY: Final = re.compile(r"^[\[【〔(](?:持ち?帰り?|テイクアウト)")
NO_NAME: Final = re.compile(r"^(?:no\.?|t?[0-9./:\-]+|様|上様|御中|jan)$")
NO_GOODS: Final = re.compile(
    r"おつり|レシート|領収|上記|収入印紙|伝票|登録番号|電話|tel|〒|クーポン番号|http|www|合計|会員番号|部屋番号|客室番号|人数|卓番|座席"
)
BEHIND_SUM: Final = re.compile(r"[ ]?[)）]?[ ]?(?:[※＊*★☆◆◎●#]|軽)")


PROVISO: Final = re.compile(r"但し?書?[ \t:]*(?:し[ \t])?(?P<what>[^\t]*?)(?:として|[ \t]*$)")


@dataclass(frozen=True, slots=True)
class Good:
    """One article as it was found; None where nothing stands for it."""

    name: Quote
    amount: Entry
    count: float | None = None
    count_quote: Quote | None = None
    price: int | None = None
    price_quote: Quote | None = None
    is_marked: bool = False

    @property
    def rows(self) -> range:
        return range(self.name.strip.number, self.amount.row + 1)


def goods_of(entries: Sequence[Entry], strips: Sequence[Strip]) -> list[Good]:
    """Every sum that nothing else explains and that has a name, with its count and price."""
    found: list[Good] = []
    for entry in entries:
        if entry.kind is not Sum.GOODS or not _is_last(entry, entries):
            continue
        good = _good(entry, strips)
        if good is not None:
            found.append(_counted(good, strips))
    return _without_bare_counts(found)


def _without_bare_counts(goods: Sequence[Good]) -> list[Good]:
    """``生ビール 2 … 1,160``: where most names end in a small number that divides their sum, it is how many."""
    cut = [_bare_count_cut(good) for good in goods]
    if sum(each is not None for each in cut) < max(2, MOST * len(goods)):
        return list(goods)
    return [each or good for each, good in zip(cut, goods, strict=True)]


def _bare_count_cut(good: Good) -> Good | None:
    match = BARE_COUNT.search(good.name.text)
    if good.count is not None or match is None or not int(match["count"]) or good.amount.amount % int(match["count"]):
        return None
    start, strip = good.name.start, good.name.strip
    return replace(
        good,
        name=strip.quote(start, start + match.start()),
        count=float(match["count"]),
        count_quote=strip.quote(start + match.start("count"), start + match.end("count")),
    )


def from_proviso(strips: Sequence[Strip], total: Entry) -> list[Good]:
    """What a receipt without articles says it is for: 但し お品代として. Its sum is the total."""
    for strip in strips:
        match = PROVISO.search(strip.text)
        if match:
            name = strip.quote(match.start("what"), match.end("what"))
            if any(map(is_letter, name.text)) and "下記" not in name.text and "上記" not in name.text:
                return [Good(name, total)]
    return []


def _is_last(entry: Entry, entries: Sequence[Entry]) -> bool:
    """The sum of an article is the last of its row."""
    return not any(other.row == entry.row and other.quote.start > entry.quote.start for other in entries)


def _good(entry: Entry, strips: Sequence[Strip]) -> Good | None:
    strip = strips[entry.row]
    single = SINGLE.match(strip.text)
    if _count_in(strip.quote()) is not None or (single and entry.quote.start < single.end()):
        return None
    if _is_price_of(entry, strips):
        return None
    before = strip.quote(0, entry.quote.start)
    counted = _count_in(before)
    if counted is not None or not any(map(is_letter, before.text)) or NUMBERS.fullmatch(before.text):
        name = _name_above(entry, strips, price=int(re.sub(r"\D", "", counted["price"])) if counted else None)
        if name is None:
            return None
        good = Good(_trimmed(name), entry, is_marked=_is_marked(name, entry))
        return _with(good, counted) if counted else _with_cells(good, _cells(before))
    name, rest = _name_and_cells(before)
    trimmed = _trimmed(name)
    if not _may_be_name(trimmed):
        return None
    good = Good(trimmed, entry, is_marked=_is_marked(name, entry))
    return _with_cells(_count_behind(good), rest)


def _cells(before: Quote) -> list[Quote]:
    """The cells of a row, as far as they stand in front of its sum."""
    cells = [cell for cell in before.strip.cells() if cell.start < before.end]
    return [before.strip.quote(cell.start, min(cell.end, before.end)) for cell in cells]


def _name_and_cells(before: Quote) -> tuple[Quote, list[Quote]]:
    """The first cell with letters is the name; number cells behind it are count and price."""
    cells = _cells(before)
    first = next(number for number, cell in enumerate(cells) if any(map(is_letter, cell.text)))
    last = first
    while last + 1 < len(cells) and not COUNT_CELL.match(cells[last + 1].text) and not money.sums(cells[last + 1].text):
        last += 1
    return before.strip.quote(cells[first].start, cells[last].end), cells[last + 1 :]


def _is_price_of(entry: Entry, strips: Sequence[Strip]) -> bool:
    """``切手 84円`` above ``84円 × 8枚 … 672円`` is a name with a price, and no article of its own."""
    if entry.row + 1 >= len(strips):
        return False
    below = strips[entry.row + 1]
    last = money.sums(below.text)[-1:]
    counted = _count_in(below.quote(0, last[0].start)) if last else None
    return counted is not None and int(re.sub(r"\D", "", counted["price"])) == entry.amount


def _name_above(entry: Entry, strips: Sequence[Strip], *, price: int | None = None) -> Quote | None:
    """The row above, when it has letters and no sum of its own but the ``price``."""
    if entry.row == 0:
        return None
    above = strips[entry.row - 1]
    quote = above.quote()
    has_sum = any(each.is_marked and each.amount != price for each in money.sums(above.text))
    if above.picture != entry.quote.strip.picture or has_sum or not _may_be_name(_trimmed(quote)):
        return None
    return None if days.days(above.text) or HEADING.search(above.text) else quote


def _trimmed(name: Quote) -> Quote:
    """Without marks in front and behind."""
    start, end = name.start, name.end
    while match := FRONT.match(name.strip.text[start:end]):
        start += match.end()
    while (match := BACK.search(name.strip.text[start:end])) and match.start() > 0:
        end = start + match.start()
    return name.strip.quote(start, end)


def _may_be_name(name: Quote) -> bool:
    words = folded(name.text)
    if not any(map(is_letter, words)) or NO_NAME.match(words) or NO_GOODS.search(words):
        return False
    return not (days.days(name.text) or numbers.phones(name.text) or numbers.registrations(name.text)) and (
        tills.kind_of(words) is Sum.GOODS
    )


def _is_marked(name: Quote, entry: Entry) -> bool:
    behind = entry.quote.strip.text[entry.quote.end :]
    own = name.text.replace("*", "※")
    front = FRONT.match(own)
    is_front = bool(front and (taxes.is_reduced_mark(front[0]) or AWAY.match(own)))
    back = BACK.search(own)
    return is_front or bool(back and taxes.is_reduced_mark(back[0])) or bool(BEHIND_SUM.match(behind))


def _count_in(quote: Quote) -> re.Match[str] | None:
    """A row that says how many at what price and nothing else."""
    for form in (COUNTED, PRICED):
        match = form.fullmatch(quote.text.strip())
        if match:
            return match
    return None


def _with(good: Good, match: re.Match[str], strip: Strip | None = None, offset: int | None = None) -> Good:
    strip = strip or good.amount.quote.strip
    start = strip.text.find(match.string) if offset is None else offset
    count = float(match["count"].replace(",", "."))
    price = int(re.sub(r"\D", "", match["price"]))
    return replace(
        good,
        count=count,
        count_quote=strip.quote(start + match.start("count"), start + match.end("count")),
        price=price,
        price_quote=strip.quote(start + match.start("price"), start + match.end("price")),
    )


def _count_behind(good: Good) -> Good:
    """``×3`` or, of tickets, ``3枚`` at the end of a name is no part of it when it divides the sum."""
    for form in (BEHIND, TICKETS):
        match = form.search(good.name.text)
        if match and match.start("count") > 1 and int(match["count"]) and good.amount.amount % int(match["count"]) == 0:
            start, strip = good.name.start, good.name.strip
            cut = match.start() if form is BEHIND else match.start("count")
            return replace(
                good,
                name=strip.quote(start, start + cut),
                count=float(match["count"]),
                count_quote=strip.quote(start + match.start("count"), start + match.end("count")),
            )
    return good


def _with_cells(good: Good, cells: Sequence[Quote]) -> Good:
    """Number cells before the sum: the pair that multiplies to it, else a small whole number is the count."""
    values = [(cell, _number(cell.text)) for cell in cells]
    read = [(cell, value) for cell, value in values if value is not None]
    for cell, count in read:
        for other, price in read:
            if (
                other is not cell
                and count * price == good.amount.amount
                and (count <= price or other.start > cell.start)
            ):
                return replace(good, count=count, count_quote=cell, price=int(price), price_quote=other)
    for cell, value in read:
        if COUNT_CELL.match(cell.text) and value and good.amount.amount % value == 0:
            return replace(good, count=value, count_quote=cell)
        if good.count and value * good.count == good.amount.amount:
            return replace(good, price=int(value), price_quote=cell)
    return good


def _number(text: str) -> float | None:
    match = COUNT_CELL.match(text) or PRICE_CELL.match(text)
    if match:
        return float(match["count"].replace(",", "")) if "," in match["count"] else float(match["count"])
    read = money.sums(text)
    return float(read[0].amount) if len(read) == 1 else None


def _counted(good: Good, strips: Sequence[Strip]) -> Good:
    """What the rows below say of it: how many, at what price."""
    for number in (good.amount.row + 1, good.amount.row + 2):
        if good.count is not None and good.price is not None:
            break
        if number >= len(strips) or (number > good.amount.row + 1 and money.sums(strips[number - 1].text)):
            break
        good = _told_below(good, strips[number])
    return good


def _told_below(good: Good, strip: Strip) -> Good:
    for form in (COUNTED, PRICED):
        match = form.fullmatch(strip.text.strip())
        if match:
            fixed = _with(good, match, strip, strip.text.find(match.string))
            return fixed if _multiplies(fixed) else good
    single = SINGLE.match(strip.text)
    if single and good.price is None:
        price = int(re.sub(r"\D", "", single["price"]))
        if price and good.amount.amount % price == 0:
            quote = strip.quote(single.start("price"), single.end("price"))
            return replace(good, price=price, price_quote=quote, count=good.count or good.amount.amount / price)
    return good


def _multiplies(good: Good) -> bool:
    if good.count is None or good.price is None:
        return False
    return abs(good.count * good.price - good.amount.amount) <= 1


def chosen(goods: Sequence[Good], *, targets: Sequence[int], end: int | None) -> list[Good]:
    """Those that are bought: all above the row ``end`` when they add up, or all but what stands in the slip's head,
    or all but one number that isn't money, or any longer run that adds up; else all above.
    """
    above = [good for good in goods if end is None or good.amount.row < end]
    ways = [above[start:] for start in range(len(above))]
    ways += [[*above[:at], *above[at + 1 :]] for at, good in enumerate(above) if not good.amount.money.is_marked]
    ways += [list(run) for run in _runs(goods) if len(run) >= len(above)]
    fitting = (way for way in ways if way and sum(good.amount.amount for good in way) in targets)
    return next(fitting, above or list(goods))


def _runs(goods: Sequence[Good]) -> Iterator[Sequence[Good]]:
    """All neighbours in a row, the longest first."""
    for length in range(len(goods), 0, -1):
        for start in range(len(goods) - length + 1):
            yield goods[start : start + length]
