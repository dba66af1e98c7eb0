"""Where personal data stands outside of cards: letters, forms, labels, lists, screens. Every line is somebody's, nobody real's."""

from typing import Final

from sudare.specimens.terms import Layout, Shape, Text

PAPER: Final = ("#ffffff", "#fbf9f2", "#f2f5f7")


def _slip(name: str, width: float, height: float, *marks: Text | Shape, face: str = "sans") -> Layout:
    return Layout("personal", name, width, height, marks, papers=PAPER, face=face)


SLIPS: Final = (
    _slip("letter", 120, 90, Text(8, 8, 3.6, "{postcode}\n{address}"), Text(20, 22, 5, "{name} 様"), Text(8, 36, 3.2, "いつもお世話になっております。\nご不明の点は下記までご連絡ください。"), Text(8, 56, 3.2, "電話 {phone}\nメール {mail}"), face="serif"),
    _slip("application", 120, 90, Text(44, 4, 5, "入会申込書"), Text(8, 16, 3.4, "氏名　{name}\nフリガナ　{kana}"), Text(8, 30, 3.4, "生年月日　{birth}"), Text(8, 38, 3.4, "住所　{postcode}　{address}"), Text(8, 46, 3.4, "電話番号　{phone}　携帯　{mobile}"), Text(8, 54, 3.4, "メールアドレス　{mail}"), Shape("frame", 5, 13, 110, 52)),
    _slip("label", 100, 70, Text(6, 4, 3, "お届け先"), Text(8, 10, 3.6, "{postcode}\n{address}\n{name} 様"), Text(8, 28, 3.4, "TEL {phone}"), Text(6, 40, 3, "ご依頼主 みほん商店　品名 食品"), Shape("barcode", 20, 50, 50, 14)),
    _slip("staff-list", 130, 80, Text(8, 4, 4, "従業員名簿"), Text(8, 14, 3.2, "氏名 {name}"), Text(8, 22, 3.2, "個人番号 {my_number}"), Text(8, 30, 3.2, "生年月日 {birth_iso}"), Text(8, 38, 3.2, "基礎年金番号 {pension_no}"), Text(8, 46, 3.2, "振込口座 {bank} 中央支店 普通 {account}")),
    _slip("order", 110, 80, Text(8, 5, 4, "ご注文書"), Text(8, 16, 3.4, "お名前：{name}"), Text(8, 24, 3.4, "カード番号：{card}"), Text(8, 32, 3.4, "有効期限：{until_short}"), Text(8, 40, 3.4, "電話：{mobile}"), Text(8, 48, 3.4, "E-mail：{mail}")),
    _slip("parking", 110, 70, Text(8, 5, 4, "駐車許可申請"), Text(8, 16, 3.4, "申請者 {name}"), Text(8, 24, 3.4, "運転免許証番号 {licence_no}"), Text(8, 32, 3.4, "連絡先 {mobile}"), Shape("fill", 60, 40, 40, 22, ink="#f4f6f2"), Shape("frame", 60, 40, 40, 22), Text(64, 43, 6, "{plate}")),
    _slip("travel", 120, 70, Text(8, 5, 4, "旅行者名簿"), Text(8, 16, 3.4, "氏名(ローマ字) {roman}"), Text(8, 24, 3.4, "旅券番号 {passport_no}"), Text(8, 32, 3.4, "生年月日 {birth_iso}"), Text(8, 40, 3.4, "在留カード番号 {residence_no}"), Text(8, 48, 3.4, "携帯電話 {mobile}")),
    _slip("intake", 120, 80, Text(40, 4, 4.4, "問診票"), Text(8, 14, 3.4, "お名前 {name}"), Text(8, 22, 3.4, "生年月日 {birth}"), Text(8, 30, 3.4, "保険者番号 {insurer_no}"), Text(8, 38, 3.4, "記号 {symbol} 番号 {insurance_no}"), Text(8, 46, 3.4, "電話 {phone}"), Text(8, 56, 3.4, "今日はどうされましたか　のどが痛い"), face="serif"),
    _slip("profile", 75, 110, Text(30, 6, 4, "プロフィール"), Shape("disc", 28, 16, 18, 18, ink="#b8c6d4"), Text(18, 38, 4.4, "{name}"), Text(18, 46, 3.2, "{user}"), Text(8, 58, 3.2, "メール {mail}"), Text(8, 66, 3.2, "フォロー中 120　フォロワー 84"), Text(8, 76, 3.2, "写真と散歩が好きです")),
    _slip("pension", 120, 70, Text(30, 5, 4.4, "年金に関するお知らせ"), Text(8, 18, 3.4, "{name} 様"), Text(8, 26, 3.4, "基礎年金番号 {pension_no}"), Text(8, 34, 3.4, "個人番号 {my_number}"), Text(8, 42, 3.4, "生年月日 {birth}"), face="serif"),
    _slip("transfer", 120, 70, Text(40, 5, 4.4, "振込依頼書"), Text(8, 16, 3.4, "金融機関名 {bank}　中央支店"), Text(8, 24, 3.4, "預金種目 普通　口座番号 {account}"), Text(8, 32, 3.4, "受取人 {name} 様"), Text(8, 40, 3.4, "金額 {amount}円")),
    _slip("rental", 120, 80, Text(36, 5, 4.4, "レンタカー貸渡証"), Text(8, 16, 3.4, "氏名 {name}"), Text(8, 24, 3.4, "免許証番号 {licence_no}"), Text(8, 32, 3.4, "クレジットカード {card}"), Text(8, 40, 3.4, "パスポート番号 {passport_no}"), Shape("frame", 70, 50, 40, 22), Text(74, 53, 6, "{plate}")),
    _slip("post", 75, 90, Text(8, 6, 3.6, "{user}"), Text(8, 14, 3.4, "今日の昼ごはん、おいしかった！"), Text(8, 30, 3.6, "返信先 {user}"), Text(8, 38, 3.4, "いいですね。今度行きます")),
    _slip("register", 120, 80, Text(30, 5, 4.4, "外国人雇用状況届出"), Text(8, 16, 3.4, "氏名 {roman}"), Text(8, 24, 3.4, "在留カード番号 {residence_no}"), Text(8, 32, 3.4, "旅券番号 {passport_no}"), Text(8, 40, 3.4, "健康保険 記号 {symbol} 番号 {insurance_no}"), Text(8, 48, 3.4, "マイナンバー {my_number}"), Text(8, 56, 3.4, "在留カード {residence_no}")),
    _slip("notes", 110, 80, Text(8, 5, 4, "連絡用メモ"), Text(8, 16, 3.4, "{name}さん　{mobile}"), Text(8, 24, 3.4, "アカウント {user}"), Text(8, 32, 3.4, "年金手帳 {pension_no}"), Text(8, 40, 3.4, "運転免許 第{licence_no}号"), Text(8, 48, 3.4, "口座 {bank} 本店 普通 {account}"), Text(8, 56, 3.4, "カード {card}"), Shape("frame", 60, 62, 0, 0)),
    _slip("garage", 100, 70, Text(8, 5, 4, "車両の写真"), Shape("fill", 24, 20, 52, 28, ink="#fdfdfd"), Shape("frame", 24, 20, 52, 28), Text(30, 24, 8, "{plate}", ink="#1c5a34")),
)  # fmt: skip
