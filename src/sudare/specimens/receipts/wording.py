"""How tills write the parts that stand on nearly every slip: heads, articles, sums, taxes, payment."""

from typing import TYPE_CHECKING, Final

from sudare.specimens.receipts.terms import Named, Sale, Style

if TYPE_CHECKING:
    import datetime as dt

    from numpy.random import Generator

    from sudare.specimens.receipts.paper import Roll, Words

WEEKDAYS: Final = "月火水木金土日"
DAYS: Final = ("{y}年{m:02}月{d:02}日({w})", "{y}年{m}月{d}日", "{y}/{m:02}/{d:02}", "{y}/{m:02}/{d:02}({w})", "{yy}/{m:02}/{d:02}", "'{yy}.{m:02}.{d:02}", "令和{r}年{m}月{d}日", "R{r}.{m}.{d}", "{y}-{m:02}-{d:02}", "{y}.{m:02}.{d:02}", "令和{r:02}年{m:02}月{d:02}日({w})", "{y}年 {m}月 {d}日({w})")  # fmt: skip
CLOCKS: Final = ("{:02}:{:02}", "{}:{:02}", "{:02}時{:02}分", "{:02}:{:02}:37")
MONEY: Final = ("¥{}", "¥{}", "¥{}", "{}円", "{}", "¥ {}", "￥{}")
MARKS: Final = ("※", "*", "軽", "＊", "★")
FACES: Final = ("sans", "sans", "sans", "serif")
INKS: Final = ("#16181b", "#24262c", "#33353d", "#2a2440")
PAPERS: Final = ("#ffffff", "#fbfaf4", "#f6f5f0", "#fdfcf9")
FIRST_REIWA: Final = 2018


def style(rng: "Generator") -> Style:
    """One printer."""

    def one(choices: tuple[str, ...]) -> str:
        return choices[int(rng.integers(0, len(choices)))]

    return Style(
        money=one(MONEY),
        day=one(DAYS),
        clock=one(CLOCKS),
        mark=one(MARKS),
        face=one(FACES),
        letter_px=int(rng.integers(22, 31)),
        pressed=float(rng.choice([1.0, 1.0, 0.9, 0.8])),
        ink=one(INKS),
        paper=one(PAPERS),
    )


def day(when: "dt.datetime", form: str) -> str:
    return form.format(
        y=when.year,
        yy=when.year % 100,
        r=when.year - FIRST_REIWA,
        m=when.month,
        d=when.day,
        w=WEEKDAYS[when.weekday()],
    )


