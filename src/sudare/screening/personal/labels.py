"""Words that say what stands next to them. A number is what its label says before it is what it looks like."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sudare.screening.personal.letters import listed


class Topic(StrEnum):
    """What a label announces. The first block are things that are not about a person."""

    TRACKING = "tracking"
    ORDER = "order"
    REGISTRATION = "registration"
    PRODUCT = "product"
    PRICE = "price"
    DATE = "date"

    NUMBER = "number"  # 番号, No.: belongs to the label before it, else says nothing
    PHONE = "phone"
    MAIL = "mail"
    POSTAL = "postal"
    ADDRESS = "address"
    NAME = "name"
    KANA = "kana"
    STAFF = "staff"
    BIRTH = "birth"
    MY_NUMBER = "my_number"
    LICENCE = "licence"
    PASSPORT = "passport"
    RESIDENCE = "residence"
    PENSION = "pension"
    INSURER = "insurer"
    SYMBOL = "symbol"
    BRANCH = "branch"
    ACCOUNT = "account"
    OFFICE = "office"
    CARD = "card"
    USER = "user"
    PERSON_ID = "person_id"
    OTHER = "other"  # a field of a form that is none of these: ends the value before it


NOT_PERSONAL: Final = frozenset(
    {Topic.TRACKING, Topic.ORDER, Topic.REGISTRATION, Topic.PRODUCT, Topic.PRICE, Topic.DATE}
)


@dataclass(frozen=True, slots=True)
class Label:
    topic: Topic
    start: int
    end: int
    word: str


_WORDS: Final[dict[Topic, str]] = {
    Topic.TRACKING: (
        "伝票番号 伝票no 送り状番号 送り状no 送状番号 追跡番号 荷物番号 荷物お問い合わせ番号 お問い合わせ番号 "
        "お問合せ番号 お問合わせ番号 お問い合せ番号 問い合わせ番号 問合せ番号 お問い合わせ伝票番号 "
        "お問合せ送り状no お問い合わせ送り状no 原票番号 配送番号 引受番号 trackingnumber trackingno tracking "
        "waybill"
    ),
    Topic.ORDER: (
        "注文番号 ご注文番号 注文no 注文id 受注番号 発注番号 予約番号 ご予約番号 受付番号 整理番号 整理券番号 "
        "管理番号 取引番号 取引通番 承認番号 照会番号 処理番号 レシート番号 レシートno 会計番号 会計no 領収書番号 "
        "領収証番号 請求書番号 請求番号 見積番号 見積書番号 納品書番号 契約番号 お客様番号 顧客番号 会員番号 "
        "会員no ポイントカード番号 端末番号 店舗番号 店番号 レジ番号 レジno 責no 発行番号 証明書番号 通し番号 "
        "文書番号 案件番号 チケット番号 座席番号 便名 列車番号 便番号 問題番号 ordernumber orderno orderid order "
        "receiptno receiptnumber invoiceno invoicenumber invoice# booking reservation ref reference transactionid "
        "transaction ticket case po# お客様コード 得意先コード 会員id ポイント番号 バス番号 抽選番号 当選番号 "
        "シリアルコード クーポンコード 認証コード 確認コード 追番 帳票番号 供給地点特定番号"
    ),
    Topic.REGISTRATION: (
        "登録番号 事業者登録番号 適格請求書発行事業者 インボイス番号 インボイス登録番号 法人番号 許可番号 届出番号 "
        "認証番号 許可証番号 古物商許可 公安委員会許可 認可番号 registrationno registrationnumber"
    ),
    Topic.PRODUCT: (
        "janコード jan isbn issn 商品コード 商品番号 商品id 品番 型番 型式 型名 製造番号 製番 シリアル番号 "
        "シリアルno シリアル 製品番号 品目コード バーコード ロット番号 ロットno ロット lotno lot serialnumber "
        "serialno serial s/n model modelno partno p/n imei iccid meid imsi sku asin ean upc gtin fccid version ver "
        "製造no 機種 部品番号 図番 コード mac uuid commit build ポート port ipアドレス"
    ),
    Topic.PRICE: (
        "合計 小計 総合計 税込 税抜 消費税 内税 外税 金額 お預り お預かり お釣り おつり 釣銭 単価 価格 料金 残高 "
        "ポイント残高 値引 割引 total subtotal price amount balance change"
    ),
    Topic.DATE: (
        "日付 発行日 有効期限 期限 賞味期限 消費期限 交付日 交付 発行年月日 作成日 利用日 ご利用日 納品日 納期 "
        "日時 取引日 注文日 ご注文日 更新日 製造日 製造年月日 加工日 入荷日 発売日 支払期限 お支払期限 請求日 "
        "受付日 施行日 公開日 開催日 date issued expiry expires validthru goodthru"
    ),
    Topic.NUMBER: "番号 no number ナンバー",
    Topic.PHONE: (
        "電話番号 電話 お電話 tel telephone phone phonenumber fax ファックス ファクス ファクシミリ 携帯 携帯電話 "
        "携帯番号 ケータイ mobile cell cellphone 連絡先 ご連絡先 緊急連絡先 でんわ ☎ ☏ 📞 📱 フリーダイヤル "
        "フリーコール ナビダイヤル 直通 代表 予約専用 お問い合わせ お問合せ お問い合せ お問い合わせ先 お客様相談室 "
        "お客様センター サポートセンター t/f"
    ),
    Topic.MAIL: "メールアドレス メール eメール e-mail email mail e-mailaddress emailaddress",
    Topic.POSTAL: "郵便番号 〒 zip zipcode postalcode",
    Topic.ADDRESS: (
        "住所 ご住所 御住所 現住所 所在地 お届け先 お届先 ご送付先 送付先 届け先 配送先 お届け先住所 本籍 本籍地 "
        "居住地 居所 自宅 address residence shippingaddress shipto 発送先 請求先住所 勤務先住所 住居地"
    ),
    Topic.NAME: (
        "氏名 ご氏名 御氏名 お名前 名前 なまえ おなまえ 御名前 ご芳名 芳名 患者名 患者氏名 患者様氏名 受診者 "
        "受診者名 被保険者氏名 被保険者名 世帯主 世帯主氏名 代表者氏名 申込者 申請者 契約者 ご契約者 契約者名 "
        "届出人 受取人 受取人名 荷受人 ご依頼主 ご依頼人 依頼主 振込人 名義人 口座名義 口座名義人 名義 保護者氏名 "
        "保護者名 児童名 園児名 生徒氏名 生徒名 学生氏名 従業員名 社員名 署名 氏名又は名称 宛名 差出人 お届け先名 "
        "お客様名 購入者 購入者名 利用者名 利用者氏名 予約者 予約者名 ご予約名 本人氏名 配偶者氏名 連絡者 医師名 "
        "医師氏名 保険医氏名 処方医 担当医 主治医 担任 name fullname surname givennames givenname firstname "
        "lastname familyname cardholder cardholdername accountholder accountname patient patientname holder "
        "signature 姓 乗客 搭乗者名"
    ),
    Topic.KANA: (
        "ローマ字 氏名(ローマ字) "
        "フリガナ ふりがな カナ氏名 氏名カナ カナ フリカナ お名前(カナ) お名前(フリガナ) 氏名(カナ) 氏名(フリガナ) "
        "セイ メイ よみがな ヨミガナ"
    ),
    Topic.STAFF: (
        "担当 担当者 ご担当 ご担当者 担当者名 レジ担当 取扱者 取扱 責任者 店長 係 レジ スタッフ 責 扱者 作成者 "
        "発行者 送信者"
    ),
    Topic.BIRTH: "生年月日 誕生日 お誕生日 生まれ dateofbirth birthdate birthday dob d.o.b. d.o.b born birth",
    Topic.MY_NUMBER: "個人番号 マイナンバー マイナンバー番号 mynumber individualnumber",
    Topic.LICENCE: (
        "免許証番号 運転免許証番号 運転免許証の番号 免許証の番号 免許番号 免許証 運転免許 運転免許番号 "
        "driver'slicenseno driverlicenseno driver'slicense driverslicense licenceno licenseno"
    ),
    Topic.PASSPORT: "旅券番号 パスポート番号 パスポート passportno passportnumber passport 旅券",
    Topic.RESIDENCE: (
        "在留カード番号 在留カード 在留カード等番号 residencecard residencecardno 特別永住者証明書番号 特別永住者証明書"
    ),
    Topic.PENSION: "基礎年金番号 年金番号 年金証書番号 年金コード 年金手帳 年金証書 国民年金番号",
    Topic.INSURER: (
        "保険者番号 公費負担者番号 公費負担医療の受給者番号 公費受給者番号 受給者番号 負担者番号 被保険者番号 "
        "被保険者証番号 保険証番号 資格者番号"
    ),
    Topic.SYMBOL: "記号番号 記号・番号 被保険者証記号 被保険者記号 被保険者証の記号 記号",
    Topic.BRANCH: "枝番",
    Topic.ACCOUNT: (
        "口座番号 口座no 口座 普通預金 普通口座 当座預金 普通 当座 貯蓄預金 貯蓄 振込先 お振込先 振込先口座 "
        "振込口座 ゆうちょ ゆうちょ銀行 accountnumber accountno account# a/cno a/c iban (普) (当)"
    ),
    Topic.OFFICE: "店番 支店番号 支店コード 支店番 店番号コード branchcode branchno",
    Topic.CARD: (
        "カード番号 クレジットカード番号 クレジットカード クレジット クレカ番号 クレカ cardnumber cardno "
        "creditcard visa mastercard jcb amex americanexpress デビットカード"
    ),
    Topic.USER: (
        "ユーザー名 ユーザ名 ユーザーid ユーザid ユーザーネーム アカウント名 アカウントid アカウント ログインid "
        "ログイン名 lineid ニックネーム 表示名 ハンドルネーム スクリーンネーム username userid user loginid login "
        "displayname nickname screenname handle インスタ instagram twitter id"
    ),
    Topic.PERSON_ID: (
        "社員番号 社員no 社員id 従業員番号 職員番号 学籍番号 学生番号 学生証番号 生徒番号 患者番号 患者id "
        "診察券番号 診察番号 カルテ番号 出席番号 受験番号 studentid studentno employeeid employeeno staffid "
        "patientid"
    ),
    Topic.OTHER: (
        "保険者所在地 "
        "性別 年齢 国籍 続柄 職業 備考 所属 会社名 社名 店名 品名 商品名 ファイル名 件名 施設名 銀行名 支店名 "
        "金融機関名 学部 学科 部署 役職 条件等 種類 勤務先 診療科 資格取得 事業所名 学校名 病院名 保険者名 "
        "保険者名称 sex nationality gender 品目 製品名 会社 血液型 在留資格 在留期間 filename productname "
        "companyname hostname itemname projectname domainname displaysize servername 券面 事項 薬品名 書類名 "
        "建物名 申請日 url hp ホームページ 営業時間 定休日 商品 数量 人数 席 お席 テーブル 卓 内容 用途 但し 摘要"
    ),
}


def words_for(*topics: Topic) -> frozenset[str]:
    """All words that announce one of these."""
    return frozenset(word for topic in topics for word in _WORDS[topic].split())


_TOPICS: Final = {word: topic for topic, words in _WORDS.items() for word in words.split()}
_NEEDS_EDGE: Final = listed(
    "姓 セイ メイ 責 係 席 卓 カナ レジ 普通 当座 貯蓄 コード 記号 番号 会社 商品 交付 署名 代表 直通 担当 "
    "扱者 取扱 id user name login birth born cell lot jan ref mac change case ver model serial port 自宅 旅券 "
    "免許証 運転免許 口座 クレジット 名義 種類 内容 用途 人数 社名 期限 名前 なまえ 記号番号 店長 スタッフ "
    "世帯主 担任 発行者 作成者 責任者 メール 機種 事項 施設名 数量 単価 価格 料金 金額 残高 日付 日時 合計 "
    "小計 税込 税抜 シリアル ロット 携帯 カナ氏名 アカウント 生まれ 乗客 誕生日 お電話 電話 連絡先 ゆうちょ "
    "ナンバー 品目 所属 備考 但し 摘要 種目 申請者 契約者 受取人"
)
"""Words that are often a part of another word or a sentence: they count only where nothing hangs on their end."""

_PATTERN: Final = re.compile(
    "|".join(r"[ ]*".join(map(re.escape, word)) for word in sorted(_TOPICS, key=lambda word: (-len(word), word)))
)
_MARKS_AFTER: Final = re.compile(
    r"[ \t]*(?:[(].{0,12}?[)])?[ \t]*[:;=|/)\]】」>._-]|[ \t]|$|[0-9(@+〒※*A-Z]|\W", re.IGNORECASE
)
_WEAK_GAP = 2  # 「電話 No.」「口座 番号」: one label


def labels_in(lower: str) -> tuple[Label, ...]:
    """All labels of a row in lower case, left to right, each with the longest word that stands there."""
    found: list[Label] = []
    for match in _PATTERN.finditer(lower):
        word = match.group().replace(" ", "")
        topic = _TOPICS[word]
        if not _stands_alone(lower, match, word=word):
            continue
        if topic is Topic.NUMBER and found and match.start() - found[-1].end <= _WEAK_GAP:
            found[-1] = Label(found[-1].topic, found[-1].start, match.end(), found[-1].word)
        elif found and topic is not Topic.NUMBER and found[-1].topic is Topic.NUMBER and match.start() == found[-1].end:
            found[-1] = Label(topic, found[-1].start, match.end(), word)
        else:
            found.append(Label(topic, match.start(), match.end(), word))
    return tuple(found)


def _stands_alone(lower: str, match: re.Match[str], *, word: str) -> bool:
    before, after = lower[match.start() - 1 : match.start()], lower[match.end() : match.end() + 1]
    if word[0].isascii() and word[0].isalpha() and before.isascii() and before.isalpha():
        return False
    if word[-1].isascii() and word[-1].isalpha() and after.isascii() and after.isalpha():
        return False
    if word not in _NEEDS_EDGE:
        return True
    is_free = not _hangs_on(before) or word in _SAYS_WHOSE
    return is_free and _MARKS_AFTER.match(lower, match.end()) is not None


_SAYS_WHOSE: Final = listed("携帯 電話")
"""These may have before them whose or where they are: 保護者携帯, 自宅電話."""


def _hangs_on(letter: str) -> bool:
    """Whether a letter before a label makes it the end of another word: 旧姓, 商品コード, 全席."""
    return letter.isalpha() and letter not in "のごお御"
