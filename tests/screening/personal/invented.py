"""Invented people and their papers, made from a seed, as rows of text with what must be covered marked by its kind."""

import random
from collections.abc import Callable, Iterator

SURNAMES = [
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "渡辺",
    "伊藤",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐々木",
    "松本",
    "井上",
    "木村",
    "斎藤",
    "清水",
    "山崎",
    "池田",
    "橋本",
    "阿部",
    "前田",
    "藤田",
    "後藤",
    "岡田",
    "長谷川",
    "五十嵐",
]
GIVEN = [
    "太郎",
    "花子",
    "健一",
    "美咲",
    "翔太",
    "陽菜",
    "大輔",
    "結衣",
    "拓也",
    "愛",
    "直樹",
    "さくら",
    "蓮",
    "葵",
    "誠",
    "由美子",
    "隆",
    "恵子",
    "陽翔",
    "莉子",
    "直美",
    "浩二",
]
READINGS = ["ヤマダ タロウ", "サトウ ハナコ", "スズキ ケンイチ", "タナカ ミサキ", "ワタナベ ナオキ"]
PLACES = [
    "東京都渋谷区神南1-2-3",
    "大阪府大阪市北区梅田3-1-3",
    "神奈川県横浜市西区みなとみらい2-3-1",
    "愛知県名古屋市中村区名駅1丁目1番4号",
    "福岡県福岡市博多区博多駅前2-1-1",
    "北海道札幌市中央区北1条西2丁目",
    "京都府京都市下京区東塩小路町901番地",
    "埼玉県さいたま市大宮区桜木町1-7-5",
    "世田谷区太子堂4-1-1",
    "横浜市中区日本大通1番地",
]


class Inventor:
    """The same seed invents the same people."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def digits(self, count: int) -> str:
        return "".join(self.chance.choice("0123456789") for _ in range(count))

    def name(self) -> str:
        return self.chance.choice(SURNAMES) + self.chance.choice(["", " ", "　"]) + self.chance.choice(GIVEN)

    def phone(self) -> str:
        four, exchange = self.digits(4), self.digits(3)
        return self.chance.choice(
            [f"090-{self.digits(4)}-{four}", f"03-5{exchange}-{four}", f"080{self.digits(8)}", f"045-{exchange}-{four}"]
        )

    def mail(self) -> str:
        domain = self.chance.choice(["example.com", "example.co.jp", "mail.example.ne.jp"])
        return f"{self.chance.choice(['taro', 'hanako.s', 'k-ito', 'yui_2'])}{self.digits(2)}@{domain}"

    def card(self) -> str:
        body = self.chance.choice(["4", "51", "353"])
        body += self.digits(15 - len(body))
        doubled = [int(one) * (2 if place % 2 == 0 else 1) for place, one in enumerate(reversed(body))]
        number = body + str(-sum(one - 9 if one > 9 else one for one in doubled) % 10)
        return " ".join(number[start : start + 4] for start in range(0, 16, 4))

    def my_number(self) -> str:
        body = self.digits(11)
        weights = [*range(2, 8), *range(2, 7)]
        rest = sum(int(one) * weight for one, weight in zip(reversed(body), weights, strict=True)) % 11
        number = body + str(0 if rest <= 1 else 11 - rest)
        return " ".join(number[start : start + 4] for start in range(0, 12, 4))

    def birth(self) -> str:
        year, month, day = self.chance.randint(30, 63), self.chance.randint(1, 12), self.chance.randint(1, 28)
        return self.chance.choice([f"昭和{year}年{month}月{day}日", f"19{year}/{month:02}/{day:02}"])

    def place(self) -> str:
        return self.chance.choice(PLACES)


def form(make: Inventor) -> str:
    return (
        f"申込書//氏名|<person_name>{make.name()}</>//フリガナ|<person_name>{make.chance.choice(READINGS)}</>//生年月日|<birth_date>{make.birth()}</>//"
        f"住所|<postal_address>{make.place()}</>//電話番号|<phone>{make.phone()}</>//メール|<email>{make.mail()}</>"
    )


def parcel(make: Inventor) -> str:
    return (
        f"お届け先//<postal_code>〒{make.digits(3)}-{make.digits(4)}</>//<postal_address>{make.place()}</>//<person_name>{make.name()}</> 様//"
        f"TEL <phone>{make.phone()}</>//伝票番号 {make.digits(4)}-{make.digits(4)}-{make.digits(4)}//品名 衣類|個数 1"
    )


def business_card(make: Inventor) -> str:
    return (
        f"<person_name>{make.name()}</>//営業部 課長//みどり商事株式会社//<postal_address>{make.place()}</>//"
        f"TEL <phone>{make.phone()}</>|FAX <phone>{make.phone()}</>//E-mail: <email>{make.mail()}</>"
    )


def chat(make: Inventor) -> str:
    return f"<person_name>{make.chance.choice(SURNAMES)}</>さん//携帯は<phone>{make.phone()}</>です//<email>{make.mail()}</> にお願いします//11/22 10:30 に駅前で"


def payment(make: Inventor) -> str:
    return f"お支払い方法//カード番号：<credit_card>{make.card()}</>//ご請求額 ¥12,345//承認番号 {make.digits(6)}"


def card(make: Inventor) -> str:
    return f"VISA//<credit_card>{make.card()}</>//VALID THRU//<person_name>TARO YAMADA</>"


def notice(make: Inventor) -> str:
    return f"個人番号通知書//氏名 <person_name>{make.name()}</>//個人番号//<my_number>{make.my_number()}</>"


def invoice(make: Inventor) -> str:
    return (
        f"請求書//<person_name>{make.name()}</> 様//請求番号 INV-{make.digits(6)}//登録番号 T{make.digits(13)}//"
        f"みどり銀行 中央支店 普通 <bank_account>{make.digits(7)}</>//お問い合わせ <phone>{make.phone()}</>//合計 ¥{make.digits(2)},{make.digits(3)}"
    )


PAPERS: tuple[Callable[[Inventor], str], ...] = (form, parcel, business_card, chat, payment, card, notice, invoice)


def papers(*, seed: int, count: int) -> Iterator[str]:
    make = Inventor(seed)
    for number in range(count):
        yield PAPERS[number % len(PAPERS)](make)


_MISREADINGS = {"0": "O", "1": "l", "-": "ー", "5": "S", "8": "B", "：": ":", "高": "髙", "　": " ", "電": "电"}


def misread(text: str, chance: random.Random, *, rate: float) -> str:
    """The text as OCR gives it from a poor picture: lookalike letters, lost blanks."""
    letters = []
    for letter in text:
        if chance.random() < rate:
            letters.append("" if letter == " " else _MISREADINGS.get(letter, letter))
        else:
            letters.append(letter)
    return "".join(letters)
