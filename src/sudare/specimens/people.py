"""Invented people, and everything about them that could stand on paper."""

import datetime as dt
from typing import TYPE_CHECKING, Final

from sudare.screening.terms import Kind
from sudare.specimens import numbers

if TYPE_CHECKING:
    from numpy.random import Generator

FAMILIES: Final = tuple(
    row.split()
    for row in """
佐藤 サトウ SATO|鈴木 スズキ SUZUKI|高橋 タカハシ TAKAHASHI|田中 タナカ TANAKA|伊藤 イトウ ITO|渡辺 ワタナベ WATANABE
山本 ヤマモト YAMAMOTO|中村 ナカムラ NAKAMURA|小林 コバヤシ KOBAYASHI|加藤 カトウ KATO|吉田 ヨシダ YOSHIDA|山田 ヤマダ YAMADA
佐々木 ササキ SASAKI|松本 マツモト MATSUMOTO|井上 イノウエ INOUE|木村 キムラ KIMURA|清水 シミズ SHIMIZU|山崎 ヤマザキ YAMAZAKI
長谷川 ハセガワ HASEGAWA|石井 イシイ ISHII|小野寺 オノデラ ONODERA|大久保 オオクボ OKUBO|森 モリ MORI|原 ハラ HARA
""".replace("\n", "|").split("|")
    if row.strip()
)
GIVENS: Final = tuple(
    row.split()
    for row in """
花子 ハナコ HANAKO 女|太郎 タロウ TARO 男|一郎 イチロウ ICHIRO 男|美咲 ミサキ MISAKI 女|健太 ケンタ KENTA 男|陽子 ヨウコ YOKO 女
翔太 ショウタ SHOTA 男|さくら サクラ SAKURA 女|大輔 ダイスケ DAISUKE 男|由美子 ユミコ YUMIKO 女|誠 マコト MAKOTO 男|恵 メグミ MEGUMI 女
拓也 タクヤ TAKUYA 男|真由美 マユミ MAYUMI 女|直樹 ナオキ NAOKI 男|葵 アオイ AOI 女|隆 タカシ TAKASHI 男|結衣 ユイ YUI 女
""".replace("\n", "|").split("|")
    if row.strip()
)
PLACES: Final = tuple(
    row.split()
    for row in """
東京都 千代田区 霞が関 100-0013 03 品川|東京都 世田谷区 桜新町 154-0015 03 世田谷|大阪府 大阪市北区 梅田 530-0001 06 なにわ
神奈川県 横浜市中区 山下町 231-0023 045 横浜|愛知県 名古屋市中区 栄 460-0008 052 名古屋|北海道 札幌市中央区 北一条西 060-0001 011 札幌
福岡県 福岡市博多区 博多駅前 812-0011 092 福岡|京都府 京都市左京区 下鴨本町 606-0862 075 京都|宮城県 仙台市青葉区 一番町 980-0811 022 仙台
広島県 広島市中区 八丁堀 730-0013 082 広島|埼玉県 さいたま市大宮区 桜木町 330-0854 048 大宮|長野県 松本市 中央 390-0811 0263 松本
沖縄県 那覇市 久茂地 900-0015 098 沖縄|静岡県 浜松市中央区 鍛冶町 430-0933 053 浜松
""".replace("\n", "|").split("|")
    if row.strip()
)
ERAS: Final = ((2019, "令和", "R"), (1989, "平成", "H"), (1926, "昭和", "S"))
KINDS: Final = {  # which field is which kind of personal data
    "name": Kind.PERSON_NAME,
    "name_wide": Kind.PERSON_NAME,
    "kana": Kind.PERSON_NAME,
    "roman": Kind.PERSON_NAME,
    "family_roman": Kind.PERSON_NAME,
    "given_roman": Kind.PERSON_NAME,
    "phone": Kind.PHONE,
    "mobile": Kind.PHONE,
    "mail": Kind.EMAIL,
    "postcode": Kind.POSTAL_CODE,
    "address": Kind.POSTAL_ADDRESS,
    "birth": Kind.BIRTH_DATE,
    "birth_iso": Kind.BIRTH_DATE,
    "birth_en": Kind.BIRTH_DATE,
    "my_number": Kind.MY_NUMBER,
    "licence_no": Kind.LICENCE_NUMBER,
    "passport_no": Kind.PASSPORT_NUMBER,
    "insurance_no": Kind.INSURANCE_NUMBER,
    "insurer_no": Kind.INSURANCE_NUMBER,
    "insurer_old": Kind.INSURANCE_NUMBER,
    "symbol": Kind.INSURANCE_NUMBER,
    "pension_no": Kind.PENSION_NUMBER,
    "residence_no": Kind.RESIDENCE_CARD_NUMBER,
    "account": Kind.BANK_ACCOUNT,
    "plate": Kind.VEHICLE_PLATE,
    "card": Kind.CREDIT_CARD,
    "user": Kind.USER_NAME,
    "badge": Kind.USER_NAME,  # a number that stands for somebody at their school or workplace
}


def era(day: dt.date) -> str:
    """The Japanese way to write a day."""
    first, name, _ = next(each for each in ERAS if day.year >= each[0])
    return f"{name}{day.year - first + 1}年{day.month}月{day.day}日"


def invented(rng: "Generator") -> dict[str, str]:
    """Every field a layout may ask for, all about one person who doesn't exist."""
    family, given = _pick(rng, FAMILIES), _pick(rng, GIVENS)
    birth = dt.date(1940, 1, 1) + dt.timedelta(days=int(rng.integers(0, 24_000)))
    issued = dt.date(2021, 1, 1) + dt.timedelta(days=int(rng.integers(0, 2000)))
    return {
        **_called(family, given),
        **_living(rng, _pick(rng, PLACES), family, given),
        **_dated(birth, issued),
        **_numbered(rng, family, given, birth, issued),
        **_working(rng),
    }


