"""Cards that prove who somebody is, as they are printed: words, places and sizes in millimetres."""

from typing import Final

from sudare.screening.terms import Kind
from sudare.specimens.terms import Layout, Shape, Text

CARD: Final = (85.6, 54.0)  # ISO/IEC 7810, ID-1
GREY: Final = "#6a6f76"

MY_NUMBER_FRONTS: Final = (
    Layout(
        "my_number_card", "2016", *CARD,
        papers=("#f3e3ea", "#eef0e6", "#f6e9e4"),
        kinds=(Kind.MY_NUMBER_CARD,),
        marks=(
            Text(3, 3, 2, "氏名", ink=GREY), Text(9, 2.4, 4, "{name_wide}"),
            Text(3, 9.4, 2, "住所", ink=GREY), Text(9, 9, 2.7, "{address}"),
            Text(66, 3, 2, "個人番号\nカード", ink="#d0508a"),
            Text(30, 17, 2.6, "{birth}生"), Text(60, 17, 2, "性別 {sex}"),
            Text(30, 21, 2.4, "{until_iso}まで有効"), Text(66, 21.2, 2.2, "{city}長", face="serif"),
            Text(30, 26, 1.7, "電子証明書の有効期限　　　年　　月　　日", ink=GREY),
            Text(30, 29.4, 1.7, "セキュリティコード {code}", ink=GREY),
            Shape("portrait", 4, 16, 20, 25),
            Shape("frame", 29, 34, 53, 16, ink="#b9a0ab"),
            Text(30, 35, 1.3, "臓器提供意思【1.脳死後及び心停止した死後／2.心停止した死後のみ／3.提供せず】", ink=GREY),
            Text(30, 38.6, 1.4, "《×をつける臓器》心臓・肺・肝臓・腎臓・膵臓・小腸・眼球", ink=GREY),
            Text(30, 43, 1.5, "署名年月日　　年　　月　　日　署名", ink=GREY),
        ),
    ),
    Layout(
        "my_number_card", "plain", *CARD,
        papers=("#ffffff", "#f4eef4"),
        face="serif",
        kinds=(Kind.MY_NUMBER_CARD,),
        marks=(
            Text(32, 3, 3.6, "個人番号カード", face="sans+"),
            Text(30, 10, 2.2, "氏名 "), Text(40, 9.4, 3.4, "{name}"),
            Text(30, 16, 2.2, "住所 "), Text(40, 16, 2.1, "{prefecture}{city}\n"), Text(40, 19, 2.4, "{address}"),
            Text(30, 25, 2.4, "生年月日 {birth}"), Text(66, 25, 2.4, "性別 {sex}"),
            Text(30, 30, 2.2, "有効期限 {until_iso}"),
            Text(30, 34, 2.2, "電子証明書の有効期限 {until_iso}"),
            Text(4, 43, 2, "セキュリティコード\n{code}"),
            Text(56, 45, 3, "{city}長", face="sans"),
            Shape("portrait", 4, 8, 22, 28), Shape("stamp", 76, 43, 7, 7),
        ),
    ),
    Layout(
        "my_number_card", "next", *CARD,
        papers=("#e9eff6", "#f2ecf4"),
        kinds=(Kind.MY_NUMBER_CARD,),
        marks=(
            Text(4, 3, 2.4, "日本国　JAPAN"), Text(50, 3, 2.4, "マイナンバーカード", face="sans+"),
            Text(4, 8, 1.7, "氏名 Name", ink=GREY), Text(4, 10.4, 3.8, "{name}"),
            Text(4, 17, 1.7, "住所 Address", ink=GREY), Text(4, 19.4, 2.5, "{address}"),
            Text(4, 25, 1.7, "生年月日 Date of birth", ink=GREY), Text(4, 27.4, 2.6, "{birth}"),
            Text(34, 25, 1.7, "性別 Sex", ink=GREY), Text(34, 27.4, 2.6, "{sex}"),
            Text(4, 33, 1.7, "カードの有効期限", ink=GREY), Text(4, 35.4, 2.4, "{until_iso}"),
            Text(34, 33, 1.7, "電子証明書の有効期限", ink=GREY), Text(34, 35.4, 2.4, "{until_iso}"),
            Text(4, 43, 1.8, "個人番号カード　{city}長　発行"),
            Shape("portrait", 61, 11, 20, 26), Shape("chip", 64, 40, 12, 9),
        ),
    ),
)  # fmt: skip

