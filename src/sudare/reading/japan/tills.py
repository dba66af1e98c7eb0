"""The words of tills, and what the sum beside them is."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Sum(StrEnum):
    """What a sum on a receipt is."""

    TOTAL = "total"
    SUBTOTAL = "subtotal"
    TAXABLE = "taxable"
    TAX = "tax"
    PAID = "paid"
    CHANGE = "change"
    DISCOUNT = "discount"
    PAYMENT = "payment"
    NONE = "none"  # a sum that is none of the purchase: points, balances, a share per head
    GOODS = "goods"  # nothing is known of it: an article, perhaps


LABELS: Final[tuple[tuple[Sum, str], ...]] = (  # the first that fits a folded label decides
    (Sum.NONE, r"ポイント|point|残高|残額|累計|一人|お1人|人あたり|点数|品数|商品数|数量計|上限|番号|伝票|取引|レジ(?!袋)|no\.|会員番号|獲得|失効|値引前|定価|振込先|口座|車番|承認|端末|チャージ額|収入印紙|次回|有効|^税込$"),
    (Sum.CHANGE, r"^お?釣|釣銭|釣り?$|つり$|つり銭|お返し|おかえし|^change"),
    (Sum.PAID, r"預|あずか|受領額|投入|^cash$|tendered"),
    (Sum.SUBTOTAL, r"小計|税抜合計|税抜計|本体合計|本体価格計|商品計|商品合計|subtotal|売上計"),
    (Sum.TAXABLE, r"対象|^(?:税率)?(?:8|10)%.{0,2}[額象]|課税計|課税額|税抜金額|税抜額|税抜|本体価格|本体額|taxable"),
    (Sum.GOODS, r"(?:宿泊|入湯|軽油引取|軽油|場利用)税"),
    (Sum.TAX, r"税額|消費税|内税|外税|税等|税合計|税計|^税(?!込)|税$|内消|地方税|^tax|vat"),
    (Sum.DISCOUNT, r"値引|割引|割戻|クーポン|値下|まとめ割|off$|引き$|discount"),
    (Sum.TOTAL, r"合計|総計|総額|お会計|御会計|お勘定|請求(金)?額|ご請求|領収(金)?額|支払(い)?(金)?額|支払(い)?合計|支払計|利用料金|利用(金)?額|利用合計|買上(金)?額|買上げ|お買上計|現計|税込計|^計$|^合$|total|amount(due)?|運賃計|精算額|精算金額|精算料金|^お代$|^金額$|^金$|料金合計"),
)  # fmt: skip
MISREAD: Final = str.maketrans("叶訃汁", "計計計")  # 計 in small print
KNOWN: Final = tuple((kind, re.compile(words)) for kind, words in LABELS)
POINTS_USED: Final = re.compile(r"ポイント(ご)?(利用|支払|値引|使用)")

PAYMENTS: Final = re.compile(
    r"現金|クレジットカード|クレジット|クレカ|電子マネー|交通系(?:電子マネー|ic(?:カード)?)|paypay|コード決済|qr決済|バーコード決済|スマホ決済|"
    r"楽天ペイ|楽天edy|楽天カード|d払い|aupay|auペイ|メルペイ|linepay|quicpay\+?|(?<![a-z])id(?![a-z:])|suica|pasmo|icoca|toica|manaca|nimoca|sugoca|kitaca|"
    r"waon|nanaco|edy|デビットカード|デビット|visa|mastercard|master|jcb|amex|アメックス|アメリカンエキスプレス|銀行振込|振込|口座振替|代金引換|代引|"
    r"商品券|ギフト券|図書カード|プリペイド(?:カード)?|ハウスカード|カード払い?|掛売|売掛|apple ?pay|google ?pay|タッチ決済|コンビニ払い|請求書払い|icカード|カード"
)  # fmt: skip
PAYING: Final = re.compile(
    rf"^(?:お?支払い?(?:方法|い)?[:]?)?(?:{PAYMENTS.pattern})(?:支払い?|払い?|売上|利用|決済|計)?(?:[(<\[〈].*)?$"
)
CASH: Final = "現金"
GROUPS: Final[Mapping[str, str]] = {
    "cash": r"^cash$|現金",
    "credit": r"credit|クレジット|クレカ|visa|master|jcb|amex|アメックス|アメリカン|楽天カード|card",
    "debit": r"デビット|debit",
    "code": r"コード|qr|paypay|楽天ペイ|d払い|aupay|auペイ|メルペイ|linepay|スマホ",
    "e_money": r"電子マネー|交通系|suica|pasmo|icoca|ic|quicpay|^id$|waon|nanaco|edy|emoney|e_money",
    "transfer": r"振込|振替|transfer",
}


def kind_of(label: str) -> Sum:
    """What a sum is that stands beside a folded label."""
    label = label.translate(MISREAD)
    if POINTS_USED.search(label):
        return Sum.DISCOUNT
    if PAYING.match(label):
        return Sum.PAYMENT
    return next((kind for kind, words in KNOWN if words.search(label)), Sum.GOODS)


def payment_group(words: str) -> str:
    """The family of a folded way of paying: cash, credit, debit, code, e_money, transfer; else the words themselves."""
    return next((group for group, known in GROUPS.items() if re.search(known, words)), words)
