"""Where one sits or travels: restaurant, izakaya, hotel, cinema, taxi, parking, petrol, railway."""

from sudare.specimens.receipts.terms import Named
from sudare.specimens.receipts.wording import Till, day


def restaurant(till: Till) -> None:
    roll = till.roll
    till.head(size=1.7)
    roll.skip()
    roll.row((till.date(), " ", till.time()), f"伝票No.{till.sale.serial}", size=0.9)
    roll.row(f"テーブル {till.sale.serial[0]}", f"{int(till.sale.serial[1]) % 4 + 1}名様", size=0.9)
    roll.letters_rule()
    till.articles(marked=False, below=till.chance())
    roll.letters_rule()
    till.subtotal()
    roll.row(till.pick("合計", "合　計", "ご請求額", "お会計"), till.total(), size=1.6, bold=True)
    till.taxes_inside()
    till.paying(size=1.1)
    roll.letters_rule()
    roll.middle(till.registration(), size=0.85)
    till.thanks()


def izakaya(till: Till) -> None:
    roll = till.roll
    roll.middle(till.shop(), size=1.9, bold=True)
    roll.middle((Named("branch", till.sale.branch), " ", "TEL ", Named("phone", till.sale.phone)), size=0.85)
    roll.row("ご来店", (till.date(), " ", till.time()), size=0.95)
    roll.row("人数", f"{int(till.sale.serial[1]) % 6 + 1}名", size=0.95)
    roll.row("卓番", till.sale.serial[:2], size=0.95)
    roll.rule()
    for number, item in enumerate(till.sale.items):
        roll.columns(
            (0, "l", Named(f"items.{number}.name", item.name)),
            (0.68, "r", (Named(f"items.{number}.quantity", f"{item.quantity:g}"), "")),
            (1, "r", Named(f"items.{number}.amount", till.yen(item.amount))),
        )
    roll.rule()
    till.subtotal(till.pick("小計", "お小計"))
    till.taxes_inside()
    roll.row(till.pick("合計金額", "お会計", "総合計"), till.total(), size=1.6, bold=True)
    roll.row("(お一人様あたり", f"{till.yen(till.sale.total // 3)})", size=0.85)
    till.paying()
    roll.row(till.registration(), size=0.85)


def hotel(till: Till) -> None:
    roll, when = till.roll, till.sale.when
    roll.middle("領　収　書", size=1.8)
    roll.middle("RECEIPT", size=0.8)
    roll.row("お名前　　　　　　様", f"No. {till.sale.serial}")
    roll.row("ご到着日 / Arrival", day(when.replace(day=max(when.day - 1, 1)), "{y}/{m:02}/{d:02}"), size=0.9)
    roll.row("ご出発日 / Departure", day(when, "{y}/{m:02}/{d:02}"), size=0.9)
    roll.row("部屋番号 / Room", till.sale.serial[:3], size=0.9)
    roll.row("発行日", till.date())
    roll.rule()
    for number, item in enumerate(till.sale.items):
        roll.columns(
            (0, "l", Named(f"items.{number}.name", item.name)),
            (0.66, "r", Named(f"items.{number}.quantity", f"{item.quantity:g}")),
            (1, "r", Named(f"items.{number}.amount", till.yen(item.amount))),
        )
    roll.rule()
    roll.row("合計金額 / Total", till.total(), size=1.4, bold=True)
    till.taxes_inside()
    roll.row(("お支払方法　", Named("payment", till.sale.payment)), till.yen(till.sale.total))
    roll.skip()
    roll.row(till.shop(), size=1.3)
    roll.row(till.sale.address, size=0.9)
    roll.row(till.phone(), size=0.9)
    roll.row(till.registration(), size=0.9)


def cinema(till: Till) -> None:
    roll, item = till.roll, till.sale.items[0]
    roll.middle(till.shop(), size=1.5)
    roll.skip()
    roll.middle(till.pick("映画 海辺の時計塔", "映画 雨上がりの駅", "映画 夜の図書館"), size=1.3)
    roll.middle(f"スクリーン{till.sale.serial[0]}　{till.sale.serial[1]}列-{till.sale.serial[2:4]}番")
    roll.rule()
    roll.row(
        (Named("items.0.name", item.name), " ×", Named("items.0.quantity", f"{item.quantity:g}")),
        Named("items.0.amount", till.yen(item.amount)),
    )
    roll.row(("単価 ", Named("items.0.unit_price", till.yen(item.unit_price))), size=0.85)
    roll.bars()
    roll.middle("領収書", size=1.4)
    roll.row("合計(税込)", till.total(), size=1.3, bold=True)
    till.taxes_inside()
    till.paying()
    roll.row(("発行日時 ", till.date(), " ", till.time()), size=0.9)
    roll.row(till.phone(), f"No.{till.sale.serial}", size=0.85)
    roll.row(till.registration(), size=0.85)


