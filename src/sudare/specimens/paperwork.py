"""Sheets of paper: contracts, certificates, prescriptions, receipts, invoices, bank books. Units are millimetres."""

from typing import Final

from sudare.screening.terms import Kind
from sudare.specimens.terms import Layout, Shape, Text

PAGE: Final = (150.0, 190.0)
CLAUSES: Final = (
    "第1条(目的) 本契約は、甲が乙に委託する業務の内容を定める。\n"
    "第2条(期間) 契約期間は{issued}から{until}までとする。\n"
    "第3条(報酬) 甲は乙に対し、金{amount}円を支払うものとする。\n"
    "第4条(秘密保持) 甲及び乙は、相手方の秘密を第三者に開示しない。\n"
    "第5条(解除) 甲又は乙は、相手方が本契約に違反したとき解除できる。\n"
    "第6条(協議) 本契約に定めのない事項は、甲乙協議のうえ定める。"
)

CONTRACTS: Final = tuple(
    Layout("contract", name, *PAGE, papers=("#ffffff", "#fbf9f3"), face=face, kinds=(Kind.CONTRACT,), marks=marks)
    for name, face, marks in (
        ("service", "serif", (
            Text(54, 10, 6.4, "業務委託契約書"), Text(10, 26, 3.2, "{company}(以下「甲」という)と{name}(以下「乙」という)は、\n次のとおり契約を締結する。"),
            Text(10, 40, 3.2, CLAUSES), Text(10, 92, 3.2, "本契約の成立を証するため、本書2通を作成し、甲乙記名押印のうえ各1通を保有する。"),
            Text(10, 104, 3.2, "{issued}"), Text(20, 116, 3.2, "甲　{prefecture}{city}\n　　{company}　代表取締役"), Text(20, 130, 3.2, "乙　住所 {address}"),
            Text(20, 136, 3.2, "　　氏名 {name}　　印"), Shape("stamp", 100, 115, 11, 11), Shape("stamp", 78, 133, 9, 9),
        )),
        ("lease", "sans", (
            Text(46, 10, 5.6, "建物賃貸借契約書", face="sans+"), Text(10, 24, 3.2, "貸主 {company} を甲、借主 {name} を乙として、\n下記の物件につき賃貸借契約を締結した。"),
            Text(10, 38, 3.2, "物件の所在地　{address}\n賃料　月額 {amount}円\n敷金　2か月分\n契約期間　{issued}から2年間"),
            Text(10, 60, 3, CLAUSES), Text(10, 110, 3.2, "{issued}\n\n貸主(甲)　{company}　　印\n借主(乙)　{name}　　印"),
            Text(10, 134, 3.2, "連帯保証人　住所　　　　　　　　　　氏名　　　　　　　印"), Shape("stamp", 70, 118, 9, 9),
        )),
        ("labour", "serif", (
            Text(52, 12, 6, "雇 用 契 約 書"), Text(10, 28, 3.2, "使用者 {company}(甲)と労働者 {name}(乙)は、以下の条件により\n雇用契約を締結する。"),
            Text(10, 44, 3.2, "契約期間　期間の定めなし\n就業場所　{prefecture}{city}\n従事すべき業務の内容　販売業務\n始業・終業の時刻　9時00分から18時00分\n休日　土曜、日曜、祝日\n賃金　月給 {amount}円　締切日 毎月末日　支払日 翌月25日\n退職に関する事項　定年 65歳"),
            Text(10, 86, 3, CLAUSES), Text(10, 132, 3.2, "{issued}\n甲　{company}　　　　　　印\n乙　{name}　　　　　　印"), Shape("stamp", 62, 135, 9, 9),
        )),
    )
)  # fmt: skip

