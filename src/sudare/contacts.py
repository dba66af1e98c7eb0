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

    @property
    def href(self) -> str:
        """Its page, else its number to be dialled by a tap."""
        return self.address or "tel:" + self.reach.replace("#", "%23").replace("-", "")


_CHECKED: Final = date(2026, 11, 22)
_LISTED: Final = date(2026, 11, 1)  # from public guidance of that month, see ``SOURCES``

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
        Contact(
            "sexual_crime",
            Words(
                ja="性犯罪被害相談電話(警察)",
                plain_ja="｜性《せい》の ｜被害《ひがい》を ｜警察《けいさつ》に ｜話《はな》す ｜電話《でんわ》",
                en="Police line for sexual offences",
            ),
            "#8103",
            Words(
                ja="24時間、無料", plain_ja="24｜時間《じかん》、お｜金《かね》は いりません", en="Day and night, free"
            ),
            _LISTED,
        ),
        Contact(
            "partner_violence",
            Words(
                ja="DV相談ナビ",
                plain_ja=(
                    "｜夫《おっと》や ｜恋人《こいびと》の ｜暴力《ぼうりょく》を ｜相談《そうだん》する "
                    "｜電話《でんわ》"
                ),
                en="Violence by a partner",
            ),
            "#8008",
            Words(
                ja="近くの相談窓口につながります",
                plain_ja="｜近《ちか》くの ｜相談《そうだん》する ところに つながります",
                en="Leads to the nearest centre",
            ),
            _LISTED,
        ),
        Contact(
            "somebody_to_talk_to",
            Words(
                ja="#いのちSOS",
                plain_ja="つらいときに ｜話《はな》す ｜電話《でんわ》",
                en="Inochi SOS, when you can't go on",
            ),
            "0120-061-338",
            Words(ja="無料。死にたいほどつらいとき", plain_ja="お｜金《かね》は いりません", en="Free; in Japanese"),
            _LISTED,
        ),
        Contact(
            "children_rights",
            Words(
                ja="こどもの人権110番",
                plain_ja="｜子《こ》どもの ｜人権《じんけん》の ｜電話《でんわ》",
                en="Children's rights line",
            ),
            "0120-007-110",
            Words(
                ja="平日の昼、無料。大人も相談できます",
                plain_ja=(
                    "｜月曜日《げつようび》から ｜金曜日《きんようび》の ｜昼《ひる》。お｜金《かね》は いりません"
                ),
                en="Weekdays in the daytime, free; adults may call, too",
            ),
            _LISTED,
        ),
        Contact(
            "everybodys_rights",
            Words(ja="みんなの人権110番", plain_ja="｜人権《じんけん》の ｜電話《でんわ》", en="Human rights line"),
            "0570-003-110",
            Words(
                ja="平日の昼",
                plain_ja="｜月曜日《げつようび》から ｜金曜日《きんようび》の ｜昼《ひる》",
                en="Weekdays in the daytime",
            ),
            _LISTED,
        ),
        Contact(
            "safe_line",
            Words(ja="セーフライン", plain_ja="セーフライン", en="Safe-Line"),
            "www.safe-line.jp",
            Words(
                ja="広がった写真の削除を代わりに求めます",
                plain_ja="｜広《ひろ》がった ｜写真《しゃしん》を ｜消《け》す ｜手伝《てつだ》いを します",
                en="Asks sites to remove pictures on your behalf",
            ),
            _LISTED,
            "https://www.safe-line.jp/",
        ),
        Contact(
            "harmful_content",
            Words(
                ja="違法・有害情報相談センター",
                plain_ja="インターネットの こまったことを ｜相談《そうだん》する ところ",
                en="Illegal and harmful content advice",
            ),
            "www.ihaho.jp",
            Words(
                ja="消し方と手順の相談",
                plain_ja="｜消《け》しかたを ｜教《おし》えて くれます",
                en="How to have something removed",
            ),
            _LISTED,
            "https://www.ihaho.jp/",
        ),
        Contact(
            "stop_ncii",
            Words(ja="StopNCII(18歳以上)", plain_ja="StopNCII(18｜歳《さい》から)", en="StopNCII (18 and over)"),
            "stopncii.org",
            Words(
                ja="写真は渡しません。端末で作る指紋だけを登録し、各社が止めます",
                plain_ja="｜写真《しゃしん》を ｜渡《わた》さないで、｜広《ひろ》がらないように します",
                en="Your picture stays with you; a fingerprint of it is given to the platforms",
            ),
            _LISTED,
            "https://stopncii.org/",
        ),
        Contact(
            "take_it_down",
            Words(
                ja="Take It Down(18歳未満の写真)",
                plain_ja="Take It Down(18｜歳《さい》より ｜下《した》の ｜写真《しゃしん》)",
                en="Take It Down (pictures from under 18)",
            ),
            "takeitdown.ncmec.org",
            Words(
                ja="写真は渡しません。端末で作る指紋だけを登録し、各社が止めます",
                plain_ja="｜写真《しゃしん》を ｜渡《わた》さないで、｜広《ひろ》がらないように します",
                en="Your picture stays with you; a fingerprint of it is given to the platforms",
            ),
            _LISTED,
            "https://takeitdown.ncmec.org/",
        ),
        Contact(
            "lawyers",
            Words(
                ja="法テラス",
                plain_ja="｜法律《ほうりつ》の ｜相談《そうだん》を する ところ",
                en="Houterasu, legal advice",
            ),
            "0570-078374",
            Words(
                ja="費用が心配なときの法律相談",
                plain_ja="お｜金《かね》が ないときも ｜相談《そうだん》できます",
                en="Legal advice when money is short",
            ),
            _LISTED,
        ),
        Contact(
            "consumers",
            Words(
                ja="消費者ホットライン",
                plain_ja="｜買《か》い｜物《もの》や お｜金《かね》の ｜相談《そうだん》を する ｜電話《でんわ》",
                en="Consumer line",
            ),
            "188",
            Words(
                ja="だまされて払ったとき",
                plain_ja="だまされて お｜金《かね》を ｜払《はら》ったとき",
                en="When you were tricked into paying",
            ),
            _LISTED,
        ),
    )
}

