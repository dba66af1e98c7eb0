"""Money asked for or offered, gift cards."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules, both
from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

CARDS: Final = Words(
    "ギフトカードや番号を買って送るように求めているように読めます。送らないでください。",
    "「ギフトカードを かって ばんごうを おくって」と いって いるように よめます。おくらないで ください。",
    "It reads like being asked to buy gift cards and send their codes. Please don't.",
)
PAY: Final = Words(
    "お金を払うように求めているように読めます。払う前に、だれかに相談してください。",
    "「おかねを はらって」と いって いるように よめます。はらう まえに だれかに はなして ください。",
    "It reads like a demand for money. Talk to somebody before you pay.",
)
OFFER: Final = Words(
    "お金や物をあげると言って、何かをさせようとしているように読めます。",
    "「おかねを あげる」と いって、なにかを させようと して いるように よめます。",
    "It reads as if money or gifts were offered in return for something.",
)

HARMLESS: Final = (
    r"割り勘|割勘|わりかん|立て替え(?:てくれ|た分|ありがと)|飲み会|二次会|幹事|会費|参加費|一人[0-9]|人数分|集金|部費|給食費|学費|授業料|月謝|家賃|光熱費|電気代|ガス代|水道代|電話代|保険料|税|年金|送料|代引|請求書|領収|見積|お支払い|お振り込み|お振込|ご入金|ご請求|ご返金|返金|キャンセル料|手付|敷金|礼金|退去|(?<!ク)レジ(?!ャ)|会計|店員|店頭|窓口でお|"
    r"お客様|弊社|当社|当店|営業日|受付で|現金か|クレジットカードで|使えます|利用でき|お年玉|孫|姪|甥|ばあちゃん|じいちゃん|おばあ|おじい|祖母|祖父|給料|ボーナス|バイト代|貯金|家計|募金|寄付|カンパ|お祝い|香典|ご祝儀|餞別|プレゼント(?:を|に)?(?:買っ|もら|した)|誕生日に|当た(?:った|る)|景品|懸賞|抽選|商品券を送り|ニュース|相場|株価|チャート|値上|上がった|下がった|授業|習|"
    r"ゲーム(?:の|で|内)|ガチャ|モノポリー|人生ゲーム|すごろく|桃鉄|ポーカー|ドラマ|映画|ランチ|昼ご飯|昼飯|ラーメン|コーヒー|ジュース|タクシー代|電車賃|高速代|ガソリン代|駐車|チケット代|お土産代|材料費|コンビニで(?:電気|払って)|自販機|広告|アプリって|銀行にお金"
)
POLITE: Final = r"お願い(?:いた|し)ます|いただ(?:け|き|く)(?!たら.{0,16}(?:渡|振り込|差し上げ|お送り))|くださいませ|ください(?:$|。|!)"
AMOUNT: Final = r"(?:[0-9０-９,一二三四五六七八九十百数何]+(?:,[0-9]{3})*(?:万|千|円|百円|k|まん)+円?|お金|現金|金(?![曜魚髪額融属銀色閣環利賞沢])|(?<![a-z])money|大金|万札|諭吉)"
WAYS: Final = r"(?:ペイペイ|paypay|ライン ?pay|line ?pay|メルペイ|楽天ペイ|d払い|au ?pay|paypal|ビットコイン|仮想通貨|暗号資産|btc|usdt|イーサ|電子マネー|現金|口座|銀行|atm|コンビニ払い|送金アプリ|kyash|アマギフ)"
CARD: Final = r"(?:itunes|アイチューンズ|アイチュンズ|アマギフ|アマゾン|amazon|グーグルプレイ|グーグル|google ?(?:play)?|アップル|apple|ギフト(?:カード|券|コード)|ギフト|プリペイド(?:カード|かあど|かど)?|プリカ|webmoney|ウェブマネー|ビットキャッシュ|bitcash|電子マネー(?:カード)?|vプリカ|バニラ(?:visa)?|steam|スチーム|任天堂|ニンテンドー?|paysafe(?:card)?|商品券|quo ?カード|クオカード)"
rule = Rules(Signal.MONEY)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "gift-card",
        CARD
        + r"(?:の)?(?:カード|券|コード|ギフト(?:カード|券|コード)?|マネー|かど|かあど)?(?:[0-9万千円]*(?:分|円分)?)?(?:を|、|の|で|が|だけ|、裏の)?[^\n]{0,16}(?:買って(?!も(?:ら|い)|くれて|あげ|しま|みた|る|いた|き(?:ちゃ|た))|買(?:え(?!る|た|ば曲)|い(?:に|な|行))|コード|番号|送(?:って|れ|る(?:ん|よう|だけ))|写(?:真|メ|して)|撮|ちょうだい|くれ(?!た)|よこせ|用意|払(?!いの)|削って|読み上げ|教えて)",
        because=CARDS,
        unless=r"買った(?!ら)|もらった|当た|使え|曲|誕生日|お祝い|孫|姪|甥|景品|懸賞|抽選|プレゼント(?:する|した|用|に買)|店員|(?<!ク)レジ(?!ャ)|残高|アプリ|ポイント|ドラマ|w$|当店|キャンペーン|ソフト|どこで(?:買|売)|使い方|開けない|チャージ|いただいた|届いた|お返し",
        is_personal=True,
    ),
    rule(
        "card-number",
        r"(?:クレカ|クレジットカード|デビット|キャッシュカード|銀行(?:口座|カード)|口座|通帳|暗証|カード|セキュリティ|カードの裏|親のカード)(?:の)?(?:番号|ばんごう|情報|写真|写メ|裏|3桁|三桁|3けた|暗証番号|パスワード)[^\n]{0,14}(?:教え(?:て(?!も|は)|ろ|へん)|送(?:って(?!しま|くる)|れ)|見せて|写(?:メ|真|して)(?:送|して)?|ちょうだい|くれ|貸して|入力して|打って)|(?:キャッシュカード|通帳|口座)(?:を)?(?:貸し|売|渡し|譲|作っ)(?:て|ってくれ|ない)",
        because=PAY,
        unless=HARMLESS
        + r"|書き込まないで|言わない|人に|教えないで|教えては|送らないで|渡さない|ご記入|ご入力|お聞き|尋ね|聞かれ|ください",
        is_personal=True,
    ),
    rule(
        "pay-rough",
        r"(?:払え(?![るばたなまへん])|払ってもら(?:う|お|わ)|払ってよ$|払わ(?:せる|んかい)|払いな(?!が)|振り込(?:め(?![るばた])|んで(?:もら|くれ|よ|や|ね|ほし|$|!)|んどけ|まないと|まんと|まなけれ|まなきゃ|まんかったら)|入金し(?:ろ|て(?!も|い|く(?:だ|れて)|あ))|送金し(?:ろ|て(?!も|い|くだ|く(?:れて)|あ))|(?:金|かね)(?:を|は|、)?(?:出せ|よこせ|持って(?:来|こ|き)|用意|送れ|作れ|作って|渡せ|払(?!えば|った|いま|う(?:の|と)|い)|返せ(?!る)|入れろ|つくって(?:こ|き)|作って(?:こ|き))|課金しろ|貢(?:げ|いで))",
        because=PAY,
        unless=HARMLESS + "|" + POLITE + r"|払えよw|w$|税金|料金|代金|金メダル",
        is_personal=True,
    ),
    rule(
        "amount",
        AMOUNT
        + r"(?:分|くらい|ぐらい|ほど|だけ|とか)?(?:を|、|で|は|、今日)?[^\n、]{0,10}(?:用意(?:し(?:て(?!ある|い|ま)|ろ)|でき)|振り込(?!みま(?:した|す)|まれ|み(?:が|の|手|ました|済|限))|払え(?!ば(?:い|え)|な)|送(?:れ(?![るば])|って(?!も|くれて|もら|あげ|いた))|送金(?:して|しろ|だけ)|入金(?:して|しろ|すれ)|よこせ|出せ(?!る|な|ば)|持って(?:来い|こい|きて|来て)|貸して(?!も|あ|い(?:る|た)|しま|くれて)|かしてくれ|借り(?:て(?:き|こ|でも)|て来)|渡して|渡せ|くれ(?!た|て(?:あり|た))|ちょうだい|ください$|必要(?:なん|や|だ)|立て替えて(?!くれた|もら|おき|い)|工面|頼める)",
        because=PAY,
        unless=HARMLESS
        + "|"
        + POLITE
        + r"|返して|明日返|お小遣い(?:ちょうだい|くれ).{0,4}(?:お母さん|お父さん|母|父|ママ|パパ)|(?:お母さん|お父さん|ママ|パパ)、?|w$|くれた|100円|百円|書類|証明|資金計画|引っ越し|貯め",
        is_personal=True,
    ),
    rule(
        "way",
        WAYS
        + r"(?:で|に|へ|から)?(?:、)?(?:[0-9万千円]+(?:円)?(?:だけ|分|くらい)?)?(?:を|だけ)?(?:今日中に|すぐ|先に|早く|今すぐ|とりあえず)?(?:払(?:え(?!ます|る|ば)|って(?:もら|くれ|よ|ほし|$|ね|や)|わせ)|送(?:れ(?![るば])|って(?!も|くれて|もらった|いた)|金(?:して|しろ|だけ))|振り込(?:め|んで(?!も|い|くれて)|んどけ)|入(?:金|れ)(?:して|しろ|ろ|て(?!も|く))|入金すれ|よこせ|頼む)",
        because=PAY,
        unless=HARMLESS + "|" + POLITE,
        is_personal=True,
    ),
    rule(
        "first",
        r"(?:先に|まず|前金|前払い|先払い|最初に|保証金|手数料|登録料|登録費|解約料|退会料|出金手数料|認証料|関税|送料)(?:で|を|として|の|は)?[^\n]{0,16}(?:払(?:って|え(?!る)|っていただ|う(?:だけ|必要))|入金|振り込|送金|送って|かかる|必要)[^\n]{0,18}(?:たら|れば|ば|から|次第|と|んだけど|ので|くれ|ください)[^\n]{0,24}(?:渡|振り込|会|送|払|もらえ|受け取|返|戻|増え|出金|当選|差し上げ|お送り|行け|大丈夫|倍|$)",
        because=PAY,
        unless=r"弊社が負担|当社が負担|当店|受付で|予約|ホテル|食べ|券売機|チケット|入場|学会|大会|商品|注文|カート|お届け|会場|税(?!関)|コンビニ|宅配|ポイント|割り勘|会計|領収|(?<!ク)レジ(?!ャ)|キャンセル料は",
        is_personal=True,
    ),
    rule(
        "offer",
        r"(?:お小遣い|謝礼|お礼|報酬|ご褒美|ギャラ|バイト代|"
        + AMOUNT
        + r"|ペイペイ|アマギフ|ギフト(?:券|カード)|スキン|アイテム|課金|ブランド(?:物|品)?|なんでも|何でも|好きなもの|欲しいもの|服|スマホ)(?:なら|でも|を|も|は|、|で|くらい|ぐらい|とか|分)*[^\n、]{0,8}(?:あげ(?:る|よ|ます|たい|るし)|(?:払|出|渡|送|入れ|振り込|おごっ|買っ|貢い)(?:す(?!な)|う(?!の|な)|る(?!な|の|と)|むよ|むし|むから|って?あげ|てあげ|ってや|てや)|やる(?:から|よ|し)|ほしく(?:な|ありま)|欲しく(?:な|ありま)|ほしい(?:でしょ|よね|\?)|欲しい(?:でしょ|よね|\?)|稼(?:げ|ぎ|が)|になる(?:よ|バイト|話)|弾む|はずむ|もらえる(?:よ|バイト|話|から))",
        because=OFFER,
        unless=HARMLESS
        + r"|弊社|貸した|返す|返し|部活|母|お母さん|父|孫|子ども|息子|娘|アンケートに|募集要項|時給|求人|犬|猫|フリマ|メルカリ|お駄賃|手伝い|お手伝い|募金|おつり|定価|値引き|店|w$|プレゼント交換|あげるの(?:は|が)",
        is_personal=True,
    ),
    rule(
        "per-picture",
        r"(?:写真|画像|動画|一枚|自撮り|通話|会(?:う|って|ってくれ)|デート|一時間|1時間|添い寝|手つなぎ)(?:[^\n]{0,12})(?:につき|で|くれたら|してくれたら|送ってくれたら|ごとに|だけで|一枚)[^\n]{0,8}(?:[0-9,一二三四五六七八九十]+(?:万|千|円)|お小遣い|お金|謝礼|ペイペイ|ギフト|買って)|(?:[0-9,一二三四五六七八九十]+(?:万|千|円)円?|お小遣い|お金|なんでも|何でも)[^\n]{0,12}(?:かわり|代わり|引き換え|その分)[^\n]{0,10}(?:写真|会|自撮り|動画|送|見せ|来)",
        because=OFFER,
        unless=r"証明写真|プリント|現像|商品|印刷|撮影料|スタジオ|入園|入場|レンタル|駐車|カラオケ(?:は|が|一)|料金|プラン|モデル事務所|消費税|送料|"
        + POLITE,
        is_personal=True,
    ),
    rule(
        "easy",
        r"(?:簡単|楽|誰でも|すぐ|短時間|スマホだけ|家にいるだけ|座ってるだけ|受け取るだけ|運ぶだけ|登録するだけ|絶対|必ず|確実|100%)(?:に|で|な|、)?[^\n]{0,10}(?:稼(?:げ|ぎ|が)|儲(?:か|け)|お金(?:に|が)|増え|倍に|高収入|高額|万円|もうか)|(?:副業|投資|バイト|案件|儲け話|もうけ話|fx|仮想通貨|運用)[^\n]{0,14}(?:やらない|やってみ(?:ない|ません|よ)|紹介(?:する|でき|し)|興味(?:ない|ある|ありま)|入金|倍|教えるから|一緒に(?:やろ|やら)|始めない)",
        because=OFFER,
        unless=r"詐欺|闇バイト|注意|怪し|気をつけ|ゲーム|学校|禁止|税金|申告|就業|規則|求人(?:票|誌)|ですか\?|ハロー|バイト(?:先|の面接|探)|ラーメン|コンビニ|カフェ|本屋|話はありません|ません|難しい|やらない(?:$|よ$)|ない$",
        is_personal=True,
    ),
    rule(
        "borrow",
        r"(?:お金|金|少し|ちょっと|いくらか|手持ち|[0-9一二三四五]+万)(?:を|だけ|で(?:も)?いいから|、)?(?:ちょっと|少し|だけ)?(?:貸して(?!も|あ|い|しま|くれて)|かして(?:くれ|ほし|よ)|援助して|助けて(?:くれ|ほし)|融通|都合(?:つけ|して)|出して(?:くれ|ほし)|送って(?:くれ|ほし)|工面)|(?:借金|入院|事故|手術|治療|財布(?:を)?(?:なく|落と|盗)|空港|税関|凍結)[^\n]{0,24}(?:お金|金|万|円|費)[^\n]{0,14}(?:貸|送|助け|必要|払|振り込|足りな)",
        because=PAY,
        unless=HARMLESS
        + "|"
        + POLITE
        + r"|100円|百円|千円|1000円|500円|明日返|図書|本を|奨学|銀行|ローン|労災|保険|保障|届け|遺失",
        is_personal=True,
    ),
    rule(
        "take-it",
        r"(?:親|お母さん|お父さん|母|父|家|ママ|パパ|おばあちゃん)(?:の)?(?:財布|カード|クレカ|金庫|貯金|通帳|お金|金|口座|スマホ決済)(?:から|を|で|、|の番号)?[^\n]{0,12}(?:借り|抜|取(?:っ|り|れ)|持って|使(?:え|って|い)|盗|くすね|払|番号|引き出|おろ|買)|(?:消費者金融|闇金|サラ金|学生ローン|質屋|友達|誰か|知り合い)(?:から|で|に)?(?:でも)?(?:金|お金|カネ)?(?:を)?借り(?:て(?:こい|でも|きて|来い|来て)|りゃ|れば(?:いい|ええ)|ろ|なよ|とけ)|(?:体|身体|内臓|スマホ)(?:を)?売(?:って|れ)(?:でも|ば|よ)",
        because=PAY,
        unless=r"許可|相談|怒られ|叱|w$|詐欺|だめ|ダメ|いけ|家計簿|相続|介護|頼まれ|代わりに|買い物|アプリ",
        is_personal=True,
    ),
    rule(
        "fine",
        r"(?:慰謝料|違約金|示談金|解決金|退会料|損害賠償|罰金|和解金|口止め料|手切れ金|迷惑料|延滞金|未納料金|滞納|誠意)(?:として|を|は|が|、|の)*[^\n]{0,14}(?:払|[0-9一二三四五十百]+万|用意|振り込|請求する|もらう|いただく|よこせ|見せ|請求させ|お支払い)",
        because=PAY,
        unless=r"弁護士|裁判|離婚|図書館|交通違反|税務|相場|法テラス|ニュース|判決|条文|契約書|規約|保険|駐車違反|w$|被害|サッカー",
        is_personal=True,
    ),
    rule(
        "daddy",
        r"(?:パパ活|ママ活|p活|援交|援助交際|円光|ホ別|諭吉|割り切り|サポート(?:希望|あり|する|します|したい)(?!.{0,6}(?:業|センター|窓口|チーム|体制))|サポ(?:あり|希望|する|\?)|援(?:\?|希望|あり|ok)|裏バイト)(?:[^\n]{0,12})(?:\?|しない|する|どう|興味|希望|でき|あり|やって|探|募|しよ|$)",
        because=OFFER,
        unless=r"詐欺|問題|禁止|取り締|摘発|ニュース|記事|相談|規制|特集|増えて|一万円札|お客様|ご",
        is_personal=True,
    ),
    rule(
        "share-friends",
        r"(?:ペイペイ|paypay|line ?pay)で[^\n]{0,10}送って",
        because=PAY,
        unless=HARMLESS + "|" + POLITE,
        stage=Stage.CUE,
        is_personal=True,
    ),
    # English
    rule(
        "en-gift-card",
        r"\b(?:buy|get|purchase|grab|send|need|pay (?:me )?(?:with|in)|pick up|scratch|read me|give me|use)\b(?: \w+){0,7} (?:gift ?cards?|itunes(?: cards?)?|google play(?: gift)?(?: cards?)?|steam (?:gift )?cards?|amazon (?:gift )?cards?|apple cards?|prepaid cards?|visa cards?|vouchers?|card codes?|paysafe)\b[^\n]{0,40}|\b(?:gift ?cards?|itunes cards?|steam cards?|prepaid cards?)\b[^\n]{0,30}\b(?:code|codes|number|numbers|back|picture|pic|send|scratch)\b",
        because=CARDS,
        unless=r"never|for (?:my|her|his|your|mom|dad|grandma)(?: \w+)? ?(?:birthday|wedding|niece|teacher)|\bas a (?:present|gift)|got a gift|birthday|christmas|wedding|we (?:don't|sell|accept)|use (?:my|a|this|the) gift card (?:at|in|online|here)|balance|expire|store credit|refund|raffle|win a|won a|can i (?:use|pay)|do you (?:sell|accept|take)",
        is_personal=True,
    ),
    rule(
        "en-offer",
        r"\b(?:i will|i can|i'll|i would|i'd|i'm willing to|happy to|let me|want me to|gladly)\b(?: \w+){0,2} (?:pay|give|send|venmo|cashapp|paypal|buy|transfer|wire|spoil|sponsor)\b(?: you)?[^\n]{0,24}(?:[$£€¥] ?[0-9]+|[0-9]+ ?(?:bucks|dollars|usd|euros?|pounds|quid|yen)|money|cash|anything|whatever you want|allowance|gift|phone|robux|v-?bucks|skins?)[^\n]{0,30}",
        because=OFFER,
        unless=r"back\b|owe|rent|my half|share|invoice|groceries|dinner|lunch|tickets?|milk|tomorrow at|birthday|for the (?:pizza|food|gas|uber|taxi|book|couch|bike)|refund|mom|dad|grandma|charity|donat",
        is_personal=True,
    ),
    rule(
        "en-per",
        r"(?:[$£€] ?[0-9]+|[0-9]+ ?(?:bucks|dollars|usd|euros?|pounds|robux))\b[^\n]{0,14}\b(?:for|per|each|if you)\b[^\n]{0,24}\b(?:pic|video|selfie|meet|call|chat|night|hour with|send|show|come)\b|\b(?:easy|quick|fast|free) (?:money|cash)\b|\b(?:sugar (?:daddy|mommy|baby)|weekly allowance|spoil you)\b|\b(?:double|triple) your (?:money|investment)|\bguaranteed (?:return|profit)s?|\binvest\b[^\n]{0,24}\b(?:return|profit|double|today|with me|crypto|bitcoin)",
        because=OFFER,
        unless=r"shipping|school pic|passport|print|photographer|package|album|photo ?shoot|ticket|scam|never|no such thing|class|delivery|museum|game\b|monopoly|per person",
        is_personal=True,
    ),
    rule(
        "en-demand",
        r"(?:^|\n|, |\b(?:so|now|just|then|you|to|and|must|have to|need to|better|please|go|first|quickly|today) )(?:send|pay|wire|transfer|cashapp|venmo|zelle|paypal|deposit|give)(?: me| us| up| over| it| now)?(?: \w+){0,2} ?(?:[$£€¥] ?[0-9,]+k?|[0-9,]+k? ?(?:bucks|dollars|usd|euros?|pounds|quid|yen|btc|bitcoin|in bitcoin|in crypto|by)|(?:the |some |my |your |a little |enough )?(?:money|cash|bitcoin|crypto|fee|deposit|ransom))\b|\bpay (?:up|me|now)\b|\bpay or (?:else|i)\b|\b(?:bitcoin|btc|crypto|usdt) (?:address|wallet)\b|\b(?:send|pay|transfer)\b[^\n]{0,24}\b(?:bitcoin|btc|crypto|western union|moneygram|usdt)\b",
        because=PAY,
        unless=r"invoice|rent\b|dinner|lunch|pizza|tickets?|groceries|my half|your (?:half|share)|split|whenever|owe|bus|school trip|field trip|coach|refund|shipping|payroll|never|we (?:don't|never)|back for|charity|donation|tab\b|uber|gas\b|taxes|in the game|monopoly|employees|salary|supplier|due on|by card|allowance",
        is_personal=True,
    ),
    rule(
        "en-borrow",
        r"\b(?:lend|loan|borrow|spot|wire|send|front)\b(?: \w+){0,4} (?:money|cash|[$£€] ?[0-9]+|[0-9]+ ?(?:bucks|dollars|usd|euros?|pounds|grand)|some funds)\b[^\n]{0,40}|\b(?:stuck|stranded|hospital|customs|accident|frozen|wallet (?:was )?stolen)\b[^\n]{0,40}\b(?:money|cash|funds|fee|pay|[$£€] ?[0-9]+)",
        because=PAY,
        unless=r"lunch|coffee|dollar for|till tomorrow|until tomorrow|vending|bus|mom|dad|library|bank loan|student loan|insurance|mortgage|refund|parking|never|invoice|rent\b|dinner|split",
        is_personal=True,
    ),
    rule(
        "en-details",
        r"\b(?:give|send|tell|text|need|show|what's|read)\b(?: \w+){0,3} (?:card (?:number|details|info)|credit card|debit card|cvv|(?:the )?(?:3|three) (?:digits|numbers) on the back|bank (?:details|account|login|info)|account number|routing number|pin(?: code| number)?|your (?:mom|dad|parents)'?s? (?:card|credit card|wallet|bank))\b|\b(?:use|take|borrow|grab)\b[^\n]{0,10}\byour (?:mom|dad|parents)'?s?'? (?:card|credit card|wallet|money|purse)",
        because=PAY,
        unless=r"never|don't|over the counter|checkout|at the (?:desk|front)|payroll|hr\b|refund to|library card|business card|sim",
        is_personal=True,
    ),
    rule(
        "need-now",
        AMOUNT
        + r"(?:だけ|ほど|くらい|ぐらい|で|が|を)?(?:、)?[^\n、]{0,8}(?:なんとか(?:なら|でき|して)|何とか(?:なら|でき|して)|どうにか|必要に(?:なって|なった)|必要なん|足り(?:て(?:る\?|ない)|ない(?:ん|なら|の\?))|持ってこい|持ってきて(?!く(?:れた|ださ))|で(?:どう|手を打|許|いい(?:よ|から)\?*|買(?:う|い取)|売)|(?:出す|出せる|払う)(?:よ|から|けど|で$|$|んで)|な(?:$|。|!)|返してもら|請求|もらう(?:から|で|ぞ)|は(?:もら|払っ)|寄付して)|(?:急に|今すぐ|どうしても|今日中に|至急)[^\n]{0,8}(?:お金|金|"
        + AMOUNT
        + r")(?:が|を)?[^\n]{0,6}(?:必要|いる|要る|足りな|貸|用意|送)",
        because=PAY,
        unless=HARMLESS
        + "|"
        + POLITE
        + r"|値段|セール|特価|定価|予算|見積|貯|メダル|w$|お得|食べ放題|飲み放題|でした|残高|資格|貸した|明日でいい",
        is_personal=True,
    ),
    rule(
        "allowance",
        r"(?:お手当|手当て?|月極|月契約|愛人|p活|食事だけ|大人(?:の関係)?(?:あり|なし)|都度|タイミー?で会)(?:で|は|を|、)?[^\n]{0,10}(?:どう|いくら|希望|出|あげ|あり|[0-9]+|\?)|(?:お小遣い|お金)(?:に)?(?:足りて|困って|ほしく|欲しく|必要)(?:る|ない|い)?[^\n]{0,4}\?|(?:お金|お小遣い|生活費|学費|スマホ代|推し活代|家賃|交通費|ご飯代|課金代|ライブ代)(?:を|くらい|ぐらい|なら|は|も)?[^\n]{0,4}(?:援助|出して(?:あげ|や)|払ってあげ|出す(?:から|よ|し)|手伝(?:え|う|って)|面倒(?:見|み)|助けて(?:あげ|や))|(?:靴下|下着|制服|体操服|ストッキング|髪の毛|使用済み)[^\n]{0,6}(?:売(?:って|らない|れ)|買(?:う|い取|わせて))|<YOU>のため(?:に)?なら(?:いくら|何|なん)でも",
        because=OFFER,
        unless=HARMLESS + r"|会社|住宅手当|残業手当|児童手当|通勤手当|失業|支給|補助金|洗濯|フリマ|リサイクル",
        is_personal=True,
    ),
    rule(
        "prize",
        r"(?:当選|賞金|遺産|給付金|支援金|還付金|未払い|高額)(?:の|を|が|し|おめでとう|されました|金)[^\n]{0,10}\n?[^\n]{0,24}(?:登録料|手数料|費用|口座|先に|振り込|入金|カード番号|クリック|こちらから|[0-9]+円(?:が|を|必要))|(?:税関|空港|配送|荷物|口座(?:が)?凍結|手術|事故|示談)[^\n]{0,14}(?:手数料|費用|お金|保証金|関税|治療費|代金)(?:を|が|で)?[^\n]{0,8}(?:立て替え|払っ|貸|送|必要|足りな|お願い|助け)",
        because=PAY,
        unless=r"詐欺|注意|市役所|窓口|弊社|当店|お客様|祖父|祖母|税務署|確定申告|保険|ご注文|送料",
        is_personal=True,
    ),
    rule(
        "borrow-elsewhere",
        r"(?:親|友達|誰か|知り合い|サラ金|闇金|先輩|おばあちゃん|家族)(?:に|から)(?:でも)?[^\n、]{0,5}借り(?:れば|りゃ|ろ|なよ|て(?:こい|きて|来て|でも)|たら(?:いい|\?))|(?:お金|金)(?:が)?(?:ない|無い)(?:なら|んやったら|んだったら)[^\n]{0,10}(?:借り|作|稼|売|盗|親|バイト)|(?:スクラッチ|削(?:って|った)|銀色)[^\n]{0,12}(?:番号|コード|[0-9十]+(?:桁|けた|文字))|(?:番号|コード|[0-9十]+(?:桁|けた|文字))(?:を|の)?[^\n]{0,6}(?:読み上げ|打って送|写して送|メモして送)|(?:友達|仲間|みかじめ|場所|利用)(?:料|代)(?:金)?(?:な|や|だ|として|を|は)[^\n]{0,10}(?:[0-9一二三四五六七八九十百千万]+円?|払|持って|毎)|(?:通帳|キャッシュカード|口座|携帯|スマホ)(?:と[^\n]{0,8})?(?:、)?(?:を)?(?:貸し|売っ|譲っ|契約し|作っ)(?:てくれたら|たら|てくれれば)[^\n]{0,8}(?:[0-9一二三四五六七八九十]+万|謝礼|お金|報酬|お礼)?",
        because=PAY,
        unless=HARMLESS + r"|図書|ノート|傘|宝くじ|会場|レンタル",
        is_personal=True,
    ),
    rule(
        "en-any-money",
        r"\b(?:cash ?app|venmo|paypal|zelle|transfer|wire|send|pay|give|lend|bring|owe)(?:ing)?\b(?: \w+){0,3} (?:[$£€] ?)?[0-9]{2,}\b[^\n]{0,24}\b(?:if|for|or|and|now|today|tonight|asap|back|first)\b|\b(?:transfer|pay|wire) (?:it|me|up|the money)(?: \w+){0,2} (?:now|today|tonight|asap|first|by|or)\b|\byou owe me\b[^\n]{0,30}(?:gifts?|pay|money|now|pic|everything i)|\b(?:want|need|like|free) (?:some |free |more )?(?:robux|v-?bucks|skins|coins|gems|money|cash|gift cards?|allowance)\b[^\n]{0,30}(?:\?|favor|just|do|send|meet|if|deal)|\b(?:help|support) (?:me|you)(?: out)? (?:with )?(?:a |some |a small |a little )?(?:amount|money|cash|fee|funds|financially|bills)\b|\b(?:doubles?|triples?|multiply|10x|grow) (?:in|your|within|every|the)[^\n]{0,24}(?:week|day|month|money|invest|put in)|\b(?:i've|i have|know) an? (?:investment|opportunity|trading|platform|method)\b|\b(?:bank account|account|card|wallet) (?:is|was|got) (?:frozen|blocked|locked|stolen|hacked)[^\n]{0,40}(?:help|money|lend|send|amount|cash)",
        because=PAY,
        unless=r"invoice|rent\b|dinner|lunch|pizza|tickets?|groceries|split|whenever|bus|field trip|shipping|payroll|donat|taxes|in the game|monopoly|employees|supplier|due on|by card|bake sale|guitar|rehearsal|class of|museum|passengers|students|pages|miles|books|flyers|emails|copies",
        is_personal=True,
    ),
    rule(
        "bargain",
        both(
            AMOUNT + r"|(?:プリペイド|ギフト|プリカ|アマギフ|電子マネー)[^\n]{0,4}|口座|財布|配当|投資|ペイペイ|利子",
            r"どう\?|でどう|助かる|まで(?:に|な)|出す(?:から|よ|で)|出してあげ|かわりに会|忘れて(?:や|あげ)|引き出(?:し|せ)|送金(?:よろ|して|しろ|頼)|よろしく|興味(?:ある|ない)|見返り|貸せ|かせ(?:や|よ|$)|番号(?:だけ)?(?:送|教|写)|入れ(?:たら|ろ|れば|といて)|写真(?:とって|撮って|写して)送|もらえる\?|遅れたら|持って(?:こい|きて)",
            16,
        ),
        because=PAY,
        unless_said=HARMLESS
        + "|"
        + POLITE
        + r"|見積|ランチ|予算|会場|審査|ローン|講座|ランドセル|受付|注文|発注|銀行の窓口|納品|期限|締切|売上|給与|経費|精算",
        is_personal=True,
    ),
    rule(
        "cost-covered",
        r"(?:お金|金|費用|全部|食費|旅費|生活費)(?:の)?(?:心配(?:は)?(?:しなくて|いらな|せんで)|は(?:全部)?(?:俺|僕|こっち|私)(?:が|で)?(?:出|持|払))|(?:欲しい|ほしい|好きな)(?:もの|靴|服|バッグ|ゲーム|物|やつ)(?:が)?(?:あ(?:ったら|る)|なんでも|何でも)?[^\n]{0,6}(?:言って|買ってあげ|選んで|プレゼントする)[^\n]{0,12}\n?[^\n]{0,12}(?:見返り|かわり|代わり|その分|会|写真|わかるよね|分かるよね|だけで)|(?:ごはん|ご飯|食事|お茶|会う|デート|一回|1回)(?:だけ)?[^\n]{0,6}(?:で)?[0-9一二三四五]+(?:万|千|円)|[0-9一二三四五]+(?:万|千円)(?:で)?(?:どう|いける|会(?:え|って)|ホ|ごはん|食事)|月(?:に)?[0-9]+(?:%|パーセント|割)|(?:倍|[0-9]+%)(?:に)?(?:なる|つく|返)(?:投資|話|から|よ|案件|んだけど)|(?:ギフト|アマギフ|プリペイド|ペイペイ)[^\n]{0,8}(?:でいい(?:から|よ)|くれたら|送ってくれたら|そしたら)",
        because=OFFER,
        unless_said=HARMLESS + "|" + POLITE + r"|引率|修学|会社|経費|旅行代金|審査|予備校",
        is_personal=True,
    ),
    rule(
        "en-bargain",
        r"\b(?:cash|money|phone|gift|present|[$£€] ?[0-9]+|[0-9]{2,} (?:bucks|dollars|now))\b[^\n]{0,24}\b(?:if you|in exchange|in return|for (?:a|one|your|some) (?:pic|video|favor|hug|kiss|meet|chat)|or (?:the deal|else|i)|and (?:i won't|we're even|it's over))|\bsend (?:me )?the (?:code|codes|numbers?) (?:on|from|of)|\b(?:help|pay|cover)(?: me)?(?: with| pay)? my (?:hospital|medical|rent|ticket|visa|bail|legal|customs)\b[^\n]{0,30}|\b(?:return|repay|pay) (?:it|you|the money)(?: back)? (?:next|in a|when i|soon|double|with)|\bkeep (?:chatting|talking)[^\n]{0,20}(?:money|cash|pay|gift)",
        because=PAY,
        unless=r"invoice|dinner|lunch|pizza|groceries|split|tuition|shipping|payroll|donat|taxes|monopoly|birthday|library|lottery|tip jar|parking|concert tickets",
        is_personal=True,
    ),
)
