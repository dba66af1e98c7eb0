"""The expense category a receipt would go under, with the words that say so: a proposal, never more."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sudare.reading.japan.letters import folded
from sudare.reading.receipts.strips import Quote, Strip
from sudare.reading.terms import Field, Status

OTHER: Final = "雑費"
WORDS: Final[Mapping[str, re.Pattern[str]]] = {
    "宿泊費": re.compile(r"宿泊|ホテル|hotel|旅館|民宿|素泊|チェックイン|室料|inn(?![a-z])|ご到着日"),
    "交通費": re.compile(r"タクシー|運賃|乗車|交通(?!系|費)|鉄道|電鉄|特急|定期券|新幹線|バス(?!タ)|駐車|パーキング|高速道路|通行料|車番|航空|フェリー|レギュラー|ハイオク|軽油|ガソリン|給油|石油|ハイヤー|サービスステーション"),
    "通信費": re.compile(r"郵便|切手|はがき|レターパック|ゆうパック|書留|宅配|宅急便|送料のみ|通信料|電話料|インターネット料|プロバイダ|運送状|速達"),
    "外注費": re.compile(r"請求書|制作|デザイン|原稿|撮影費|外注|委託|業務|保守|印刷|作業費|御中"),
    "交際費": re.compile(r"居酒屋|酒場|酒菜|レストラン|食堂|焼肉|焼鳥|寿司|鮨|喫茶|カフェ|cafe|coffee|珈琲|コーヒー|ビール|お通し|サービス料|ランチ|定食|テーブル|卓番|人数|[0-9]名様|そば処|蕎麦|料理|bar(?![a-z])|お食事|ディナー|ラーメン|手土産|菓子|お花代"),
    "備品": re.compile(r"文具|用紙|トナー|インク|書店|書籍|文庫|単行本|雑誌|電池|工具|ドリル|ケーブル|マウス|アダプタ|収納|金物|ホームセンター|ブックス|古書|電球|家具|チェア|デスク|スタンド|手帳"),
}  # fmt: skip
MOST_QUOTES: Final = 3
FIRM: Final = {"宿泊費": 2.0, "交通費": 2.0, "通信費": 1.5}  # such words mean one thing; a cable may be anything


def category_of(strips: Sequence[Strip]) -> Field:
    """The category most words speak for; with none, 雑費. Always *inferred*."""
    weights: dict[str, float] = {}
    quotes: dict[str, list[Quote]] = {}
    for name, words in WORDS.items():
        for strip in strips:
            for match in words.finditer(folded(strip.text)):
                weights[name] = weights.get(name, 0.0) + FIRM.get(name, 1.0)
                quotes.setdefault(name, []).append(_quote(strip, match[0]))
    if not weights:
        return Field("expense_category", OTHER, "", Status.INFERRED, ())
    best = max(weights, key=lambda name: weights[name])
    stood = quotes[best][:MOST_QUOTES]
    said = "・".join(dict.fromkeys(quote.raw for quote in stood))
    evidence = tuple(quote.evidence() for quote in stood)
    share = weights[best] / sum(weights.values())
    return Field("expense_category", best, "", Status.INFERRED, evidence, round(share, 2), reason=said)


def _quote(strip: Strip, words: str) -> Quote:
    """Where folded words stand in the strip as it is."""
    letters = [(sign.lower(), at) for at, sign in enumerate(strip.text) if not sign.isspace()]
    start = "".join(sign for sign, _ in letters).find(words)
    if start < 0:
        return strip.quote()
    return strip.quote(letters[start][1], letters[start + len(words) - 1][1] + 1)
