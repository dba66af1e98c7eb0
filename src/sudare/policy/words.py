"""What kinds of pictures are called before anything is sent, in three registers."""

from types import MappingProxyType
from typing import Final

from sudare.policy.terms import Words
from sudare.screening.terms import Kind

PRODUCT: Final = "product"  # an ordinary picture: nothing is found in it, so it has no kind

EXAMPLES: Final = MappingProxyType(
    {
        PRODUCT: Words("商品や物の写真", "しょうひんや ものの しゃしん", "Goods and things"),
        Kind.RECEIPT: Words("レシート・領収書", "レシート", "Receipts"),
        Kind.INVOICE: Words("請求書", "請求書（せいきゅうしょ）", "Invoices"),
        Kind.SCREEN: Words("画面の写真", "がめんの しゃしん", "Photos of a screen"),
        Kind.CHAT_SCREENSHOT: Words("会話の画面", "チャットの がめん", "Screens of a chat"),
        Kind.TEXT: Words("文字・ホワイトボード", "もじ・ホワイトボード", "Writing, whiteboards"),
        Kind.BARCODE: Words("バーコード", "バーコード", "Barcodes"),
        Kind.BUSINESS_CARD: Words("名刺", "名刺（めいし）", "Business cards"),
        Kind.CONTRACT: Words("契約書", "契約書（けいやくしょ）", "Contracts"),
        Kind.PRESCRIPTION: Words("処方箋", "くすりの かみ", "Prescriptions"),
        Kind.MEDICAL_CERTIFICATE: Words("診断書", "診断書（しんだんしょ）", "Medical certificates"),
        Kind.FACE: Words("顔", "顔（かお）", "Faces"),
        Kind.PERSON_NAME: Words("名前", "名前（なまえ）", "Names"),
        Kind.PHONE: Words("電話番号", "電話番号（でんわばんごう）", "Phone numbers"),
        Kind.EMAIL: Words("メールアドレス", "メールアドレス", "Mail addresses"),
        Kind.POSTAL_ADDRESS: Words("住所", "住所（じゅうしょ）", "Addresses"),
        Kind.BIRTH_DATE: Words("生年月日", "うまれた 日（ひ）", "Birth dates"),
        Kind.USER_NAME: Words("画面のユーザー名", "ユーザー名（めい）", "User names on screens"),
        Kind.VEHICLE_PLATE: Words("車のナンバー", "車（くるま）の ナンバー", "Number plates"),
        Kind.QR: Words("QRコード", "QRコード", "QR codes"),
        Kind.BANK_ACCOUNT: Words("口座番号", "銀行（ぎんこう）の ばんごう", "Bank account numbers"),
        Kind.BANK_BOOK: Words("通帳", "通帳（つうちょう）", "Bank books"),
        Kind.CREDIT_CARD: Words("クレジットカード", "クレジットカード", "Payment cards"),
        Kind.INSURANCE_CARD: Words("保険証", "保険証（ほけんしょう）", "Insurance cards"),
        Kind.INSURANCE_NUMBER: Words("保険証の番号", "保険証（ほけんしょう）の ばんごう", "Insurance numbers"),
        Kind.PENSION_NUMBER: Words("基礎年金番号", "年金（ねんきん）の ばんごう", "Pension numbers"),
        Kind.STUDENT_CARD: Words("学生証", "学生証（がくせいしょう）", "Student cards"),
        Kind.EMPLOYEE_CARD: Words("社員証", "社員証（しゃいんしょう）", "Employee cards"),
        Kind.DRIVER_LICENCE: Words("運転免許証", "運転免許証（うんてんめんきょしょう）", "Driving licences"),
        Kind.PASSPORT: Words("パスポート", "パスポート", "Passports"),
        Kind.RESIDENCE_CARD: Words("在留カード", "在留（ざいりゅう）カード", "Residence cards"),
        Kind.ID_DOCUMENT: Words("そのほかの身分証", "ほかの 身分証（みぶんしょう）", "Other identity documents"),
        Kind.MY_NUMBER_CARD: Words("マイナンバーカードの表", "マイナンバーカードの おもて", "My Number cards, front"),
        Kind.MY_NUMBER_CARD_BACK: Words("マイナンバーカードの裏", "マイナンバーカードの うら", "My Number cards, back"),
        Kind.MY_NUMBER: Words("マイナンバー", "マイナンバー", "My Numbers"),
        Kind.EXPLICIT: Words("肌の写った写真", "はだかの しゃしん", "Intimate pictures"),
    }
)
"""From the most usual to what should not come. A sender can't know about the other kinds, or they lie within these."""

AI: Final = MappingProxyType(
    {
        "off": Words("AIには見せません。", "AIは みません。", "No AI sees them."),
        "ask": Words(
            "AIが見るのは、だれかがたずねたときだけ、伏せたあとの写真だけです。",
            "AIは、だれかが きいた ときだけ みます。かくした あとの しゃしんです。",
            "An AI sees them only when somebody asks it, and only as they are after covering.",
        ),
        "on": Words(
            "伏せたあとの写真を、AIが読みます。",
            "かくした あとの しゃしんを AIが みます。",
            "An AI reads them, as they are after covering.",
        ),
    }
)
