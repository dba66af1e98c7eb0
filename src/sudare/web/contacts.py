"""Public contacts, in one place. Each was looked up on its day; a test fails when one gets older than 180 days."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sudare.policy.terms import Words

CHECK_AGAIN_DAYS: Final = 180


@dataclass(frozen=True, slots=True)
class Contact:
    """``reach`` is what one dials or types; ``address`` is set where it is a page."""

    code: str
    name: Words
    reach: str
    note: Words
    as_of: date
    address: str = ""


_CHECKED: Final = date(2026, 11, 22)

CONTACTS: Final[dict[str, Contact]] = {
    contact.code: contact
    for contact in (
        Contact(
            "police",
            Words(
                ja="警察(いま危ないとき)",
                plain_ja="｜警察《けいさつ》(｜今《いま》 あぶないとき)",
                en="Police, when there is danger now",
            ),
            "110",
            Words(
                ja="24時間、無料", plain_ja="24｜時間《じかん》、お｜金《かね》は いりません", en="Day and night, free"
            ),
            _CHECKED,
        ),
        Contact(
            "police_advice",
            Words(
                ja="警察相談専用電話",
                plain_ja="｜警察《けいさつ》に ｜相談《そうだん》する ｜電話《でんわ》",
                en="Police advice line",
            ),
            "#9110",
            Words(
                ja="急がないとき。平日の昼。夜と休日は県により異なります",
                plain_ja="｜急《いそ》がないとき。｜月曜日《げつようび》から ｜金曜日《きんようび》の ｜昼《ひる》",
                en="When it isn't urgent; weekdays in the daytime, other hours depend on the prefecture",
            ),
            _CHECKED,
        ),
        Contact(
            "hotline",
            Words(
                ja="インターネット・ホットラインセンター(IHC)",
                plain_ja="インターネット・ホットラインセンター",
                en="Internet Hotline Center Japan (IHC)",
            ),
            "www.internethotline.jp",
            Words(
                ja="児童の性的な画像などの通報。画像は送らず、見た場所を伝えます",
                plain_ja="よくない ｜画像《がぞう》を ｜知《し》らせる ところ。｜画像《がぞう》は ｜送《おく》りません",
                en="Reports of abuse material. Don't send the picture; say where it was seen",
            ),
            _CHECKED,
            "https://www.internethotline.jp/",
        ),
        Contact(
            "ppc",
            Words(
                ja="個人情報保護委員会 漏えい等報告",
                plain_ja="｜個人情報《こじんじょうほう》を まもる ところ",
                en="Personal Information Protection Commission, reports of leaks",
            ),
            "www.ppc.go.jp",
            Words(
                ja="入力フォームから速報と確報を出します。業種により、まかされた役所が受けます",
                plain_ja="ホームページから ｜知《し》らせます",
                en="Both reports go through a form on this page; some trades report to their own ministry",
            ),
            _CHECKED,
            "https://www.ppc.go.jp/personalinfo/legal/leakAction/",
        ),
        Contact(
            "child_guidance",
            Words(
                ja="児童相談所虐待対応ダイヤル",
                plain_ja="｜子《こ》どもを まもる ｜電話《でんわ》",
                en="Child guidance centre, abuse line",
            ),
            "189",
            Words(
                ja="24時間、無料。近くの児童相談所につながります",
                plain_ja="24｜時間《じかん》、お｜金《かね》は いりません",
                en="Day and night, free; leads to the nearest centre",
            ),
            _CHECKED,
        ),
        Contact(
            "children_sos",
            Words(
                ja="24時間子供SOSダイヤル", plain_ja="｜子《こ》どもの SOSの ｜電話《でんわ》", en="Children's SOS line"
            ),
            "0120-0-78310",
            Words(
                ja="24時間、無料", plain_ja="24｜時間《じかん》、お｜金《かね》は いりません", en="Day and night, free"
            ),
            _CHECKED,
        ),
        Contact(
            "sexual_harm",
            Words(
                ja="性犯罪・性暴力ワンストップ支援センター",
                plain_ja="｜性《せい》の ｜被害《ひがい》を ｜相談《そうだん》する ｜電話《でんわ》",
                en="Support after sexual harm",
            ),
            "#8891",
            Words(
                ja="無料。近くのセンターにつながります",
                plain_ja="お｜金《かね》は いりません",
                en="Free; leads to the nearest centre",
            ),
            _CHECKED,
        ),
    )
}

FOR_SENDERS: Final = ("children_sos", "police_advice", "sexual_harm")
FOR_LEAKS: Final = ("ppc", "police", "police_advice")
FOR_REPORTS: Final = ("police", "police_advice", "hotline", "child_guidance")


def contacts_named(codes: tuple[str, ...]) -> list[Contact]:
    return [CONTACTS[code] for code in codes]
