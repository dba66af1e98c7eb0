"""Cards of insurers, schools, employers and banks, and business cards."""

from typing import Final

from sudare.screening.terms import Kind
from sudare.specimens.identity import CARD, GREY
from sudare.specimens.terms import Layout, Shape, Text

INSURANCE_CARDS: Final = (
    Layout(
        "insurance_card", "kyokai", *CARD,
        papers=("#dfeaf6", "#e8f0f8"), kinds=(Kind.INSURANCE_CARD,),
        marks=(
            Text(3, 3, 3, "健康保険"), Text(20, 3, 2.6, "本人(被保険者)"), Text(3, 7, 3.2, "被保険者証"), Text(52, 4, 2.4, "{issued}交付"),
            Text(3, 13, 2.8, "記号 {symbol}　番号 {insurance_no}　(枝番)00"),
            Text(3, 19, 2.2, "氏名"), Text(16, 18.4, 3.4, "{name}"), Text(50, 19, 2, "{kana}"),
            Text(3, 24, 2.2, "生年月日"), Text(16, 24, 2.6, "{birth}"), Text(50, 24, 2.4, "性別 {sex}"),
            Text(3, 29, 2.2, "資格取得年月日"), Text(24, 29, 2.6, "{issued}"),
            Text(3, 34, 2.2, "事業所名称"), Text(20, 34, 2.6, "{company}"),
            Text(3, 39, 2.2, "保険者番号"), Text(20, 38.6, 3, "{insurer_no}"),
            Text(3, 43.6, 2.2, "保険者名称"), Text(20, 43.4, 2.6, "全国健康保険協会 {prefecture}支部"),
            Text(3, 48.4, 2.2, "保険者所在地"), Text(20, 48.4, 2.2, "{prefecture}{city}"), Shape("stamp", 74, 41, 8, 8),
        ),
    ),
    Layout(
        "insurance_card", "kokuho", *CARD,
        papers=("#f4e7d4", "#e6f1e2", "#f0e4ee"), kinds=(Kind.INSURANCE_CARD,), face="serif",
        marks=(
            Text(3, 3, 3.2, "国民健康保険被保険者証", face="sans+"), Text(52, 3.4, 2.2, "有効期限 {until}"),
            Text(3, 9, 2.6, "記号　{code}　番号　{insurance_no}　枝番 01"),
            Text(3, 15, 2.2, "氏名"), Text(18, 14.2, 3.6, "{name}"),
            Text(3, 21, 2.2, "生年月日"), Text(18, 21, 2.6, "{birth}"), Text(56, 21, 2.4, "性別　{sex}"),
            Text(3, 26, 2.2, "適用開始年月日"), Text(24, 26, 2.4, "{issued}"),
            Text(3, 31, 2.2, "世帯主氏名"), Text(18, 31, 2.8, "{name}"),
            Text(3, 36, 2.2, "住所"), Text(12, 36, 2.3, "{address}"),
            Text(3, 42, 2.4, "保険者番号　{insurer_no}"), Text(3, 47, 2.6, "交付者名　{city}"), Shape("stamp", 60, 43, 8, 8),
        ),
    ),
    Layout(
        "insurance_card", "koki", *CARD,
        papers=("#e6dff0", "#dff0f0"), kinds=(Kind.INSURANCE_CARD,),
        marks=(
            Text(14, 3, 3.4, "後期高齢者医療被保険者証"), Text(3, 9, 2.4, "有効期限　{until}"),
            Text(3, 14, 2.4, "被保険者番号　{symbol}"), Text(3, 19, 2.4, "住所"), Text(14, 19, 2.3, "{address}"),
            Text(3, 24, 2.4, "氏名"), Text(14, 23.4, 3.4, "{name}"), Text(60, 24, 2.4, "{sex}"),
            Text(3, 29, 2.4, "生年月日　{birth}"), Text(3, 33.6, 2.4, "資格取得年月日　{issued}"),
            Text(3, 38, 2.4, "発効期日　{issued}"), Text(3, 42.4, 2.6, "一部負担金の割合　1割"),
            Text(3, 47.4, 2.2, "保険者番号　{insurer_old}　{prefecture}後期高齢者医療広域連合"),
        ),
    ),
    Layout(
        "insurance_card", "eligibility", *CARD,
        papers=("#ffffff", "#f4f6ee"), kinds=(Kind.INSURANCE_CARD,),
        marks=(
            Text(22, 3, 3.6, "資格確認書", face="sans+"), Text(48, 3.6, 2.2, "(健康保険) 本人"),
            Text(3, 10, 2.4, "記号 {symbol} 番号 {insurance_no} 枝番 00"),
            Text(3, 16, 2.2, "氏名 "), Text(16, 15.4, 3.4, "{name}"), Text(3, 21, 2.2, "生年月日 {birth}　性別 {sex}"),
            Text(3, 26, 2.2, "資格取得年月日 {issued}"), Text(3, 31, 2.2, "有効期限 {until}"),
            Text(3, 36, 2.2, "保険者番号 {insurer_no}"), Text(3, 41, 2.2, "保険者名称 みほん健康保険組合"), Shape("qr", 68, 24, 13, 13),
        ),
    ),
    Layout(
        "insurance_card", "family", *CARD,
        papers=("#f6e0e0", "#fbeedd"), kinds=(Kind.INSURANCE_CARD,),
        marks=(
            Text(3, 3, 2.8, "健康保険被保険者証　家族(被扶養者)"), Text(3, 9, 2.6, "記号"), Text(12, 9, 2.6, "{code}"),
            Text(30, 9, 2.6, "番号"), Text(39, 9, 2.6, "{insurance_no}"), Text(58, 9, 2.4, "(枝番) 02"),
            Text(3, 15, 2.4, "被扶養者氏名"), Text(24, 14.4, 3.4, "{name}"), Text(3, 21, 2.4, "生年月日　{birth}　{sex}"),
            Text(3, 26, 2.4, "認定年月日　{issued}"), Text(3, 31, 2.4, "被保険者氏名　{family} 一"),
            Text(3, 37, 2.4, "保険者番号　{insurer_no}"), Text(3, 42, 2.4, "保険者名称　みほん健康保険組合"), Text(3, 47, 2.2, "電話 {phone}"),
        ),
    ),
)  # fmt: skip