MEDICAL_CERTIFICATES: Final = tuple(
    Layout("medical_certificate", name, *PAGE, papers=("#ffffff", "#fdfcf7"), face=face, kinds=(Kind.MEDICAL_CERTIFICATE,), marks=marks)
    for name, face, marks in (
        ("plain", "serif", (
            Text(58, 14, 7, "診 断 書"), Text(14, 34, 3.6, "氏名　{name}　様　　({sex})"), Text(14, 42, 3.6, "生年月日　{birth}"), Text(14, 50, 3.6, "住所　{address}"),
            Text(14, 64, 3.8, "病名　急性上気道炎"), Text(14, 78, 3.6, "上記の診断により、{issued}から7日間の\n自宅療養を要するものと認める。"),
            Text(14, 104, 3.6, "上記のとおり診断する。"), Text(14, 114, 3.6, "{issued}"), Text(40, 126, 3.6, "{prefecture}{city}\n{clinic}\n医師　見本 一郎　　印"), Shape("stamp", 92, 134, 9, 9),
        )),
        ("boxed", "sans", (
            Shape("frame", 10, 10, 130, 150), Text(56, 14, 6, "診断書", face="sans+"), Text(16, 30, 3.4, "患者氏名 {name}"), Text(86, 30, 3.4, "性別 {sex}"),
            Text(16, 38, 3.4, "生年月日 {birth}"), Shape("rule", 10, 46, 130, 0), Text(16, 50, 3.4, "傷病名　右足関節捻挫"), Text(16, 60, 3.4, "発病年月日 {issued}　初診日 {issued}"),
            Text(16, 70, 3.4, "症状・経過及び所見\n　疼痛及び腫脹を認め、約3週間の加療を要する見込み。"), Shape("rule", 10, 110, 130, 0),
            Text(16, 116, 3.4, "上記の通り診断いたします。　{issued}"), Text(16, 126, 3.4, "医療機関名 {clinic}\n所在地 {prefecture}{city}\n電話番号 {phone}\n担当医師 　　　　　　　　印"),
        )),
        ("english", "sans", (
            Text(44, 12, 5.4, "MEDICAL CERTIFICATE"), Text(60, 21, 4, "診断証明書"), Text(14, 36, 3.4, "Patient name / 患者氏名　{name}"), Text(14, 44, 3.4, "Date of birth / 生年月日　{birth_iso}"),
            Text(14, 56, 3.4, "Diagnosis / 診断名　Influenza A / インフルエンザA型"), Text(14, 68, 3.4, "This is to certify that the above patient was examined\nat our hospital and needs rest for five days."),
            Text(14, 88, 3.4, "Date / 発行日　{issued_iso}"), Text(14, 100, 3.4, "Hospital / 医療機関　{clinic}"), Text(14, 108, 3.4, "Physician / 医師　　　　　　　　　　印"),
        )),
    )
)  # fmt: skip

PRESCRIPTIONS: Final = tuple(
    Layout("prescription", name, *PAGE, papers=("#ffffff", "#f6faf4"), face=face, kinds=(Kind.PRESCRIPTION,), marks=marks)
    for name, face, marks in (
        ("form", "sans", (
            Shape("frame", 8, 8, 134, 170), Text(62, 11, 6, "処 方 箋"), Text(30, 19, 2.6, "(この処方箋は、どの保険薬局でも有効です。)"),
            Text(12, 26, 3, "公費負担者番号"), Text(78, 26, 3, "保険者番号 {insurer_no}"), Text(12, 32, 3, "公費負担医療の受給者番号"), Text(78, 32, 2.8, "被保険者証の記号・番号 {code}・{insurance_no}"),
            Text(12, 40, 3.2, "患者 氏名 {name}"), Text(12, 46, 3.2, "生年月日 {birth} {sex}"), Text(78, 40, 2.8, "保険医療機関の所在地及び名称\n{clinic}\n電話番号 {phone}"),
            Text(12, 56, 3.2, "交付年月日 {issued}"), Text(78, 56, 2.6, "処方箋の使用期間"), Shape("rule", 8, 64, 134, 0), Text(12, 67, 3.2, "処方"),
            Text(24, 67, 3.2, "アムロジピン錠5mg　1錠\n　　分1 朝食後　28日分\nカルボシステイン錠500mg　3錠\n　　分3 毎食後　7日分\n以下余白"),
            Text(12, 130, 3, "備考"), Text(12, 150, 3, "調剤済年月日　　　　　保険薬局の所在地及び名称\n保険薬剤師氏名　　　　　　　　印"), Shape("qr", 118, 130, 18, 18),
        )),
        ("leaflet", "sans", (
            Text(48, 10, 5.6, "お薬の説明書"), Text(12, 22, 3.4, "{name} 様"), Text(84, 22, 3.2, "調剤日 {issued_iso}"), Text(12, 30, 3.2, "処方箋交付 {clinic}　調剤薬局 みほん薬局"),
            Text(12, 42, 3.4, "ロキソプロフェン錠60mg　3錠\n用法 1日3回 毎食後　5日分\n効能 痛みや熱をおさえる薬です"), Text(12, 66, 3.4, "レバミピド錠100mg　3錠\n用法 1日3回 毎食後　5日分\n効能 胃の粘膜を守る薬です"),
            Text(12, 100, 3, "副作用　発疹、かゆみが出たときは薬剤師にご相談ください"), Text(12, 112, 3, "薬剤師　　　　電話 {phone}"),
        )),
        ("handbook", "serif", (
            Text(44, 10, 5.6, "処方せん(調剤録)"), Text(12, 24, 3.4, "患者名　{name}　　{birth}生"), Text(12, 32, 3.2, "保険者番号　{insurer_no}"), Text(12, 38, 3.2, "記号・番号　{code}-{insurance_no}"),
            Text(12, 48, 3.4, "処方内容\nRp1 アセトアミノフェン錠200mg 6錠\n　　1日3回 毎食後 5日分\nRp2 デキストロメトルファン錠15mg 3錠\n　　1日3回 毎食後 5日分"),
            Text(12, 84, 3.2, "保険医氏名　　　　　　　　印"), Text(12, 92, 3.2, "医療機関名　{clinic}"), Text(12, 100, 3.2, "交付年月日　{issued}　　後発医薬品への変更可"),
        )),
    )
)  # fmt: skip