def _pick(rng: "Generator", rows: tuple[list[str], ...]) -> list[str]:
    return rows[int(rng.integers(0, len(rows)))]


def _called(family: list[str], given: list[str]) -> dict[str, str]:
    return {
        "name": f"{family[0]} {given[0]}",
        "name_wide": f"{family[0]}　{given[0]}",
        "family": family[0],
        "kana": f"{family[1]} {given[1]}",
        "roman": f"{given[2]} {family[2]}",
        "family_roman": family[2],
        "given_roman": given[2],
        "sex": given[3],
        "sex_en": "M" if given[3] == "男" else "F",
    }


def _living(rng: "Generator", place: list[str], family: list[str], given: list[str]) -> dict[str, str]:
    prefecture, city, town, postcode, area, plate = place
    block = "-".join(str(each) for each in rng.integers(1, 20, 3))
    local = 6 - len(area)  # landlines have ten digits
    words = f"{given[2].lower()}.{family[2].lower()}"
    host = ("example.com", "example.jp", "mail.example.com", "example.co.jp")[int(rng.integers(0, 4))]
    kana = "さすせたちなはひまみ"[int(rng.integers(0, 10))]
    return {
        "prefecture": prefecture,
        "city": city,
        "address": f"{prefecture}{city}{town}{block}",
        "postcode": f"〒{postcode}",
        "phone": f"{area}-{numbers.digits(rng, local).replace('0', '5')}-{numbers.digits(rng, 4)}",
        "mobile": f"0{rng.integers(7, 10)}0-{rng.integers(1000, 2000)}-{numbers.digits(rng, 4)}",
        "mail": f"{words}{rng.integers(1, 99)}@{host}",
        "user": f"@{given[2].lower()}_{family[2].lower()}{rng.integers(1, 99)}",
        "plate": f"{plate} {rng.integers(300, 600)}\n{kana} {rng.integers(10, 99)}-{rng.integers(10, 99)}",
    }


def _dated(birth: dt.date, issued: dt.date) -> dict[str, str]:
    until = issued.replace(year=issued.year + 5, day=min(issued.day, 28))
    return {
        "birth": era(birth),
        "birth_iso": f"{birth.year}年{birth.month}月{birth.day}日",
        "birth_en": f"{birth:%d %b %Y}".upper(),
        "issued": era(issued),
        "issued_iso": f"{issued.year}年{issued.month}月{issued.day}日",
        "issued_en": f"{issued:%d %b %Y}".upper(),
        "until": era(until),
        "until_iso": f"{until.year}年{until.month:02d}月{until.day:02d}日",
        "until_en": f"{until:%d %b %Y}".upper(),
        "until_year": str(until.year),
        "until_short": f"{until:%m/%y}",
    }


def _numbered(rng: "Generator", family: list[str], given: list[str], birth: dt.date, issued: dt.date) -> dict[str, str]:
    passport = numbers.letters(rng, 2) + numbers.digits(rng, 7)
    upper, lower = numbers.passport_lines(
        names=(family[2], given[2]),
        number=passport,
        birth=f"{birth:%y%m%d}",
        sex="M" if given[3] == "男" else "F",
        until=f"{issued.replace(year=issued.year + 5, day=min(issued.day, 28)):%y%m%d}",
    )
    return {
        "my_number": numbers.grouped(numbers.my_number(rng), 4),
        "licence_no": numbers.digits(rng, 12),
        "passport_no": passport,
        "mrz_upper": upper,
        "mrz_lower": lower,
        "symbol": numbers.digits(rng, 8),
        "insurance_no": str(rng.integers(1, 9999)),
        "insurer_no": numbers.insurer_number(rng, law="01"),
        "insurer_old": numbers.insurer_number(rng, law="39"),
        "pension_no": f"{numbers.digits(rng, 4)}-{numbers.digits(rng, 6)}",
        "residence_no": f"{numbers.letters(rng, 2)}{numbers.digits(rng, 8)}{numbers.letters(rng, 2)}",
        "account": numbers.digits(rng, 7),
        "card": numbers.card_groups(numbers.card_number(rng)),
        "cvv": numbers.digits(rng, 3),
        "serial": (serial := numbers.digits(rng, 6)),
        "badge": serial,
        "code": numbers.digits(rng, 4),
    }


def _working(rng: "Generator") -> dict[str, str]:
    pick = rng.integers(0, 5, 6)
    return {
        "company": (
            "株式会社みほん商事",
            "青葉電機株式会社",
            "有限会社こもれび",
            "株式会社すだれ印刷",
            "山桜食品株式会社",
        )[pick[0]],
        "bank": ("みほん銀行", "あおば銀行", "こもれび信用金庫", "ひなた銀行", "さざなみ銀行")[pick[1]],
        "shop": ("みほん食堂", "喫茶こもれび", "スーパーあおば", "すだれ書店", "ひなたベーカリー")[pick[2]],
        "school": ("みほん大学", "あおば工業大学", "こもれび高等学校", "ひなた女子大学", "さざなみ専門学校")[pick[3]],
        "clinic": ("みほん内科クリニック", "あおば整形外科", "こもれび病院", "ひなた眼科医院", "さざなみ総合病院")[
            pick[4]
        ],
        "post": ("営業部 主任", "総務部 課長", "開発部", "代表取締役", "広報室 室長")[pick[5]],
        "amount": f"{rng.integers(10, 900) * 10:,}",
    }