MY_NUMBER_BACKS: Final = (
    Layout(
        "my_number_card_back", "2016", *CARD,
        papers=("#f3e3ea", "#eef0e6", "#f8f4f6"),
        kinds=(Kind.MY_NUMBER_CARD_BACK,),
        marks=(
            Text(32, 12, 2.2, "個人番号", ink=GREY), Text(32, 15.4, 4.4, "{my_number}", face="sans+"),
            Text(32, 24, 2.2, "氏名 {name}"), Text(32, 28, 2.2, "{birth}生"),
            Shape("chip", 8, 16, 13, 11), Shape("qr", 66, 24, 15, 15),
            Text(6, 44, 1.6, "この面に記載された個人番号は法律で定められた場合を除き\n他人に提供したり写しを取らせたりしないでください", ink=GREY),
            Shape("fill", 0, 2, 85.6, 7, ink="#3c3c40"),
        ),
    ),
    Layout(
        "my_number_card_back", "plain", *CARD,
        papers=("#ffffff", "#f6ecf1"),
        face="serif",
        kinds=(Kind.MY_NUMBER_CARD_BACK,),
        marks=(
            Text(6, 5, 3, "個人番号　{my_number}"),
            Text(6, 13, 2.6, "氏名　{name}"), Text(6, 18, 2.6, "生年月日　{birth}"),
            Shape("qr", 58, 14, 20, 20), Shape("chip", 8, 26, 13, 11),
            Text(6, 44, 1.8, "マイナンバーカードの紛失・一時停止のご連絡先\n個人番号カードコールセンター"),
        ),
    ),
    Layout(
        "my_number_card_back", "wide", *CARD,
        papers=("#e9eff6", "#f2ecf4"),
        kinds=(Kind.MY_NUMBER_CARD_BACK,),
        marks=(
            Shape("qr", 6, 6, 17, 17), Shape("chip", 64, 8, 14, 12),
            Text(6, 27, 2, "マイナンバー（個人番号）", ink=GREY), Text(6, 30.4, 5, "{my_number}"),
            Text(6, 38, 2, "氏名", ink=GREY), Text(14, 37.6, 2.8, "{name}"),
            Text(46, 38, 2, "生年月日", ink=GREY), Text(57, 37.6, 2.6, "{birth}"),
            Text(6, 47, 1.5, "公的個人認証サービスの暗証番号を知られないようにしてください", ink=GREY),
        ),
    ),
)  # fmt: skip

