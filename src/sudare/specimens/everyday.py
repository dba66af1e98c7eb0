"""Pictures people ask about: receipts, menus, signs, timetables, screens, cards, contracts. All of it invented."""

from typing import TYPE_CHECKING, Final

import numpy as np

from sudare.specimens.sheet import drawn
from sudare.specimens.terms import Layout, Shape, Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

PX_PER_MM: Final = 8.0


def _paper(
    name: str, width: float, height: float, *marks: Text | Shape, face: str = "sans", paper: str = "#fdfcf8"
) -> Layout:
    return Layout("everyday", name, width, height, marks, papers=(paper,), face=face)


def _rows(x: float, right: float, top: float, step: float, *rows: tuple[str, str], size: float = 4) -> tuple[Text, ...]:
    """Names on the left, and what belongs to them on the right."""
    left = [Text(x, top + step * number, size, name) for number, (name, _) in enumerate(rows)]
    return (*left, *(Text(right, top + step * number, size, value) for number, (_, value) in enumerate(rows)))


EVERYDAY: Final = (
    _paper("convenience", 80, 150, Text(14, 5, 5, "みどりマート 川上店"), Text(8, 14, 3, "東京都青空区川上2-8-1"), Text(8, 19, 3, "TEL 03-5550-0177"), Text(8, 26, 3.2, "2026年10月3日(土) 19:42  レジ2"), Shape("rule", 6, 33, 68, 0), *_rows(8, 58, 36, 7, ("おにぎり鮭", "¥150※"), ("緑茶 600ml", "¥160※"), ("単三電池 4本", "¥498"), ("プリン", "¥220※")), Shape("rule", 6, 65, 68, 0), *_rows(8, 55, 68, 7, ("小計", "¥1,028"), ("(8%対象", "¥530)"), ("(10%対象", "¥498)"), ("消費税等", "¥91")), Text(8, 98, 6, "合計"), Text(48, 98, 6, "¥1,119"), *_rows(8, 55, 108, 7, ("お預り", "¥1,200"), ("お釣り", "¥81")), Text(8, 126, 3, "※印は軽減税率8%対象商品"), Text(8, 132, 3, "登録番号 T7012345678903")),
    _paper("cafe-menu", 130, 150, Text(40, 6, 8, "喫茶 木かげ"), Text(12, 20, 5, "■ お飲み物"), *_rows(14, 100, 28, 8, ("ブレンドコーヒー", "480円"), ("カフェラテ", "550円"), ("アイスティー", "500円"), ("クリームソーダ", "680円")), Text(12, 62, 5, "■ お食事"), *_rows(14, 100, 70, 8, ("ナポリタン", "980円"), ("ミックスサンド", "850円"), ("オムライス", "1,050円")), Text(12, 96, 5, "■ 甘いもの"), *_rows(14, 100, 104, 8, ("チーズケーキ", "520円"), ("あんみつ", "620円")), Text(12, 124, 3.6, "ランチ 11:30〜14:00  ドリンク付き +200円"), Text(12, 131, 3.6, "ラストオーダー 18:30  店内全席禁煙"), face="serif"),
    _paper("museum-sign", 150, 100, Text(30, 8, 8, "港町こども科学館"), *_rows(16, 50, 26, 10, ("開館時間", "9:30〜17:00(入館は16:30まで)"), ("休館日", "毎週月曜日・年末年始"), ("入館料", "大人 600円  小人 300円"), ("駐車場", "なし(公共交通をご利用ください)"), ("お問い合わせ", "0120-555-019"), size=4.2), Text(16, 82, 4, "館内での飲食・喫煙はご遠慮ください")),
    _paper("bus-timetable", 130, 130, Text(14, 6, 6, "川上駅前 のりば3"), Text(14, 16, 4.4, "市民病院 行き  平日"), Shape("rule", 10, 24, 110, 0), *_rows(14, 34, 28, 9, ("6時", "15  40"), ("7時", "05  20  35  50"), ("8時", "10  30  50"), ("9時", "20  50"), ("17時", "00  25  50"), ("18時", "15  45"), ("21時", "10"), size=5), Text(14, 96, 4, "所要時間 約25分  運賃 230円"), Text(14, 104, 4, "土曜・日曜・祝日は運休"), Text(14, 112, 4, "青空交通バス 0555-55-0123")),
    _paper("error-screen", 160, 90, Shape("fill", 0, 0, 160, 12, ink="#e6e9ee"), Text(6, 3, 4.4, "売上管理 ver 4.2.1"), Text(14, 22, 6, "サーバーに接続できません"), Text(14, 36, 4, "エラーコード: NET-0417"), Text(14, 44, 4, "ネットワークの設定を確認してから、もう一度お試しください。"), Text(14, 56, 4, "最終同期: 2026年11月19日 08:15"), Shape("frame", 100, 68, 24, 10), Text(105, 70, 4, "再試行"), Shape("frame", 130, 68, 24, 10), Text(133, 70, 4, "閉じる"), paper="#ffffff"),
    _paper("card", 91, 55, Text(8, 6, 4, "株式会社あおぞら製作所"), Text(8, 13, 3, "品質保証部 課長"), Text(8, 20, 7, "森川 健太"), Text(8, 32, 2.8, "〒100-0001 東京都青空区海岸4-5-6"), Text(8, 37, 2.8, "TEL 03-5550-0111  FAX 03-5550-0112"), Text(8, 42, 2.8, "k.morikawa@example.com"), Text(8, 47, 2.8, "https://aozora.example.com"), paper="#ffffff"),
    _paper("lease", 170, 150, Text(50, 8, 7, "建物賃貸借契約書"), Text(12, 24, 4, "貸主 中村不動産株式会社(以下「甲」という。)と借主 石田一郎(以下「乙」"), Text(12, 31, 4, "という。)は、次のとおり契約を締結する。"), Text(12, 44, 4.4, "第1条(契約期間)"), Text(12, 51, 4, "契約期間は2026年4月1日から2028年3月31日までの2年間とする。"), Text(12, 62, 4.4, "第2条(賃料)"), Text(12, 69, 4, "賃料は月額85,000円とし、毎月27日までに翌月分を支払う。"), Text(12, 80, 4.4, "第3条(敷金)"), Text(12, 87, 4, "乙は敷金として170,000円を甲に預託する。"), Text(12, 98, 4.4, "第4条(解約)"), Text(12, 105, 4, "乙は、2か月前までに書面で通知することにより、本契約を解約できる。"), Text(12, 116, 4.4, "第5条(禁止事項)"), Text(12, 123, 4, "乙は、甲の承諾なく動物を飼育してはならない。"), face="serif", paper="#ffffff"),
    _paper("whiteboard", 160, 100, Text(12, 6, 7, "定例会議 11/12(木)"), Text(12, 20, 5, "議題"), Text(16, 28, 4.4, "・年末セールの準備"), Text(16, 35, 4.4, "・新しい棚の配置"), Text(12, 46, 5, "決定事項"), Text(16, 54, 4.4, "・セールは12月18日から24日まで"), Text(16, 61, 4.4, "・値引きは最大20%"), Text(90, 20, 5, "やること"), Text(94, 28, 4.4, "チラシ作成 担当: 大野 期限 11/25"), Text(94, 35, 4.4, "在庫確認 担当: 西田 期限 11/20"), Text(12, 80, 4.4, "次回: 11/26(木) 14:00 会議室B"), paper="#ffffff"),
    _paper("food-label", 110, 80, Text(8, 5, 6, "手づくり いちごジャム"), *_rows(8, 36, 18, 7.5, ("名称", "いちごジャム"), ("原材料名", "いちご(国産)、砂糖、レモン果汁"), ("内容量", "140g"), ("賞味期限", "2027.5.31"), ("保存方法", "直射日光を避け常温で保存"), ("製造者", "株式会社みほん農園"), size=3.8), Text(8, 66, 3.6, "エネルギー 230kcal(100gあたり)")),
    _paper("english-sign", 150, 100, Text(20, 8, 8, "Riverside Pool"), *_rows(16, 60, 26, 10, ("Open", "10:00 am - 6:00 pm"), ("Closed", "Tuesdays"), ("Adults", "$8.50"), ("Children", "$4.00"), ("Phone", "0555-55-0166"), size=4.6), Text(16, 82, 4.4, "No diving. No glass bottles."), paper="#eaf3f8"),
    _paper("event-poster", 130, 160, Text(14, 10, 9, "秋の音楽会"), Text(14, 28, 5, "〜弦楽四重奏の夕べ〜"), *_rows(14, 40, 46, 11, ("日時", "2026年11月28日(土) 18:30開演"), ("会場", "川上市民ホール 小ホール"), ("料金", "一般 2,500円  学生 1,000円"), ("定員", "180名(先着順)"), ("申込", "11月20日(金)まで"), ("主催", "川上音楽協会"), size=4.6), Text(14, 122, 4, "開場 18:00  未就学児の入場はできません"), Text(14, 132, 4, "電話 0555-55-0180")),
    _paper("train-board", 170, 70, Text(8, 4, 5, "時刻"), Text(40, 4, 5, "種別"), Text(75, 4, 5, "行先"), Text(125, 4, 5, "のりば"), *(Text(x, 15 + 12 * row, 5.4, words) for row, line in enumerate((("10:12", "快速", "海浜公園", "2番線"), ("10:25", "普通", "青山", "1番線"), ("10:40", "特急", "北原温泉", "4番線"), ("10:58", "普通", "海浜公園", "2番線"))) for x, words in zip((8, 40, 75, 125), line, strict=True)), paper="#ffffff"),
)  # fmt: skip

