"""Free questions about drawn pictures, with the answers a careful person would give, and questions nobody can answer."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Asked:
    """``expected``: any of these words in an answer makes it right; () when the pictures don't say."""

    pictures: tuple[str, ...]
    question: str
    expected: tuple[str, ...] = ()


def _about(*pictures: str) -> "_About":
    return _About(pictures)


@dataclass(frozen=True, slots=True)
class _About:
    pictures: tuple[str, ...]

    def __call__(self, question: str, *expected: str) -> Asked:
        return Asked(self.pictures, question, expected)


CONVENIENCE, MENU, MUSEUM, BUS = (
    _about("convenience"),
    _about("cafe-menu"),
    _about("museum-sign"),
    _about("bus-timetable"),
)
SCREEN, CARD, LEASE, BOARD = _about("error-screen"), _about("card"), _about("lease"), _about("whiteboard")
LABEL, POOL, POSTER, TRAINS = (
    _about("food-label"),
    _about("english-sign"),
    _about("event-poster"),
    _about("train-board"),
)
TWO: Final = _about("convenience", "cafe-menu")

QUESTIONS: Final = (
    CONVENIENCE("合計はいくらですか?", "1,119"),
    CONVENIENCE("How much change was given?", "81"),
    CONVENIENCE("プリンはいくら?", "220"),
    CONVENIENCE("いつ買いましたか?", "10月3日"),
    CONVENIENCE("What is the phone number of the shop?", "03-5550-0177"),
    CONVENIENCE("牛乳は買いましたか?"),
    CONVENIENCE("店長の名前は?"),
    MENU("クリームソーダの値段は?", "680"),
    MENU("How much is the cheesecake?", "520"),
    MENU("一番高いメニューは何ですか?", "オムライス"),
    MENU("ラストオーダーは何時ですか?", "18:30"),
    MENU("ビールはありますか?"),
    MENU("Wi-Fiのパスワードは?"),
    MUSEUM("休館日はいつですか?", "月曜"),
    MUSEUM("大人の入館料はいくら?", "600"),
    MUSEUM("What time does the museum close?", "17:00"),
    MUSEUM("電話番号を教えてください", "0120-555-019"),
    MUSEUM("館長は誰ですか?"),
    BUS("8時台の最初のバスは何分ですか?", "10"),
    BUS("運賃はいくらですか?", "230"),
    BUS("How long does the ride take?", "25"),
    BUS("回数券はいくらですか?"),
    SCREEN("エラーコードは何ですか?", "NET-0417"),
    SCREEN("What version is it?", "4.2.1"),
    SCREEN("最後に同期したのはいつですか?", "11月19日"),
    SCREEN("ログインしている人の名前は?"),
    CARD("この人の名前は?", "森川"),
    CARD("FAX番号は?", "03-5550-0112"),
    CARD("Which company does he work for?", "あおぞら製作所"),
    CARD("携帯電話の番号は?"),
    LEASE("家賃はいくらですか?", "85,000"),
    LEASE("解約は何か月前までに知らせますか?", "2か月前"),
    LEASE("貸主は誰ですか?", "中村不動産"),
    LEASE("更新料はいくらですか?"),
    BOARD("チラシ作成の担当は誰ですか?", "大野"),
    BOARD("次の会議はどこでありますか?", "会議室B"),
    LABEL("賞味期限はいつですか?", "2027.5.31"),
    LABEL("How many calories per 100 g?", "230"),
    LABEL("小麦は入っていますか?"),
    POOL("How much is a ticket for a child?", "4.00"),
    POOL("何曜日が休みですか?", "Tuesday"),
    POOL("Is there a lifeguard?"),
    POSTER("会場はどこですか?", "川上市民ホール"),
    POSTER("学生はいくらですか?", "1,000"),
    POSTER("開場は何時ですか?", "18:00"),
    POSTER("出演者は誰ですか?"),
    TRAINS("北原温泉行きは何番線から出ますか?", "4番"),
    TRAINS("10:25発の列車はどこへ行きますか?", "青山"),
    TRAINS("特急は何時に出ますか?", "10:40"),
    TRAINS("大阪行きは何時ですか?"),
    TWO("2枚目でカフェラテはいくら?", "550"),
    TWO("How much is the total in picture 1?", "1,119"),
)  # fmt: skip

HOTEL, MEDICINE, DINER = _about("hotel"), _about("medicine"), _about("diner")

UNSEEN: Final = (
    CONVENIENCE("お釣りはいくらでしたか?", "81"),
    CONVENIENCE("一番高い商品は?", "単三電池"),
    CONVENIENCE("緑茶の値段は?", "160"),
    CONVENIENCE("ポイントは何点たまりましたか?"),
    MENU("ランチは何時までですか?", "14:00"),
    MENU("オムライスはいくらですか?", "1,050"),
    MENU("Is there a spaghetti carbonara?"),
    MUSEUM("子供の入館料はいくらですか?", "300"),
    MUSEUM("駐車場はありますか?", "なし"),
    MUSEUM("何時に開館しますか?", "9:30"),
    BUS("最終のバスは何時ですか?", "21:10", "21時10"),
    BUS("How much is the fare?", "230"),
    SCREEN("What is the error code?", "NET-0417"),
    CARD("メールアドレスを教えて", "k.morikawa@example.com"),
    CARD("What is his job title?", "課長"),
    CARD("誕生日はいつですか?"),
    LEASE("敷金はいくら?", "170,000"),
    LEASE("契約期間はいつからいつまでですか?", "2026年4月1日"),
    LEASE("保証人は誰ですか?"),
    BOARD("在庫確認の期限はいつですか?", "11/20"),
    BOARD("値引きは最大何%ですか?", "20"),
    LABEL("内容量は?", "140"),
    LABEL("Who is the manufacturer?", "みほん農園"),
    POOL("When does the pool open?", "10:00"),
    POOL("How much is it for an adult?", "8.50"),
    POSTER("定員は何名ですか?", "180"),
    POSTER("When is the concert?", "11月28日"),
    POSTER("駐車料金はいくらですか?"),
    TRAINS("海浜公園行きの快速は何時ですか?", "10:12"),
    HOTEL("チェックアウトは何時ですか?", "10:00"),
    HOTEL("朝食はどこで食べますか?", "食堂"),
    HOTEL("What time is breakfast?", "7:30"),
    HOTEL("Wi-Fiのパスワードは?"),
    HOTEL("宿泊料金はいくらですか?"),
    MEDICINE("1回に何錠飲みますか?", "2錠", "2"),
    MEDICINE("薬局の電話番号は?", "0555-55-0191"),
    MEDICINE("医師の名前は?"),
    DINER("How much was the veggie burger?", "12.50"),
    DINER("How much tax was paid?", "2.00"),
    DINER("合計はいくらですか?", "27.00"),
    DINER("Who was the server?", "Dana"),
    DINER("How much was the tip?"),
)  # fmt: skip
"""Written after the rules were settled. Three faults they showed at first sight were mended afterwards: decision 0163."""