STUDENT_CARDS: Final = tuple(
    Layout(
        "student_card", name, *CARD, papers=papers, face=face, kinds=(Kind.STUDENT_CARD,), marks=marks,
    )
    for name, papers, face, marks in (
        ("wide", ("#e7eefb", "#ffffff"), "sans", (
            Shape("fill", 0, 0, 85.6, 11, ink="#27406f"), Text(4, 2.4, 5, "{school}", ink="#ffffff"),
            Text(32, 14, 4, "学生証", face="sans+"), Text(50, 15, 2.4, "STUDENT ID CARD"),
            Text(32, 22, 2.6, "学部 工学部　情報工学科"), Text(32, 27, 2.6, "学籍番号 {badge}"), Text(32, 32, 2.4, "氏名"),
            Text(40, 31.4, 3.6, "{name}"), Text(32, 38, 2.4, "{birth}生"), Text(32, 43, 2.4, "有効期限 {until}"),
            Shape("portrait", 5, 15, 23, 30), Shape("barcode", 32, 47, 34, 5),
        )),
        ("certificate", ("#f6f3e6", "#eef3ea"), "serif", (
            Text(30, 4, 4.6, "学　生　証"), Text(6, 13, 2.6, "学籍番号　{badge}"), Text(6, 18, 2.6, "学部学科　文学部 史学科"),
            Text(6, 24, 2.6, "氏名　"), Text(15, 23.4, 3.4, "{name}"), Text(6, 30, 2.6, "生年月日　{birth}"),
            Text(6, 35, 2.4, "上記の者は本学の学生であることを証明する"), Text(6, 40, 2.4, "発行日　{issued}"), Text(6, 45, 3.2, "{school}長"),
            Shape("portrait", 62, 12, 19, 25), Shape("stamp", 52, 43, 8, 8),
        )),
        ("pupil", ("#ffffff", "#e6f4ee"), "sans", (
            Text(5, 4, 3.6, "生徒証明書"), Text(44, 4.6, 3, "{school}"), Text(32, 13, 2.6, "第 2 学年 3 組 14 番"),
            Text(32, 19, 2.6, "氏名 {name}"), Text(32, 25, 2.6, "{birth_iso}生"), Text(32, 31, 2.2, "住所 {address}"),
            Text(32, 37, 2.4, "通学区間 みほん駅 ― さざなみ駅"), Text(32, 43, 2.4, "{until_iso}まで有効"), Shape("portrait", 5, 12, 22, 28),
        )),
    )
)  # fmt: skip