FOR_SENDERS: Final = ("children_sos", "police_advice", "sexual_harm")
FOR_THREATENED: Final = (
    "police",
    "police_advice",
    "sexual_crime",
    "sexual_harm",
    "children_sos",
    "somebody_to_talk_to",
    "safe_line",
    "stop_ncii",
    "take_it_down",
    "harmful_content",
    "partner_violence",
    "lawyers",
    "consumers",
)
# Whose page says so: what to look at again when ``CHECK_AGAIN_DAYS`` are over. Contacts that are a page are their own.
SOURCES: Final = {
    "police": "https://www.npa.go.jp/",
    "police_advice": "https://www.npa.go.jp/",
    "child_guidance": "https://www.cfa.go.jp/",
    "children_sos": "https://www.mext.go.jp/ijime/detail/dial.htm",
    "sexual_harm": "https://www.gender.go.jp/policy/sokushin/ouen/safe/victim/",
    "sexual_crime": "https://www.npa.go.jp/higaisya/seihanzai/seihanzai.html",
    "partner_violence": "https://www.gender.go.jp/policy/no_violence/e-vaw/soudankikan.html",
    "somebody_to_talk_to": "https://www.lifelink.or.jp/inochisos/",
    "children_rights": "https://www.moj.go.jp/JINKEN/",
    "everybodys_rights": "https://www.moj.go.jp/JINKEN/",
    "lawyers": "https://www.houterasu.or.jp/",
    "consumers": "https://www.caa.go.jp/",
}
FOR_GUARDIANS: Final = (
    "police",
    "police_advice",
    "sexual_crime",
    "children_sos",
    "children_rights",
    "child_guidance",
    "take_it_down",
    "safe_line",
    "everybodys_rights",
)
FOR_FAMILIES: Final = (
    "children_sos",
    "children_rights",
    "child_guidance",
    "police_advice",
    "police",
)  # on a sheet to hang up
FOR_LEAKS: Final = ("ppc", "police", "police_advice")
FOR_REPORTS: Final = ("police", "police_advice", "hotline", "child_guidance")


def contacts_named(codes: tuple[str, ...]) -> list[Contact]:
    return [CONTACTS[code] for code in codes]