class Till:
    """One sale on one roll: the sentences a layout is put together from."""

    def __init__(self, roll: "Roll", sale: Sale, rng: "Generator") -> None:
        self.roll, self.sale, self.rng = roll, sale, rng
        self.yen = roll.style.yen

    def pick(self, *choices: str) -> str:
        return choices[int(self.rng.integers(0, len(choices)))]

    def chance(self, share: float = 0.5) -> bool:
        return bool(self.rng.random() < share)

    def date(self) -> Named:
        return Named("date", day(self.sale.when, self.roll.style.day))

    def time(self) -> Named:
        return Named("time", self.roll.style.clock.format(self.sale.when.hour, self.sale.when.minute))

    def shop(self) -> Named:
        return Named("shop", self.sale.shop)

    def phone(self, label: str = "TEL ") -> "Words":
        return (label, Named("phone", self.sale.phone))

    def registration(self, label: str = "登録番号 ") -> "Words":
        return (label, Named("registration_number", self.sale.registration_number))

    def total(self, form: str = "") -> Named:
        return Named("total", form.format(f"{self.sale.total:,}") if form else self.yen(self.sale.total))

    def head(self, *, size: float = 1.8) -> None:
        """The shop's name large in the middle, branch and phone below."""
        self.roll.middle(self.shop(), size=size, bold=True)
        if self.chance(0.7):
            self.roll.middle(Named("branch", self.sale.branch))
        if self.chance(0.5):
            self.roll.middle(self.sale.address, size=0.85)
        self.roll.middle(self.phone(self.pick("TEL ", "電話 ", "TEL:", "☎ ")), size=0.9)

    def article(self, number: int, *, marked: bool, below: bool = True) -> None:
        """One article; several of a kind say so on a line of their own, or on the same."""
        item, style = self.sale.items[number], self.roll.style
        mark = style.mark if marked and item.tax_rate == 8 else ""  # noqa: PLR2004  the reduced rate
        name: list[str | Named] = [Named(f"items.{number}.name", item.name)]
        amount = (Named(f"items.{number}.amount", self.yen(item.amount)),)
        in_front = style.mark in {"*", "軽"}
        right = (*amount, "") if in_front or not mark else (*amount, mark)
        left = (f"{mark} " if in_front and mark else "", *name)
        if item.quantity == 1:
            self.roll.row(left, right)
            return
        counted: list[str | Named] = [
            Named(f"items.{number}.quantity", f"{item.quantity:g}"),
            self.pick("点 × @", "コ×単", "個 x @"),
        ]
        counted.append(Named(f"items.{number}.unit_price", f"{item.unit_price:,}"))
        if below:
            self.roll.row(left, right)
            self.roll.row(tuple(counted), size=0.85, indent=1.2)
        else:
            self.roll.row(left)
            self.roll.row(tuple(counted), right, indent=2)

    def articles(self, *, marked: bool = True, below: bool = True) -> None:
        for number in range(len(self.sale.items)):
            self.article(number, marked=marked, below=below)

    def discount(self) -> None:
        if self.sale.discount:
            self.roll.row(
                self.pick("値引", "会員割引", "クーポン値引"), Named("discount", self.yen(-self.sale.discount))
            )

    def subtotal(self, label: str = "小計", *, size: float = 1.0) -> None:
        self.roll.row(label, Named("subtotal", self.yen(self.sale.subtotal)), size=size)

    def taxes_outside(self) -> None:
        """Tax is added: what is taxed and how much, rate by rate."""
        for each in self.sale.taxes:
            rate = each.rate
            self.roll.row(f"外税{rate}%対象額", Named(f"taxable_{rate}", self.yen(each.taxable)), size=0.95)
            self.roll.row(f"外税{rate}%", Named(f"tax_{rate}", self.yen(each.tax)), size=0.95)

    def taxes_inside(self) -> None:
        """Tax is within the prices: one of the ways in which tills say so."""
        form = self.pick("rows", "brackets", "line", "table")
        for each in self.sale.taxes:
            rate = each.rate
            taxable, tax = Named(f"taxable_{rate}", self.yen(each.taxable)), Named(f"tax_{rate}", self.yen(each.tax))
            if form == "rows":
                self.roll.row(f"{rate}%対象額", taxable, size=0.95)
                self.roll.row(f"内消費税等 {rate}%", tax, size=0.95)
            elif form == "brackets":
                self.roll.row(f"({rate}%対象", (taxable, ")"), size=0.95)
                self.roll.row("(内消費税等", (tax, ")"), size=0.95)
            elif form == "line":
                self.roll.row((f"{rate}%対象 ", taxable, " 内税 ", tax), size=0.95)
            else:
                self.roll.row(f"税率{rate}% 対象計(税込)", taxable, size=0.95)
                self.roll.row(f"　内消費税額({rate}%)", tax, size=0.95)

    def paying(self, *, size: float = 1.0) -> None:
        """How it was paid; cash with what was handed over and given back."""
        sale = self.sale
        if sale.paid is None or sale.change is None:
            self.roll.row(Named("payment", sale.payment), self.yen(sale.total), size=size)
            return
        if self.chance():
            self.roll.row(Named("payment", self.pick("現金", "現　金")), Named("paid", self.yen(sale.paid)), size=size)
        else:
            self.roll.row(
                self.pick("お預り", "お預かり", "お預り合計", "お預り金額"),
                Named("paid", self.yen(sale.paid)),
                size=size,
            )
        self.roll.row(self.pick("お釣り", "おつり", "お釣", "釣銭"), Named("change", self.yen(sale.change)), size=size)

    def thanks(self) -> None:
        self.roll.skip()
        self.roll.middle(
            self.pick("またのご来店をお待ちしております", "ありがとうございました", "毎度ありがとうございます"),
            size=0.85,
        )