LICENCES: Final = (
    *(
        Layout(
            "driver_licence", f"card-{colour}", *CARD,
            papers=("#e8f1ee", "#eef0f4", "#e6eef4"),
            kinds=(Kind.DRIVER_LICENCE,),
            marks=(
                Text(2.5, 2.4, 1.9, "氏名"), Text(8, 1.8, 3.4, "{name_wide}"), Text(48, 2.4, 2.3, "{birth}生"),
                Text(2.5, 7.2, 1.9, "住所"), Text(8, 6.9, 2.3, "{address}"),
                Text(2.5, 11.4, 1.9, "交付"), Text(8, 11.2, 2.2, "{issued}　{serial}"),
                Shape("fill", 2, 14.8, 57, 5, ink=ink), Text(4, 15.8, 2.5, "{until_iso}({until})まで有効"),
                Text(2.5, 21, 1.9, "免許の\n条件等"), Text(10, 21.4, 2.4, "眼鏡等"), Text(10, 26, 2.4, rank, face="sans+"),
                Text(2.5, 33, 1.9, "番号"), Text(9, 32.4, 3, "第 {licence_no} 号"),
                Text(2.5, 38, 1.8, "二・小・原 {issued}\n他　　　　 {issued}\n二種　　　 平成00年00月00日"),
                Text(40, 38, 2, "種\n類"), Text(44, 38, 2, types),
                Text(4, 48, 2.6, "運 転 免 許 証"), Text(64, 44, 2.6, "{prefecture}\n公安委員会", face="serif"),
                Shape("portrait", 61, 12, 22, 28), Shape("stamp", 76, 44, 7, 7),
            ),
        )
        for colour, ink, rank, types in (
            ("green", "#8cc58f", "", "普通 普自二"),
            ("blue", "#8fb6e0", "準中型は準中型車(5t)に限る", "準中型 原付"),
            ("gold", "#dcc06a", "優良", "中型 大自二 普自二"),
        )
    ),
    Layout(
        "driver_licence", "2025", *CARD,
        papers=("#eef3f6", "#f2f1ec"),
        kinds=(Kind.DRIVER_LICENCE,),
        marks=(
            Text(4, 3, 3.4, "運転免許証", face="sans+"), Text(40, 3.6, 2.2, "DRIVER LICENSE"),
            Text(28, 9, 2, "氏名"), Text(36, 8.4, 3.2, "{name}"),
            Text(28, 14, 2, "生年月日"), Text(40, 13.8, 2.5, "{birth}"),
            Text(28, 18.4, 2, "住所"), Text(36, 18.2, 2.2, "{address}"),
            Text(28, 23, 2, "交付"), Text(36, 22.8, 2.4, "{issued} {code}"),
            Text(28, 27.6, 2, "有効期限"), Text(40, 27.2, 2.6, "{until}まで有効"),
            Text(28, 32, 2, "免許の条件等　眼鏡等"), Text(28, 36.6, 2, "番号"), Text(36, 36, 3, "第{licence_no}号"),
            Text(28, 42, 2, "大型 中型 準中型 普通 大特 大自二 普自二 小特 原付"),
            Text(28, 47, 2.6, "{prefecture}公安委員会"),
            Shape("portrait", 4, 9, 21, 27),
        ),
    ),
)  # fmt: skip

PASSPORTS: Final = (
    *(
        Layout(
            "passport", f"page-{number}", 125, 88,
            papers=papers,
            face=face,
            kinds=(Kind.PASSPORT,),
            marks=(
                Text(6, 4, 3.4, "日本国　旅券"), Text(50, 4, 3.2, "JAPAN　PASSPORT"),
                Text(42, 11, 2, "型/Type", ink=GREY), Text(42, 13.6, 3.2, "P"),
                Text(60, 11, 2, "発行国/Issuing country", ink=GREY), Text(60, 13.6, 3.2, "JPN"),
                Text(90, 11, 2, "旅券番号/Passport No.", ink=GREY), Text(90, 13.6, 3.4, "{passport_no}"),
                Text(42, 18.4, 2, "姓/Surname", ink=GREY), Text(42, 21, 3.2, "{family_roman}"),
                Text(42, 26, 2, "名/Given name", ink=GREY), Text(42, 28.6, 3.2, "{given_roman}"),
                Text(42, 33.6, 2, "国籍/Nationality", ink=GREY), Text(42, 36.2, 3.2, "JAPAN"),
                Text(84, 33.6, 2, "生年月日/Date of birth", ink=GREY), Text(84, 36.2, 3.2, "{birth_en}"),
                Text(42, 41.2, 2, "性別/Sex", ink=GREY), Text(42, 43.8, 3.2, "{sex_en}"),
                Text(58, 41.2, 2, "本籍/Registered Domicile", ink=GREY), Text(58, 43.8, 3.2, "TOKYO"),
                Text(42, 48.8, 2, "発行年月日/Date of issue", ink=GREY), Text(42, 51.4, 3.2, "{issued_en}"),
                Text(84, 48.8, 2, "有効期間満了日/Date of expiry", ink=GREY), Text(84, 51.4, 3.2, "{until_en}"),
                Text(42, 56.4, 2, "発行官庁/Authority", ink=GREY), Text(42, 59, 2.8, "MINISTRY OF FOREIGN AFFAIRS"),
                Text(6, 71, 3.75, "{mrz_upper}", face="sans"), Text(6, 78, 3.75, "{mrz_lower}", face="sans"),
                Shape("portrait", 7, 14, 32, 40),
            ),
        )
        for number, (papers, face) in enumerate(
            ((("#f6e9ec", "#ece9f4"), "sans"), (("#f4f1e6",), "serif"), (("#e9f2ee", "#f8f2f0"), "sans"))
        )
    ),
    Layout(
        "passport", "abroad", 125, 88,
        papers=("#eef1ea", "#e8eef6"),
        kinds=(Kind.PASSPORT,),
        marks=(
            Text(45, 5, 3.4, "PASSPORT / PASSEPORT"),
            Text(45, 12, 2, "Type / Code", ink=GREY), Text(45, 14.6, 3, "P    JPN"),
            Text(90, 12, 2, "Passport No.", ink=GREY), Text(90, 14.6, 3, "{passport_no}"),
            Text(45, 20, 2, "Surname / Nom", ink=GREY), Text(45, 22.6, 3, "{family_roman}"),
            Text(45, 28, 2, "Given names / Prénoms", ink=GREY), Text(45, 30.6, 3, "{given_roman}"),
            Text(45, 36, 2, "Nationality", ink=GREY), Text(45, 38.6, 3, "JAPAN"),
            Text(45, 44, 2, "Date of birth", ink=GREY), Text(45, 46.6, 3, "{birth_en}"),
            Text(85, 44, 2, "Sex", ink=GREY), Text(85, 46.6, 3, "{sex_en}"),
            Text(45, 52, 2, "Date of issue", ink=GREY), Text(45, 54.6, 3, "{issued_en}"),
            Text(85, 52, 2, "Date of expiry", ink=GREY), Text(85, 54.6, 3, "{until_en}"),
            Text(6, 71, 3.75, "{mrz_upper}"), Text(6, 78, 3.75, "{mrz_lower}"),
            Shape("portrait", 6, 13, 34, 43),
        ),
    ),
)  # fmt: skip

