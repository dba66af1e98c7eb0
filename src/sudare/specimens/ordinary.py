"""Pictures of ordinary life with nobody's data on them: what must be left alone."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from sudare.specimens.identity import GREY
from sudare.specimens.paperwork import RECEIPTS
from sudare.specimens.screens import SCREENS
from sudare.specimens.terms import Layout, Shape, Text

if TYPE_CHECKING:
    from numpy.random import Generator

DISHES: Final = [
    "天ぷらそば",
    "かけそば",
    "親子丼",
    "かつ丼",
    "焼き魚定食",
    "からあげ",
    "カレーライス",
    "オムライス",
    "ナポリタン",
    "冷やし中華",
    "味噌ラーメン",
    "餃子",
    "枝豆",
    "冷奴",
    "おにぎり",
]
GOODS: Final = [
    "緑茶",
    "麦茶",
    "食パン",
    "ヨーグルト",
    "豆腐",
    "納豆",
    "しょうゆ",
    "食器用洗剤",
    "ティッシュ",
    "乾電池",
    "ボールペン",
    "ノート",
    "マスク",
    "石けん",
]
STOPS: Final = ["みほん駅前", "さくら通り", "市民会館", "図書館前", "中央病院", "港公園", "大学前", "終点"]


def _plain(
    name: str,
    width: float,
    height: float,
    *marks: Text | Shape,
    face: str = "sans",
    papers: tuple[str, ...] = ("#ffffff", "#faf6ea"),
) -> Layout:
    return Layout("ordinary", name, width, height, marks, papers=papers, face=face)


ORDINARY: Final = (
    _plain("menu", 100, 120, Text(32, 8, 7, "お品書き"), *(Text(14, 26 + 11 * row, 4.4, f"{{dish{row}}}　　　　{{price{row}}}円") for row in range(6)), Text(14, 100, 3, "表示価格は税込です"), face="serif"),
    _plain("timetable", 110, 120, Text(12, 6, 5, "{stop0}　時刻表"), Text(12, 14, 3.4, "{stop1} 方面　平日"), *(Text(12, 24 + 8 * row, 4.2, f"{6 + row:2d}　{{minutes{row}}}") for row in range(8)), Text(12, 96, 3, "所要時間 約25分　運賃 {price0}円\n2026年4月1日改正")),
    _plain("product", 80, 110, Text(10, 10, 8, "{goods0}"), Text(10, 26, 3.4, "名称 {goods0}\n内容量 {price0}g\n賞味期限 2026.12.31\n保存方法 直射日光を避けて保存\n製造番号 LOT {lot}\n製造者 みほん食品株式会社"), Shape("barcode", 14, 70, 50, 24), Text(22, 96, 4, "{jan}")),
    _plain("price-tags", 110, 80, *(Text(8 + 52 * (row % 2), 8 + 24 * (row // 2), 4.4, f"{{goods{row}}}\n税込 {{price{row}}}円") for row in range(6))),
    _plain("whiteboard", 160, 100, Text(10, 8, 6, "週次会議", ink="#1f4fa0"), Text(10, 24, 4.4, "1. 新商品の発売日 → 12/10\n2. 在庫 A-102 を {price0}個 追加\n3. 次回 11/28 14:00 会議室B", ink="#20242a"), Shape("frame", 100, 50, 40, 30, ink="#c03030"), Text(104, 60, 4.4, "要確認！", ink="#c03030"), papers=("#fdfdfb", "#f4f6f6")),
    _plain("chart", 150, 100, Text(30, 4, 5, "月別売上(千円)"), *(Shape("fill", 16 + 20 * row, 84 - 9 * (row % 4) - 12, 12, 9 * (row % 4) + 12, ink="#4d86c0") for row in range(6)), *(Text(18 + 20 * row, 86, 3.4, f"{row + 4}月") for row in range(6)), Text(4, 20, 3, "500\n\n400\n\n300\n\n200"), Text(100, 12, 3.2, "合計 {price0},{lot}")),
    _plain("sign", 120, 80, Shape("fill", 4, 4, 112, 72, ink="#1e6b45"), Text(16, 16, 9, "{stop1}", ink="#ffffff"), Text(16, 34, 5, "Sakura Street", ink="#ffffff"), Text(16, 48, 6, "↑ {stop3}  500m\n→ {stop5}  2km", ink="#ffffff")),
    _plain("homework", 110, 140, Text(10, 8, 5, "さんすう ドリル　第{lot}回"), *(Text(12, 24 + 13 * row, 5, f"({row + 1})  {{minutes{row}}}".replace("minutes", "sum")) for row in range(8)), Text(60, 128, 3.4, "   / 100点"), face="serif"),
    _plain("notice-licence", 120, 100, Text(8, 8, 5, "運転免許証の更新のご案内"), Text(8, 22, 3.4, "更新の手続きには、運転免許証と更新連絡はがきが必要です。\n受付時間は 9:00 から 16:00 までです。\n手数料は {price0}円です。優良運転者の方は講習が30分です。"), Text(8, 50, 3.4, "必要なもの\n・運転免許証\n・眼鏡等(必要な方)\n・写真 1枚")),
    _plain("notice-my-number", 110, 140, Text(8, 10, 6, "マイナンバーカードを\nつくりませんか"), Text(8, 32, 3.6, "マイナンバーカードがあると\nコンビニで証明書を受け取れます。\n個人番号カードの交付は無料です。"), Text(8, 60, 3.4, "申請方法\n1 スマートフォンで写真を撮る\n2 申請サイトで入力する\n3 交付通知書が届く"), Shape("qr", 70, 100, 28, 28), Text(8, 110, 3.4, "くわしくは市役所の窓口へ")),
    _plain("notice-insurance", 120, 100, Text(8, 8, 5.4, "健康保険証についてのお知らせ"), Text(8, 24, 3.4, "健康保険証は新しく発行されなくなりました。\n受付ではマイナ保険証または資格確認書をお出しください。\n月に一度は保険証を確認させていただきます。"), Text(8, 54, 3.4, "休診日 木曜・日曜・祝日\n受付 9:00～12:00 / 15:00～18:30"), face="serif"),
    _plain("web-article", 150, 110, Text(6, 4, 3, "https://example.com/news/{lot}"), Text(6, 14, 5, "パスポートの申請がオンラインで便利に"), Text(6, 28, 3.4, "旅券の発給申請が、窓口に行かなくてもできるようになりました。\n本人確認にはマイナンバーカードを使います。戸籍謄本は不要です。\nクレジットカードで手数料を払えます。VISA、Mastercard、JCB などが\n使えます。受け取りは窓口で、運転免許証などは要りません。")),
    _plain("tracking", 110, 80, Text(8, 6, 5, "配送状況"), Text(8, 18, 3.6, "お問い合わせ番号 {tracking}\n注文番号 503-{jan}\n11月20日 18:20 発送\n11月21日 09:12 配達中"), Text(8, 44, 3.4, "商品 {goods0} ×2　合計 {price0}円")),
    _plain("recruiting", 110, 130, Text(14, 8, 8, "スタッフ募集"), Text(10, 26, 4, "時給 1,{price0}円～\n勤務 9:00～18:00 週3日から\n健康保険・厚生年金 完備\n交通費支給　社員登用あり"), Text(10, 60, 4, "学生・主婦(夫)歓迎！\nお気軽に店長までお声かけください")),
    _plain("book", 110, 150, Text(40, 8, 4, "第三章　雨の朝"), Text(10, 22, 3.4, "朝から静かな雨が降っていた。窓の外では、庭の柿の木が\n濡れて黒く光っている。祖母は台所で湯を沸かしながら、\n古い歌を小さな声で口ずさんでいた。\n　やがて雨が上がると、通りを子どもたちが走っていった。\nその足音を聞きながら、彼は一冊の手帳を開いた。"), Text(54, 142, 3, "{lot}", ink=GREY), face="serif"),
    *RECEIPTS[::2],
    *SCREENS,
)  # fmt: skip
SCENES: Final = ("hills", "sea", "plate", "wall")


def fields(rng: "Generator") -> dict[str, str]:
    """What ordinary layouts are filled with: dishes, prices, minutes, codes, none of it anybody's."""
    filled = {
        "lot": str(rng.integers(100, 999)),
        "tracking": "-".join(str(each) for each in rng.integers(1000, 9999, 3)),
    }
    filled["jan"] = "49" + "".join(str(each) for each in rng.integers(0, 10, 11))
    for row in range(8):
        filled[f"dish{row}"] = str(rng.choice(DISHES))
        filled[f"goods{row}"] = str(rng.choice(GOODS))
        filled[f"stop{row}"] = str(rng.choice(STOPS))
        filled[f"price{row}"] = str(rng.integers(11, 99) * 10)
        filled[f"minutes{row}"] = "  ".join(f"{each:02d}" for each in sorted(rng.choice(60, 4, replace=False)))
        filled[f"sum{row}"] = f"{rng.integers(2, 99)} {rng.choice(['+', '-', '×'])} {rng.integers(2, 30)} = "
    return filled


