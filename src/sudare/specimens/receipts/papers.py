"""Sheets rather than rolls: a receipt written by hand, an invoice, a post office's slip, an order from a web shop."""

import datetime as dt

from sudare.specimens.receipts.terms import Named
from sudare.specimens.receipts.wording import Till, day


def handwritten(till: Till) -> None:
    roll, sale = till.roll, till.sale
    roll.row("", f"No. {sale.serial[:4]}", size=0.9)
    roll.middle(till.pick("領　収　証", "領 収 書"), size=2.0)
    roll.row("上　様", till.date(), size=1.1)
    roll.rule()
    roll.middle(till.total(till.pick("¥{}-", "￥{}※", "金{}円也", "¥{}")), size=2.2, bold=True)
    roll.rule()
    roll.row(("但 ", Named("items.0.name", sale.items[0].name), "として"), size=1.05)
    roll.row("上記正に領収いたしました", size=1.0)
    roll.skip()
    top = roll.y
    for each in sale.taxes:
        roll.row(("税抜金額 ", f"{each.taxable - each.tax:,}円"), size=0.9)
        roll.row((f"消費税額等({each.rate}%) ", Named(f"tax_{each.rate}", f"{each.tax:,}円")), size=0.9)
    roll.back((roll.y - top) / roll.em)
    roll.columns((1, "r", sale.address), size=0.85)
    roll.columns((1, "r", till.shop()), size=1.3)
    roll.columns((1, "r", till.phone()), size=0.85)
    roll.columns((1, "r", till.registration()), size=0.85)
    roll.back(4)
    roll.stamp(0.86, 2.8)
    roll.skip(5)


def invoice(till: Till) -> None:
    roll, sale = till.roll, till.sale
    roll.middle("請　求　書", size=2.0)
    roll.skip()
    roll.row("株式会社みほん商事　御中", ("発行日　", till.date()))
    roll.row("", f"請求書番号　INV-{sale.serial}", size=0.9)
    roll.row("下記のとおりご請求申し上げます。", till.shop())
    roll.row("", sale.address, size=0.85)
    roll.row("", till.phone(), size=0.85)
    roll.row("", till.registration(), size=0.85)
    roll.row(("ご請求金額　", till.total("¥{}-")), size=1.6, bold=True)
    due = (sale.when + dt.timedelta(days=30)).replace(day=28)
    roll.row(f"お支払期限　{day(due, roll.style.day)}", size=0.9)
    roll.skip()
    _lines(till)
    roll.columns((0.72, "r", "小計"), (1, "r", Named("subtotal", till.yen(sale.subtotal))))
    for each in sale.taxes:
        roll.columns((0.72, "r", f"{each.rate}%対象"), (1, "r", Named(f"taxable_{each.rate}", till.yen(each.taxable))))
        roll.columns((0.72, "r", f"消費税({each.rate}%)"), (1, "r", Named(f"tax_{each.rate}", till.yen(each.tax))))
    roll.columns((0.72, "r", "合計"), (1, "r", Named("total", till.yen(sale.total))), size=1.1, bold=True)
    roll.skip()
    roll.row(f"お振込先　みほん銀行 本店 普通 {sale.serial}7", size=0.9)
    roll.row("※ 振込手数料は貴社にてご負担ください", size=0.85)


def _lines(till: Till) -> None:
    roll = till.roll
    top = roll.y - roll.em * 0.2
    roll.columns((0, "l", "品目"), (0.6, "r", "数量"), (0.78, "r", "単価"), (1, "r", "金額"), size=0.95)
    roll.rule()
    for number, item in enumerate(till.sale.items):
        mark = "※" if item.tax_rate == 8 else ""  # noqa: PLR2004  the reduced rate
        roll.columns(
            (0, "l", (Named(f"items.{number}.name", item.name), mark)),
            (0.6, "r", Named(f"items.{number}.quantity", f"{item.quantity:g}")),
            (0.78, "r", Named(f"items.{number}.unit_price", f"{item.unit_price:,}")),
            (1, "r", Named(f"items.{number}.amount", f"{item.amount:,}")),
        )
        roll.rule()
    roll.frame(top)
    roll.skip(0.6)


def post(till: Till) -> None:
    roll, sale = till.roll, till.sale
    roll.row("領収証書", size=1.5)
    roll.row(till.shop(), size=1.1)
    roll.row(("登録番号 ", Named("registration_number", sale.registration_number)), size=0.9)
    roll.row(("取扱日 ", till.date(), " ", till.time()), size=0.95)
    roll.row(f"取扱番号 {sale.serial}", f"端末 {sale.serial[:3]}", size=0.9)
    roll.letters_rule()
    roll.row("[販売]")
    for number, item in enumerate(sale.items):
        roll.row(Named(f"items.{number}.name", item.name))
        counted = (Named(f"items.{number}.unit_price", f"{item.unit_price:,}"), "円 × ")
        right = Named(f"items.{number}.amount", f"{item.amount:,}円")
        roll.row((*counted, Named(f"items.{number}.quantity", f"{item.quantity:g}"), "枚"), right, indent=2)
    roll.letters_rule()
    roll.row("課税計", f"{sale.total:,}円")
    for each in sale.taxes:
        tax = Named(f"tax_{each.rate}", f"{each.tax:,}円")
        roll.row(
            (f"({each.rate}%対象 ", Named(f"taxable_{each.rate}", f"{each.taxable:,}円"), " 内消費税等 ", tax, ")"),
            size=0.85,
        )
    roll.row("合　計", till.total("{}円"), size=1.4, bold=True)
    till.paying()
    roll.row(till.phone("連絡先 "), size=0.9)


def online(till: Till) -> None:
    roll, sale = till.roll, till.sale
    roll.row(till.shop(), "領収書", size=1.4, bold=True)
    roll.row("", ("発行日: ", till.date()), size=0.9)
    roll.row(f"注文番号: 250-{sale.serial}-{sale.serial[::-1]}", size=0.9)
    ordered = sale.when - dt.timedelta(days=2)
    roll.row(f"注文日: {day(ordered, roll.style.day)}", size=0.9)
    roll.rule()
    roll.columns((0, "l", "商品"), (0.62, "r", "単価"), (0.75, "r", "数量"), (1, "r", "小計(税込)"), size=0.9)
    for number, item in enumerate(sale.items):
        roll.columns(
            (0, "l", Named(f"items.{number}.name", item.name)),
            (0.62, "r", Named(f"items.{number}.unit_price", till.yen(item.unit_price))),
            (0.75, "r", Named(f"items.{number}.quantity", f"{item.quantity:g}")),
            (1, "r", Named(f"items.{number}.amount", till.yen(item.amount))),
        )
    roll.rule()
    roll.row("商品の小計:", Named("subtotal", till.yen(sale.subtotal)))
    roll.row("配送料・手数料:", till.yen(0))
    roll.row("ご請求額:", till.total(), size=1.3, bold=True)
    for each in sale.taxes:
        taxable = Named(f"taxable_{each.rate}", till.yen(each.taxable))
        roll.row(
            (f"{each.rate}%対象 ", taxable, " (消費税 ", Named(f"tax_{each.rate}", till.yen(each.tax)), ")"), size=0.9
        )
    roll.row(("お支払い方法: ", Named("payment", sale.payment)), size=0.95)
    roll.row(("適格請求書発行事業者登録番号: ", Named("registration_number", sale.registration_number)), size=0.85)