RESIDENCE_CARDS: Final = (
    *(
        Layout(
            "residence_card", f"card-{number}", *CARD,
            papers=papers,
            face=face,
            kinds=(Kind.RESIDENCE_CARD,),
            marks=(
                Text(3, 2.4, 2.4, "日本国政府"), Text(24, 2, 3.4, "在留カード", face=f"{face}+"),
                Text(44, 2.8, 2, "RESIDENCE CARD"), Text(64, 2.6, 2.2, "番号 {residence_no}"),
                Text(3, 8, 1.7, "氏名 NAME", ink=GREY), Text(17, 7.4, 3, "{roman}"),
                Text(3, 13, 1.7, "生年月日", ink=GREY), Text(17, 12.6, 2.4, "{birth_iso}"), Text(40, 12.6, 2.2, "性別 {sex} {sex_en}."),
                Text(52, 16.6, 1.8, "国籍・地域"), Text(3, 17.4, 1.7, "住居地", ink=GREY), Text(12, 17, 2, "{address}"),
                Text(3, 22, 1.7, "在留資格 STATUS", ink=GREY), Text(22, 21.6, 2.8, status),
                Text(3, 27, 1.7, "就労制限の有無", ink=GREY), Text(22, 26.6, 2.6, work),
                Text(3, 32, 1.7, "在留期間(満了日) PERIOD OF STAY (DATE OF EXPIRATION)", ink=GREY),
                Text(3, 35, 2.4, "5年 ({until_iso})"),
                Text(3, 40, 1.7, "許可の種類 {issued_iso} 交付年月日 {issued_iso}", ink=GREY),
                Text(3, 44, 2.2, "このカードは {until_iso} まで有効 です。"), Text(3, 49, 2.4, "法務大臣　出入国在留管理庁"),
                Shape("portrait", 64, 19, 18, 23),
            ),
        )
        for number, (papers, face, status, work) in enumerate(
            (
                (("#e9f0ea", "#eef4f0"), "sans", "技術・人文知識・国際業務", "在留資格に基づく就労活動のみ可"),
                (("#f4f2ea",), "serif", "永住者", "就労制限なし"),
                (("#e6eef4", "#ffffff"), "sans", "留学 Student", "就労不可"),
            )
        )
    ),
)  # fmt: skip
