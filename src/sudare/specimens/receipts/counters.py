"""Slips from a shop's counter: convenience store, supermarket, chemist, book shop, hardware, café, cleaner, salon."""

from sudare.specimens.receipts.terms import Named
from sudare.specimens.receipts.wording import Till


def convenience(till: Till) -> None:
    roll = till.roll
    roll.middle(till.shop(), size=1.7, bold=True)
    roll.middle(Named("branch", till.sale.branch))
    roll.row(till.sale.address, size=0.85)
    roll.row(till.phone("電話:"), f"レジ #{till.sale.serial[:2]}", size=0.9)
    roll.row(till.registration("登録番号:"), size=0.9)
    roll.row((till.date(), "  ", till.time()), f"責No.{till.sale.serial[2:5]}", size=0.95)
    roll.middle("【領 収 証】")
    till.articles()
    roll.rule()
    till.subtotal(f"小計(税込{till.sale.pieces}点)")
    roll.row("合　　計", till.total(), size=1.5, bold=True)
    till.taxes_inside()
    till.paying()
    roll.skip()
    roll.row(f"「{roll.style.mark}」マークは軽減税率対象です。", size=0.85)


def supermarket(till: Till) -> None:
    roll = till.roll
    till.head()
    roll.middle(till.registration(), size=0.9)
    roll.letters_rule()
    roll.row((till.date(), " ", till.time()), f"No.{till.sale.serial}", size=0.9)
    roll.row(f"レジ {till.sale.serial[:4]}", f"担当 {till.sale.serial[4:]}", size=0.85)
    roll.rule(dashed=True)
    till.articles(below=till.chance())
    till.discount()
    roll.rule(dashed=True)
    till.subtotal(till.pick("小計", "小　計", "本体合計"), size=1.1)
    till.taxes_outside()
    roll.rule(dashed=True)
    roll.row(till.pick("合計", "合　計", "合計(税込)"), till.total(), size=1.6, bold=True)
    till.paying(size=1.05)
    roll.row(till.pick("お買上点数", "お買上商品数"), f"{till.sale.pieces}点")
    roll.rule(dashed=True)
    roll.row(f"{roll.style.mark}印は軽減税率8%対象商品です。", size=0.85)
    if till.chance():
        roll.row("今回ポイント", f"{till.sale.total // 200}P", size=0.9)
        roll.row("累計ポイント", f"{till.sale.total // 3 + 120}P", size=0.9)
    roll.bars()


def pharmacy(till: Till) -> None:
    roll = till.roll
    roll.row(till.shop(), size=1.5, bold=True)
    roll.row((Named("branch", till.sale.branch), "　", *_tuple(till.phone("電話"))), size=0.9)
    roll.row(till.registration("事業者登録番号 "), size=0.9)
    roll.letters_rule("=")
    roll.row("領収書", (till.date(), " ", till.time()))
    roll.letters_rule("=")
    till.articles()
    till.discount()
    roll.letters_rule()
    till.subtotal("小　　計")
    roll.row("合　　計", till.total(), size=1.4, bold=True)
    till.taxes_inside()
    till.paying()
    roll.row("会員番号", f"********{till.sale.serial[:4]}", size=0.9)
    roll.row("獲得ポイント", f"{till.sale.total // 100}", size=0.9)
    roll.row(f"{roll.style.mark}は軽減税率(8%)適用商品", size=0.85)


def bookshop(till: Till) -> None:
    roll = till.roll
    roll.middle(till.shop(), size=1.6)
    roll.middle(till.phone(), size=0.85)
    roll.skip()
    roll.columns((0, "l", "品名"), (0.72, "r", "数量"), (1, "r", "金額"), size=0.9)
    roll.rule()
    for number, item in enumerate(till.sale.items):
        roll.columns(
            (0, "l", Named(f"items.{number}.name", item.name)),
            (0.72, "r", Named(f"items.{number}.quantity", f"{item.quantity:g}")),
            (1, "r", Named(f"items.{number}.amount", till.yen(item.amount))),
        )
    roll.rule()
    roll.row(f"合計 {till.sale.pieces}点", till.total(), size=1.3, bold=True)
    till.taxes_inside()
    till.paying()
    roll.skip()
    roll.row((till.date(), " ", till.time()), f"#{till.sale.serial}", size=0.9)
    roll.row(till.registration("インボイス登録番号:"), size=0.9)
    till.thanks()