EMPLOYEE_CARDS: Final = tuple(
    Layout(
        "employee_card", name, *size, papers=papers, face=face, kinds=(Kind.EMPLOYEE_CARD,), marks=marks,
    )
    for name, size, papers, face, marks in (
        ("tall", (54.0, 85.6), ("#ffffff", "#eef2f6"), "sans", (
            Shape("fill", 0, 0, 54, 14, ink="#1f5c4a"), Text(4, 4.4, 4, "{company}", ink="#ffffff"), Shape("portrait", 14, 18, 26, 32),
            Text(12, 54, 5, "{name}"), Text(14, 61, 2.8, "{roman}"), Text(12, 67, 2.8, "{post}"), Text(12, 72, 2.8, "社員番号 {badge}"),
            Text(17, 78, 3.4, "社員証"),
        )),
        ("wide", CARD, ("#f2f6fa", "#ffffff"), "sans", (
            Text(32, 5, 4.4, "社 員 証", face="sans+"), Text(54, 6, 2.4, "EMPLOYEE ID"), Text(32, 14, 2.6, "社員番号 {badge}"),
            Text(32, 20, 2.6, "所属 {post}"), Text(32, 26, 2.6, "氏名"), Text(41, 25.2, 3.8, "{name}"), Text(32, 32, 2.4, "発行日 {issued_iso}"),
            Text(32, 38, 2.4, "上記の者は当社の社員であることを証明する"), Text(32, 44, 3.2, "{company}"), Shape("portrait", 5, 10, 23, 30),
        )),
        ("visitor", (54.0, 85.6), ("#fbf6ea",), "serif", (
            Text(8, 5, 3.4, "{company}"), Text(8, 11, 2.6, "従業員証 STAFF"), Shape("portrait", 8, 17, 24, 30), Text(8, 51, 2.4, "氏名"),
            Text(8, 54.6, 4.6, "{name}"), Text(8, 62, 2.6, "部署 {post}"), Text(8, 67, 2.6, "職員番号 {badge}"), Text(8, 72, 2.4, "有効期限 {until_iso}"),
        )),
    )
)  # fmt: skip