def taxi(till: Till) -> None:
    roll = till.roll
    roll.middle(till.pick("領 収 証", "領収書", "領収証"), size=1.8, bold=True)
    roll.row(till.date(), till.time())
    roll.row(f"車番 {till.sale.serial[:4]}", f"No.{till.sale.serial}", size=0.9)
    roll.rule()
    roll.row(Named("items.0.name", "運賃"), Named("items.0.amount", till.yen(till.sale.items[0].amount)))
    if till.chance():
        roll.row("割引", till.yen(0), size=0.9)
    roll.row(till.pick("合計", "領収金額", "お支払金額"), till.total(), size=1.7, bold=True)
    till.taxes_inside()
    till.paying()
    roll.middle("上記の通り領収いたしました", size=0.85)
    roll.skip()
    roll.row(till.shop(), size=1.3)
    roll.row(till.phone("電話 "), size=0.9)
    roll.row(till.registration(), size=0.85)


def parking(till: Till) -> None:
    roll, sale = till.roll, till.sale
    roll.middle(till.pick("領収証", "駐車場領収書"), size=1.5)
    roll.row(till.shop(), size=1.2, bold=True)
    roll.row(Named("branch", sale.branch))
    earlier = sale.when.replace(hour=max(sale.when.hour - 2, 0), minute=7)
    roll.row("入庫", f"{day(earlier, roll.style.day)} {earlier.hour:02}:{earlier.minute:02}", size=0.9)
    roll.row(till.pick("出庫", "精算"), (till.date(), " ", till.time()), size=0.9)
    roll.row("車室番号", sale.serial[:2], size=0.9)
    roll.row(Named("items.0.name", "駐車料金"), Named("items.0.amount", till.yen(sale.items[0].amount)))
    roll.rule()
    roll.row(till.pick("合計", "ご利用料金", "お支払額"), till.total("{}円"), size=1.5, bold=True)
    till.taxes_inside()
    till.paying()
    roll.row(till.registration(), size=0.85)
    roll.row(till.phone("お問合せ "), size=0.85)


def petrol(till: Till) -> None:
    roll, item = till.roll, till.sale.items[0]
    roll.middle(till.shop(), size=1.4, bold=True)
    roll.middle((Named("branch", till.sale.branch), "SS"))
    roll.middle(till.phone("TEL"), size=0.9)
    roll.row((till.date(), " ", till.time()), f"伝票{till.sale.serial}", size=0.9)
    roll.row("車番 12-34", "フリー", size=0.9)
    roll.letters_rule("-")
    roll.row(Named("items.0.name", item.name))
    counted = (
        Named("items.0.quantity", f"{item.quantity:.2f}"),
        "L × @",
        Named("items.0.unit_price", f"{item.unit_price}"),
    )
    roll.row(counted, Named("items.0.amount", till.yen(item.amount)), indent=1)
    roll.letters_rule("-")
    roll.row("合　計", till.total(), size=1.5, bold=True)
    till.taxes_inside()
    till.paying()
    roll.row(till.registration(), size=0.85)
    roll.middle("安全運転でお気をつけて", size=0.85)


def railway(till: Till) -> None:
    roll, sale = till.roll, till.sale
    roll.middle("領　収　書", size=1.6)
    roll.row("　　　　　　　　　様", till.date())
    roll.middle(till.total(till.pick("¥{}-", "￥{}", "{}円")), size=2.0, bold=True)
    roll.rule()
    roll.row("但し 下記のとおり領収いたしました", size=0.9)
    for number, item in enumerate(sale.items):
        many = (" ", Named(f"items.{number}.quantity", f"{item.quantity:g}"), "枚") if item.quantity > 1 else ()
        left = (Named(f"items.{number}.name", item.name), *many)
        roll.row(left, Named(f"items.{number}.amount", f"{item.amount:,}円"))
    till.taxes_inside()
    roll.row(("お支払 ", Named("payment", sale.payment)), size=0.95)
    roll.rule()
    roll.row(till.shop(), Named("branch", sale.branch.replace("店", "駅")))
    roll.row(till.registration(), f"{sale.serial[:3]}発行", size=0.9)