def hardware(till: Till) -> None:
    roll = till.roll
    till.head(size=1.5)
    roll.row(("お買上日 ", till.date(), " ", till.time()), size=0.95)
    roll.rule()
    for number, item in enumerate(till.sale.items):
        mark = roll.style.mark if item.tax_rate == 8 else ""  # noqa: PLR2004  the reduced rate
        roll.row(f"49{till.sale.serial}{number:05}", size=0.8)
        roll.columns(
            (0, "l", (Named(f"items.{number}.name", item.name), mark)),
            (1, "r", Named(f"items.{number}.amount", till.yen(item.amount))),
        )
        if item.quantity > 1:
            counted = (Named(f"items.{number}.unit_price", till.yen(item.unit_price)), " × ")
            roll.row((*counted, Named(f"items.{number}.quantity", f"{item.quantity:g}"), "個"), size=0.9, indent=3)
    till.discount()
    roll.rule()
    till.subtotal()
    till.taxes_inside()
    roll.row("お買上合計", till.total(), size=1.4, bold=True)
    till.paying()
    roll.row(till.registration(), size=0.9)
    roll.row("返品・交換は7日以内にこのレシートをお持ちください", size=0.8)


def cafe(till: Till) -> None:
    roll = till.roll
    roll.middle(till.shop(), size=2.0)
    roll.middle("COFFEE & CAKE", size=0.8)
    roll.middle(till.phone("tel. "), size=0.85)
    roll.skip()
    roll.row(till.date(), till.time())
    roll.row(till.pick("テーブル 5", "席 A-3", "店内 2名様"), "レシート", size=0.9)
    roll.rule(dashed=True)
    for number, item in enumerate(till.sale.items):
        where = "持帰" if item.tax_rate == 8 else "店内"  # noqa: PLR2004  what is taken away is taxed less
        many = (" x", Named(f"items.{number}.quantity", f"{item.quantity:g}")) if item.quantity > 1 else ()
        left = (f"[{where}] ", Named(f"items.{number}.name", item.name), *many)
        roll.row(left, Named(f"items.{number}.amount", till.yen(item.amount)))
    roll.rule(dashed=True)
    roll.row("合計", till.total(), size=1.5, bold=True)
    till.taxes_inside()
    till.paying()
    if till.chance():
        roll.row(till.registration(), size=0.85)
    till.thanks()


def cleaner(till: Till) -> None:
    roll = till.roll
    roll.row(till.shop(), size=1.5, bold=True)
    roll.row((Named("branch", till.sale.branch), " ", *_tuple(till.phone())), size=0.9)
    roll.row("お客様控え", ("受付日 ", till.date()), size=0.95)
    roll.row("お渡し予定", f"{till.sale.when.month}/{min(till.sale.when.day + 3, 28)} 夕方", size=0.95)
    roll.rule()
    roll.columns((0, "l", "品名"), (0.6, "r", "点数"), (0.78, "r", "単価"), (1, "r", "金額"), size=0.85)
    for number, item in enumerate(till.sale.items):
        roll.columns(
            (0, "l", Named(f"items.{number}.name", item.name)),
            (0.6, "r", Named(f"items.{number}.quantity", f"{item.quantity:g}")),
            (0.78, "r", Named(f"items.{number}.unit_price", f"{item.unit_price:,}")),
            (1, "r", Named(f"items.{number}.amount", f"{item.amount:,}")),
        )
    roll.rule()
    roll.row(f"合計 {till.sale.pieces}点", till.total(), size=1.3, bold=True)
    till.taxes_inside()
    till.paying()
    roll.row(till.registration(), size=0.85)
    roll.row(f"伝票番号 {till.sale.serial}", size=0.85)


def salon(till: Till) -> None:
    roll = till.roll
    roll.middle(till.shop(), size=1.8)
    roll.middle(till.sale.address, size=0.8)
    roll.middle(till.phone(), size=0.8)
    roll.rule()
    roll.row("日時", (till.date(), " ", till.time()), size=0.95)
    roll.row("担当", till.pick("Mori", "Hara", "いしい"), size=0.95)
    roll.row("■ 施術", size=0.95)
    for number, item in enumerate(till.sale.items):
        many = (" ×", Named(f"items.{number}.quantity", f"{item.quantity:g}")) if item.quantity > 1 else ()
        name = (Named(f"items.{number}.name", item.name), *many)
        roll.row(name, Named(f"items.{number}.amount", till.yen(item.amount)), indent=1)
    roll.rule()
    roll.row("お会計", till.total(), size=1.5, bold=True)
    till.taxes_inside()
    till.paying()
    roll.row("次回のご予約をお待ちしております", size=0.85)


def _tuple(words: object) -> tuple[str | Named, ...]:
    return words if isinstance(words, tuple) else ()