def scene(name: str, rng: "Generator") -> Image.Image:
    """A picture without letters, 1200 × 900."""
    image = Image.new("RGB", (1200, 900), "#9cc4e4")
    values = np.linspace(0, 1, 900)[:, None, None] * rng.uniform(20, 90) + rng.uniform(120, 165, (1, 1, 3))
    image.paste(Image.fromarray(np.broadcast_to(values, (900, 1200, 3)).clip(0, 255).astype(np.uint8)))
    pen = ImageDraw.Draw(image)
    {"hills": _hills, "sea": _sea, "plate": _plate, "wall": _wall}[name](pen, rng)
    noise = rng.normal(0, 6, (900, 1200, 1))
    blurred = np.asarray(image.filter(ImageFilter.GaussianBlur(1.2)), dtype=np.float64)
    return Image.fromarray((blurred + noise).clip(0, 255).astype(np.uint8))


def _hills(pen: ImageDraw.ImageDraw, rng: "Generator") -> None:
    for row, colour in enumerate(("#7d9a8c", "#5f8464", "#3f6440")):
        steps = np.cumsum(rng.normal(0, 22, 25)) + 420 + 130 * row
        pen.polygon([(0, 900), *((50 * at, float(high)) for at, high in enumerate(steps)), (1200, 900)], fill=colour)