LATER: Final = (
    _paper("hotel", 140, 110, Text(30, 8, 7, "旅館 みずうみ荘"), *_rows(14, 60, 26, 10, ("チェックイン", "15:00"), ("チェックアウト", "10:00"), ("朝食", "7:30〜9:00 1階食堂"), ("大浴場", "16:00〜24:00"), ("門限", "23:00"), ("Wi-Fi", "lake-guest"), ("フロント", "内線9")), Text(14, 98, 4, "貴重品は客室の金庫をご利用ください")),
    _paper("medicine", 110, 80, Text(30, 5, 6, "内用薬"), Text(8, 18, 4.4, "1日3回 毎食後に服用"), Text(8, 26, 4.4, "1回2錠 5日分"), Text(8, 38, 4, "カゼミンA錠"), Text(8, 46, 4, "眠くなることがあります。車の運転は避けてください。"), Text(8, 60, 4, "調剤日 令和8年9月14日"), Text(8, 68, 4, "ひまわり薬局 電話 0555-55-0191"), paper="#ffffff"),
    _paper("diner", 90, 130, Text(20, 6, 7, "Blue Door Diner"), Text(14, 18, 4, "42 Harbor Street"), Text(14, 25, 4, "Table 7   Server: Dana"), *_rows(10, 62, 38, 9, ("Pancakes", "$9.00"), ("Veggie Burger", "$12.50"), ("Lemonade", "$3.50"), ("Subtotal", "$25.00"), ("Tax", "$2.00"), ("Total", "$27.00")), Text(10, 98, 4, "Paid by card"), Text(10, 106, 4, "June 3, 2026  12:41 pm"), Text(10, 116, 4, "Thank you!"), paper="#ffffff"),
)  # fmt: skip
"""Drawn after the reader's rules were settled, for questions it was not made with."""


def everyday(name: str) -> "NDArray[np.uint8]":
    """One of them, drawn. (height, width, 3) uint8 sRGB."""
    layout = next(each for each in (*EVERYDAY, *LATER) if each.name == name)
    return drawn(layout, {}, np.random.default_rng(1), px_per_unit=PX_PER_MM).pixels()