GOODS: Final = "コーヒー　　　　¥380\nサンドイッチ　　¥520\n緑茶 500ml ※　　¥138\nおにぎり ※　　　¥160"
RECEIPTS: Final = tuple(
    Layout("receipt", name, *size, papers=("#ffffff", "#faf8f2"), face=face, kinds=(Kind.RECEIPT,), marks=marks)
    for name, size, face, marks in (
        ("till", (80.0, 120.0), "sans", (
            Text(22, 5, 5, "{shop}"), Text(12, 13, 3, "{prefecture}{city}　登録番号 T1234567890123"), Text(28, 19, 3.4, "領収書"), Text(6, 26, 3, "{issued_iso} 12:34　レジ01 担当05"),
            Text(6, 33, 3.4, GOODS), Shape("rule", 6, 52, 68, 0), Text(6, 54, 3.4, "小計　　　　　¥1,198"), Text(6, 60, 5, "合計　　¥1,198", face="sans+"),
            Text(6, 69, 3, "(10%対象　¥900　消費税 ¥81)\n(8%対象　¥298　消費税 ¥22)"), Text(6, 80, 3.4, "お預り　　　　¥1,500\nお釣り　　　　　¥302"), Text(6, 94, 2.8, "※は軽減税率対象商品です\n毎度ありがとうございます"),
        )),
        ("handed", (120.0, 70.0), "serif", (
            Text(48, 6, 7, "領 収 証"), Text(90, 8, 3, "No. {serial}"), Text(10, 20, 4, "上様"), Text(84, 20, 3.2, "{issued_iso}"), Shape("frame", 24, 28, 72, 10), Text(34, 30, 5.6, "金 ¥{amount}－"),
            Text(12, 43, 3.2, "但し お食事代として　上記正に領収いたしました"), Text(12, 51, 3, "税抜金額\n消費税額(10%)"), Text(66, 50, 3.4, "{shop}\n登録番号 T9876543210987"), Shape("stamp", 104, 51, 9, 9),
        )),
        ("long", (80.0, 150.0), "sans", (
            Text(14, 6, 5.6, "{shop}", face="sans+"), Text(24, 15, 3.2, "レシート"), Text(6, 22, 3, "{issued_iso}(土) 18:20 No.{code}"), Text(6, 30, 3.4, GOODS + "\n" + GOODS), Shape("rule", 6, 68, 68, 0),
            Text(6, 71, 3.4, "小計 8点　　　¥2,396\n外税 8%　　　　¥191"), Text(6, 82, 5.4, "合計　　¥2,587"), Text(6, 92, 3.4, "クレジット　　¥2,587\nお釣り　　　　　¥0"), Shape("barcode", 12, 108, 52, 14), Text(6, 126, 3, "ポイント残高 126P\nまたのご来店をお待ちしております"),
        )),
    )
)  # fmt: skip