def _sea(pen: ImageDraw.ImageDraw, rng: "Generator") -> None:
    pen.rectangle((0, 480, 1200, 900), fill="#2f6f8f")
    for x, y, wide in zip(rng.integers(0, 1200, 90), rng.integers(490, 900, 90), rng.integers(20, 90, 90), strict=True):
        pen.line((int(x), int(y), int(x + wide), int(y)), fill="#86b4c6", width=3)
    pen.ellipse((820, 120, 960, 260), fill="#f6dfa0")


def _plate(pen: ImageDraw.ImageDraw, rng: "Generator") -> None:
    pen.rectangle((0, 0, 1200, 900), fill="#8a6a4c")
    pen.ellipse((250, 100, 950, 800), fill="#f4f2ec", outline="#d4d0c6", width=12)
    for x, y, size in zip(
        rng.integers(420, 720, 26), rng.integers(280, 560, 26), rng.integers(30, 90, 26), strict=True
    ):
        pen.ellipse(
            (int(x), int(y), int(x + size), int(y + size * 0.7)),
            fill=str(rng.choice(["#b5562f", "#d9a441", "#5f8a3c", "#e6d3a6"])),
        )


def _wall(pen: ImageDraw.ImageDraw, rng: "Generator") -> None:
    for row in range(15):
        for column in range(-1, 9):
            shade = int(rng.integers(120, 190))
            x = column * 150 + 75 * (row % 2)
            pen.rectangle((x, row * 60, x + 144, row * 60 + 54), fill=(shade, shade // 2 + 20, shade // 2))
