"""Words that mean the same on signs, receipts, menus and screens, in Japanese and English.

Each concept: how people ask for it and how it is printed. A question about one of them looks for its printed words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sudare.reading.typed import Kind


@dataclass(frozen=True, slots=True)
class Concept:
    """``asked``: as in questions; ``printed``: as labels, besides the asked words. ``kinds``: what its value is."""

    asked: tuple[str, ...]
    printed: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    receipt: str = ""  # the field of a receipt that is it

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.asked, *self.printed)


def _concept(asked: str, printed: str = "", *kinds: Kind, receipt: str = "") -> Concept:
    return Concept(_split(asked), _split(printed), kinds, receipt)


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split("|") if word.strip())


M, D, T, P, N, A = Kind.MONEY, Kind.DATE, Kind.TIME, Kind.PHONE, Kind.NUMBER, Kind.ADDRESS

CONCEPTS: Final[Mapping[str, Concept]] = {
    "total": _concept("合計金額|合計|総額|お会計|会計|全部で|支払額|支払った金額|請求金額|請求額|代金|total amount|grand total|total|altogether|in all|spend|spent|paid in total|amount due", "ご請求額|ご請求金額|お買上計|お支払金額|税込合計|総計|計|balance due", M, receipt="total"),
    "subtotal": _concept("小計|subtotal|sub-total|sub total", "税抜合計|本体合計", M, receipt="subtotal"),
    "tax": _concept("消費税|税金|税額|内税|sales tax|consumption tax|vat|tax", "消費税等|税", M, receipt="tax_total"),
    "change": _concept("お釣り|おつり|釣り銭|釣銭|change", "お釣|釣銭|おつり", M, receipt="change"),
    "paid": _concept("お預かり|預かり|預り|出した金額|渡した|cash tendered|tendered|handed over|cash given", "お預り|お預かり|現金", M, receipt="paid"),
    "payment": _concept("支払い方法|支払方法|決済方法|決済|何で払|何で支払|どうやって払|payment method|method of payment|how was it paid|how did they pay|paid with|pay with|paid by", "お支払方法|お支払い方法|支払方法", receipt="payment"),
    "shop": _concept("店名|店の名前|お店の名前|お店|どこで買|どの店|何という店|なんという店|店舗名|shop name|store name|name of the shop|name of the store|name of this shop|which shop|which store|what store|what shop|restaurant name|name of the restaurant|merchant", "", receipt="shop"),
    "registration": _concept("登録番号|インボイス番号|適格請求書|registration number|invoice registration", "登録番号|事業者番号", receipt="registration_number"),
    "hours": _concept("営業時間|開館時間|診療時間|受付時間|利用時間|利用可能時間|何時から何時|opening hours|business hours|hours", "営業時間|営業|開館時間|開館|診療時間|診療|受付時間|受付|利用時間|OPEN|Open|Hours"),
    "opening": _concept("何時に開|何時から開|何時から営業|何時から利用|何時から|開店時間|開店|when does it open|opening time|opens|open", "開店|開館|営業|OPEN|Open|Hours|受付|診療|利用", T),
    "closing": _concept("閉店|閉館|何時に閉ま|何時まで|閉まる|閉まり|closing time|close at|until what time|closes|close", "閉店|閉館|終了|まで|CLOSE|Close|closing|営業|開館|Open|OPEN|Hours|受付|診療|利用", T),
    "last_order": _concept("ラストオーダー|オーダーストップ|last order|last orders", "L.O.|LO|ラストオーダー|最終入館|最終受付|last entry", T),
    "holiday": _concept("定休日|休業日|休館日|休診日|休み|お休み|何曜日が休|closed on|regular holiday|day off|which day is it closed|days closed|closed", "定休日|休業日|休館日|休診日|定休|Closed"),
    "deadline": _concept("締め切り|締切|〆切|期限|期日|いつまで|納期|提出日|deadline|due date|due by|due|by when|until when", "締切|〆切|期限|期日|申込期限|まで|必着|Due|Deadline", D, T),
    "expiry": _concept("賞味期限|消費期限|使用期限|有効期限|有効期間|期限切れ|best before|expiry|expiration|expire|use by|valid until|valid", "賞味期限|消費期限|使用期限|有効期限|有効期間|EXP|Best before|Use by|Valid", D),
    "date": _concept("日付|日にち|開催日|日時|いつの|購入日|買った日|いつ買|いつ購入|いつ行われ|いつ開催|発行日|date", "日時|開催日|発行日|日付|期日|とき|Date", D, receipt="date"),
    "start": _concept("開始|始まる|始まり|はじまる|スタート|start|begin|starts|begins", "開始|開演|開場|開会|集合|Start|Doors", T, D),
    "end": _concept("終了|終わる|終わり|おわる|end|finish|ends|over", "終了|閉会|解散|End", T, D),
    "venue": _concept("会場|開催場所|場所|どこで|集合場所|venue|location|place|where is it held|held|take place|meeting point", "会場|場所|ところ|開催場所|集合場所|Venue|Place|Location|at", A),
    "address": _concept("住所|所在地|address", "住所|所在地|〒|Address", A),
    "phone": _concept("電話番号|電話|連絡先|問い合わせ先|お問い合わせ|tel|phone number|telephone|phone|contact number|call", "TEL|Tel|電話|☎|お問い合わせ|連絡先|Phone", P, receipt="phone"),
    "fax": _concept("ファックス|ファクス|fax number|fax", "FAX", P),
    "mail": _concept("メールアドレス|メアド|メール|eメール|e-mail|email|mail address", "E-mail|Mail|メール", Kind.EMAIL),
    "web": _concept("ホームページ|ウェブサイト|サイト|url|アドレスバー|website|web site|homepage|web page", "URL|HP|ホームページ|Web", Kind.URL),
    "postcode": _concept("郵便番号|postal code|postcode|zip", "〒|郵便番号", Kind.POSTAL_CODE),
    "fee": _concept("参加費|入場料|入館料|利用料金|利用料|使用料|会費|受講料|料金|admission|entrance fee|entry fee|participation fee|fee|charge|fare|ticket price", "参加費|入場料|入館料|料金|会費|費用|運賃|Fee|Admission", M),
    "rent": _concept("家賃|賃料|rent", "賃料|家賃|月額", M),
    "deposit": _concept("敷金|保証金|deposit", "敷金|保証金", M),
    "capacity": _concept("定員|何人まで|最大人数|収容人数|capacity|maximum number of people|how many people can", "定員|名様|収容", N),
    "person": _concept("担当者|担当|責任者|講師|司会|主催者|主催|先生|person in charge|in charge|responsible|organizer|organiser|organized by|instructor|lecturer|speaker|teacher|host", "担当|担当者|責任者|講師|主催|お問合せ|Organizer|Instructor"),
    "company": _concept("会社名|会社|勤務先|どこの会社|company|employer|work for|organization|firm", "株式会社|有限会社|合同会社|(株)|㈱|(有)|法人|Inc|Ltd|LLC|Corp"),
    "position": _concept("役職|肩書き|肩書|職種|部署|job title|position|role|department|title of", "部長|課長|係長|主任|代表|取締役|社長|店長|マネージャー|部|課|Manager|Director|Engineer|President|Sales"),
    "destination": _concept("どこへ行|どこに行|どこまで行|どこ行き|行き先|行先|終点|destination|bound for|where does it go|go to", "行先|行き先|行き|方面|Destination|To"),
    "platform": _concept("何番線|何番のりば|番線|のりば|乗り場|ホーム|platform|track|bay", "番線|のりば|乗り場|Platform|Track"),
    "departure": _concept("出発|発車|発つ|depart|departure|leave|leaves|departs", "発|出発|Dep", T),
    "arrival": _concept("到着|着く|arrive|arrival|arrives", "着|到着|Arr", T),
    "error": _concept("エラーコード|エラー番号|エラー|何が問題|何の問題|どんな問題|error code|error number|error message|error|what is wrong|what went wrong|problem", "エラーコード|エラー|失敗|できません|コード|Error|Code|failed"),
    "battery": _concept("バッテリー|電池|充電|battery|charge level", "バッテリー|電池残量|Battery", Kind.PERCENT),
    "storage": _concept("ストレージ|空き容量|容量|storage|free space|disk space", "ストレージ|空き容量|使用済み|Storage|GB"),
    "version": _concept("バージョン|version", "バージョン|Ver|Version"),
    "password": _concept("パスワード|暗証番号|password|passcode|pin code", "パスワード|Password|PASS|PW|暗号化キー|KEY"),
    "wifi": _concept("wi-fi|wifi|ワイファイ|ssid|network name", "Wi-Fi|SSID|WiFi"),
    "parking": _concept("駐車場|駐車|parking|park", "駐車場|駐車|P|Parking"),
    "checkin": _concept("チェックイン|check-in|check in|checkin", "チェックイン|Check-in", T),
    "checkout": _concept("チェックアウト|check-out|check out|checkout", "チェックアウト|Check-out", T),
    "breakfast": _concept("朝食|朝ごはん|breakfast", "朝食|Breakfast", T),
    "lunch": _concept("ランチ|昼食|お昼|lunch", "ランチ|昼食|Lunch"),
    "duration": _concept("所要時間|何分かか|どのくらいかか|どれくらいかか|travel time|journey take|ride take|take to get|how long does", "所要時間|所要|約", Kind.LENGTH),
    "maker": _concept("製造者|製造元|メーカー|販売者|manufacturer|maker|made by|producer", "製造者|製造元|販売者|販売元|メーカー"),
    "keeping": _concept("保存方法|保存|保管|how should it be stored|stored|storage instructions|how to store|keep it", "保存方法|保存|保管"),
    "weight": _concept("重さ|重量|何キロ|何グラム|内容量|weight|weigh|net weight|how heavy", "重量|内容量|正味|kg|g|Weight"),
    "size": _concept("サイズ|寸法|大きさ|size|dimensions", "サイズ|寸法|Size"),
    "model": _concept("型番|機種|品番|モデル|model number|model", "型番|品番|型式|MODEL|Model"),
    "serial": _concept("製造番号|シリアル|serial number|serial", "製造番号|シリアル|S/N|Serial"),
    "ingredients": _concept("原材料|材料|成分|ingredients|ingredient|made of|contain", "原材料名|原材料|成分|材料|Ingredients"),
    "allergy": _concept("アレルギー|アレルゲン|allergen|allergens|allergy", "アレルギー|アレルゲン|特定原材料|Allergens"),
    "calories": _concept("カロリー|熱量|calories|calorie|kcal", "エネルギー|熱量|kcal|カロリー"),
    "dose": _concept("用法|用量|何錠|何回飲|服用|飲み方|dose|dosage|how many tablets|how often", "用法|用量|1回|1日|錠|Dosage"),
    "term": _concept("契約期間|契約の期間|契約はいつまで|期間|contract period|contract term|term of|period", "契約期間|有効期間|期間|Term|Period", D, Kind.LENGTH),
    "notice": _concept("解約|予告|何か月前|何ヶ月前|何日前|cancel|termination|terminate|notice period|notice", "解約|解除|予告|前までに|Termination|notice", Kind.LENGTH),
    "party_a": _concept("甲は|甲|貸主|委託者|売主|lessor|landlord|seller", "甲|貸主|委託者|売主"),
    "party_b": _concept("乙は|乙|借主|受託者|買主|lessee|tenant|buyer", "乙|借主|受託者|買主"),
    "discount": _concept("割引率|割引|値引き|値引|クーポン|セール|オフ|discount|coupon|sale|off", "割引|値引|OFF|引き|クーポン|セール", Kind.PERCENT, M),
    "agenda": _concept("議題|アジェンダ|agenda|topics", "議題|アジェンダ|Agenda"),
    "decision": _concept("決定事項|決まったこと|何が決ま|決定|decided|decision|decisions", "決定事項|決定|Decisions"),
    "order_number": _concept("注文番号|伝票番号|受付番号|予約番号|整理番号|order number|reservation number|booking number|receipt number|ticket number|confirmation number", "注文番号|伝票|受付番号|予約番号|整理番号|No.|Order|Booking"),
    "seat": _concept("座席|席番|席は|seat", "座席|席|Seat"),
    "room": _concept("部屋番号|号室|何号室|教室|会議室|room number|room|classroom", "号室|部屋|会議室|教室|Room"),
    "floor": _concept("何階|階は|フロア|floor", "階|F|Floor"),
    "gate": _concept("ゲート|搭乗口|gate", "搭乗口|ゲート|Gate"),
    "temperature": _concept("温度|気温|体温|temperature|how hot|how cold", "温度|気温|体温|℃|°C"),
    "weather": _concept("天気|weather", "天気|晴|雨|曇|雪"),
    "name": _concept("氏名|名前|お名前|誰の|だれの|full name|name", "氏名|名前|Name|様"),
    "title": _concept("タイトル|題名|題は|件名|見出し|表題|title|heading|subject|headline", "件名|タイトル|Title|Subject"),
    "items": _concept("品目|買ったもの|何を買|商品|メニューは|どんなメニュー|items|what was bought|what did they buy|products", "", receipt="items"),
}  # fmt: skip