CREDIT_CARDS: Final = tuple(
    Layout(
        "credit_card", name, *size, papers=papers, ink=ink, kinds=(Kind.CREDIT_CARD,), marks=marks,
    )
    for name, size, papers, ink, marks in (
        ("embossed", CARD, ("#243b63", "#1d1f24", "#6b1f2b"), "#e8e4d4", (
            Text(5, 4, 4.4, "{bank}"), Text(60, 4.6, 2.6, "CREDIT CARD"), Shape("chip", 9, 16, 12, 10),
            Text(9, 29.4, 5.6, "{card}"), Text(34, 37.4, 1.8, "VALID\nTHRU"), Text(42, 37.6, 3.6, "{until_short}"),
            Text(9, 45, 3.4, "{given_roman} {family_roman}"), Text(67, 43, 5, "VISA", face="sans+"),
        )),
        ("flat-back", CARD, ("#f1f1f4", "#e4ebe6"), "#23262b", (
            Shape("fill", 0, 4, 85.6, 9, ink="#1c1c1f"), Shape("fill", 5, 16, 44, 6, ink="#ffffff"), Text(50, 17, 3, "{cvv}"),
            Text(7, 26, 4.4, "{card}"), Text(7, 33, 2, "GOOD THRU"), Text(24, 32.4, 3, "{until_short}"), Text(42, 33, 2, "セキュリティコード {cvv}"),
            Text(7, 39, 3, "{given_roman} {family_roman}"), Text(7, 45, 1.7, "本カードの会員は会員規約に従って利用するものとします\nカード発行会社 {bank}カード株式会社"),
            Text(64, 43, 3.4, "Mastercard"),
        )),
        ("cash", CARD, ("#d9ead6", "#f2dede", "#dfe6f4"), "#20303a", (
            Text(5, 4, 5, "{bank}"), Text(54, 5, 3, "キャッシュカード"), Shape("chip", 9, 15, 12, 10), Text(9, 28, 5.2, "{card}"),
            Text(9, 36, 2.8, "店番 {cvv}　口座番号 {account}"), Text(9, 42, 2, "VALID THRU"), Text(26, 41.4, 3, "{until_short}"),
            Text(9, 46.6, 3.2, "{kana}"), Text(66, 44, 4.6, "JCB", face="sans+"),
        )),
        ("tall", (54.0, 85.6), ("#20242c", "#e9dfcf"), "#b08d3c", (
            Text(5, 5, 4, "{bank}"), Shape("chip", 21, 14, 12, 14), Text(5, 36, 4.2, "{card}"), Text(5, 46, 2.4, "EXP {until_short}   CVV {cvv}"),
            Text(5, 54, 2.8, "{given_roman} {family_roman}"), Text(5, 74, 3, "DEBIT"), Text(34, 73, 4.4, "VISA", face="sans+"),
        )),
    )
)  # fmt: skip

BUSINESS_CARDS: Final = tuple(
    Layout("business_card", name, *size, papers=papers, face=face, kinds=(Kind.BUSINESS_CARD,), marks=marks)
    for name, size, papers, face, marks in (
        ("classic", (91.0, 55.0), ("#ffffff", "#fbf9f2"), "serif", (
            Text(8, 6, 3.4, "{company}"), Text(8, 17, 2.6, "{post}"), Text(26, 21, 6, "{name}"), Text(26, 29, 2, "{roman}", ink=GREY),
            Text(8, 36, 2.4, "{postcode}\u3000{address}"), Text(8, 41, 2.4, "TEL {phone}　携帯 {mobile}"), Text(8, 46, 2.4, "E-mail {mail}"),
        )),
        ("modern", (91.0, 55.0), ("#ffffff", "#f0f4f6"), "sans", (
            Shape("fill", 0, 0, 4, 55, ink="#2e6b4c"), Text(9, 8, 5.4, "{name}"), Text(9, 15.4, 2.2, "{roman}"), Text(9, 20, 2.4, "{post}"),
            Text(9, 31, 3, "{company}"), Text(9, 37, 2.2, "{postcode} {address}"), Text(9, 41, 2.2, "T {phone}  M {mobile}"),
            Text(9, 45, 2.2, "{mail}  https://example.com"), Shape("qr", 72, 6, 13, 13),
        )),
        ("tall", (55.0, 91.0), ("#fffdf6",), "serif", (
            Text(6, 8, 3, "{company}"), Text(6, 14, 2.4, "{post}"), Text(10, 26, 6, "{name}"), Text(6, 58, 2.2, "{postcode}\n"), Text(6, 62, 1.9, "{address}"),
            Text(6, 67, 2.2, "電話 {phone}"), Text(6, 71, 2.2, "FAX {phone}"), Text(6, 75, 2.2, "{mail}"),
        )),
    )
)  # fmt: skip