INVOICES: Final = tuple(
    Layout("invoice", name, *PAGE, papers=("#ffffff",), face=face, kinds=(Kind.INVOICE,), marks=marks)
    for name, face, marks in (
        ("plain", "sans", (
            Text(58, 12, 7, "請 求 書"), Text(10, 28, 4, "{company} 御中"), Text(96, 26, 3, "請求日 {issued_iso}\n請求番号 {serial}"), Text(92, 40, 3, "あおば企画\n登録番号 T1234567890123"),
            Text(10, 46, 3.2, "下記のとおりご請求申し上げます。"), Text(10, 54, 5, "ご請求金額　¥{amount}－", face="sans+"), Shape("frame", 10, 66, 130, 44), Text(12, 68, 3.2, "品目　　　　　　　　　数量　　単価　　　金額\nデザイン制作費　　　　1　　　 50,000　　50,000\n印刷費　　　　　　　　2　　　 12,000　　24,000"),
            Text(84, 114, 3.2, "小計　74,000\n消費税(10%)　7,400\n合計　81,400"), Text(10, 134, 3.2, "お支払期限 {until_iso}\nお振込先 {bank} 本店 普通 {account}"),
        )),
        ("table", "serif", (
            Text(12, 10, 6, "御請求書"), Text(12, 22, 4, "{company} 御中"), Text(90, 12, 3, "発行日 {issued_iso}"), Text(12, 34, 3.4, "件名　ウェブサイト保守費用"), Text(12, 42, 5, "合計金額 ¥{amount} (税込)"),
            Text(12, 56, 3.2, "摘要　　　　数量　単位　単価　　金額\n保守費用　　1　　式　　30,000　30,000\n作業費　　　5　　時間　6,000　　30,000"), Text(90, 80, 3.2, "小計 60,000\n消費税 6,000\n総計 66,000"), Text(12, 104, 3.2, "振込先　{bank} 中央支店 当座 {account}\nお支払い期日　{until_iso}\n恐れ入りますが振込手数料はご負担ください"),
        )),
        ("english", "sans", (
            Text(12, 12, 8, "INVOICE"), Text(90, 14, 3, "Invoice No. {serial}\nDate: {issued_en}\nDue date: {until_en}"), Text(12, 34, 3.4, "Bill to:\nSample Trading Co., Ltd."), Text(12, 52, 3.2, "Description                 Qty     Unit price     Amount\nDesign work                1          500.00         500.00\nPrinting                        2          120.00         240.00"),
            Text(90, 80, 3.4, "Subtotal 740.00\nTax (10%) 74.00\nTotal due 814.00"), Text(12, 110, 3.2, "Payment terms: 30 days. Bank transfer only."),
        )),
    )
)  # fmt: skip

BANK_BOOKS: Final = tuple(
    Layout("bank_book", name, 140, 90, papers=papers, face=face, kinds=(Kind.BANK_BOOK,), marks=marks)
    for name, papers, face, marks in (
        ("first-page", ("#eef4ec", "#f6f2e6"), "sans", (
            Text(8, 8, 4.4, "普通預金通帳"), Text(86, 8, 4.4, "{bank}"), Text(8, 24, 3.4, "店番 {cvv}　　口座番号 {account}"), Text(8, 34, 5, "{kana} 様"), Text(8, 46, 3.4, "支店名 中央支店　　銀行コード {code}"), Text(8, 56, 3, "お届け印のお取扱いにご注意ください\n通帳発行日 {issued}"),
        )),
        ("ledger", ("#eaf2f6", "#ffffff"), "serif", (
            Text(8, 5, 3.4, "普通預金　{bank} 中央支店　口座番号 {account}"), Shape("frame", 6, 12, 128, 72), Text(8, 14, 3, "年月日　　　お取引内容　　　お支払金額　　お預り金額　　差引残高"),
            Text(8, 21, 3.2, "07-04-25　　給料　　　　　　　　　　　　　210,000　　　421,305\n07-04-27　　電気料金　　　　8,120　　　　　　　　　　　413,185\n07-05-01　　ATM お引出し　　20,000　　　　　　　　　　393,185\n07-05-10　　カード　　　　　35,400　　　　　　　　　　357,785\n07-05-25　　給料　　　　　　　　　　　　　210,000　　　567,785"),
        )),
        ("cover", ("#2f6e5a", "#3a4d7d", "#b9474f"), "sans", (
            Text(40, 14, 8, "総合口座通帳", ink="#ffffff"), Text(42, 28, 4, "普通預金・定期預金", ink="#ffffff"), Text(30, 46, 4.4, "{kana} 様", ink="#ffffff"), Text(30, 56, 3.6, "店番 {cvv} 口座番号 {account}", ink="#ffffff"), Text(48, 74, 5, "{bank}", ink="#ffffff"),
        )),
    )
)  # fmt: skip
