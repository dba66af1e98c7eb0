"""Arranging to meet somebody known only from here, or out of sight."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules, both
from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

ALONE: Final = Words(
    "二人だけで、または人に知られずに会おうとしているように読めます。行く前に、だれかに話してください。",
    "「ふたりだけで あおう」と いって いるように よめます。いく まえに だれかに はなして ください。",
    "It reads like meeting alone or unseen. Tell somebody before you go.",
)
WHERE: Final = Words(
    "住んでいる所や一人になる時間を聞き出そうとしているように読めます。教えなくてかまいません。",
    "すんで いる ところなどを きいて いるように よめます。おしえなくて いいです。",
    "It reads like finding out where somebody lives or when they are alone. You don't have to say.",
)

HARMLESS: Final = (
    r"打ち合わせ|会議|商談|面接|面談|取引先|弊社|当社|当院|当店|御社|お客様|受診|診察|診療|診断|予約|往診|検診|内見|内覧|見学会|説明会|家庭訪問|出張|研修|引き渡し|納品|配達|お届け|送料|ご(?:都合|来店|来院|来社|案内|希望|相談|住所|訪問|一緒)|お越し|伺い|伺って|お待ちして(?:い|お)|いたします|でしょうか|よろしいです|"
    r"娘|息子|子ども|子供|うちの子|孫|甥|姪|お母さん|お父さん|母より|父より|ママ|パパ|母さん|父さん|おばあ|おじい|祖母|祖父|ばあちゃん|じいちゃん|夫|妻|旦那|主人と|嫁|奥さん|家族(?:で|み|と|旅行)|親戚|実家|早退|保育園|幼稚園|学童|習い事|塾に(?:車|迎え)|雨(?:ひど|だ|が|降)|傘|"
    r"みんな(?:で|と|も)|全員|同期|同窓|クラスのみんな|四人|三人|五人|4人|3人|5人|グループで|団体|忘年会|新年会|歓迎|送別|飲み会|女子会|勉強会|図書室|部活(?:終わ|の)|合宿|遠征|試合|大会|校外学習|修学旅行|結婚記念|結婚式|デートする(?:漫画|ドラマ|話)|漫画|ドラマ|映画の中|小説|歌|曲|推し|握手会|ライブ|コンサート|ファンミ|ゲーム(?:の中|内|で)|ボス|ギルド|クエスト|サーバ|成人式|引っ越し|遊びに来てね|猫|犬|"
    r"徒歩[0-9]|物件|不動産|求人|勤務地|アクセス|乗換|同僚|ロビー|一人旅|趣味"
)
PLACE: Final = r"(?:ホテル|ラブホ|(?:俺|僕|私|うち|おれ|ぼく|わたし)(?:の|ん)?(?:家|部屋|うち|ち|アパート|マンション|車)|うち|俺ん?ち|僕ん?ち|一人暮らし|個室|カラオケの個室|ネカフェ|漫喫|漫画喫茶|車(?:の中|内)|(?:人|誰)(?:の|が|も|にも)?(?:いない|来ない|少ない|見られない|おらん|邪魔され(?:ない|ず))(?:とこ|ところ|場所|公園|部屋)?|二人(?:きり|だけ)に?なれる(?:とこ|ところ|場所)|駐車場|河川敷|空き家|倉庫|多目的|路地)"
rule = Rules(Signal.MEETING)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "two-alone",
        r"(?:二人(?:きり|だけ)|こっそり|内緒で|ひそかに|誰にも(?:言わず|内緒|会わず|見られず)(?:に)?|親に(?:言わず|内緒|黙って)(?:に|で)?|隠れて)(?:で|に)?[^\n、]{0,12}(?:会(?!話|議|社|計)|遊|デート|出かけ|どこか|どっか|来(?:て(?!く)|れ|い|な)|行こ|過ご|泊|旅行|ドライブ|話そ|おいで|出て)|二人で(?:会(?:わない|おう|お(?:$|か)|いたい|えない)|どこか(?:行|遠))",
        because=ALONE,
        unless=HARMLESS,
        is_personal=True,
    ),
    rule(
        "come-alone",
        r"(?:一人(?:だけ)?|友達(?:は)?(?:連れ(?:て来|ず|ない)|なし)|誰も連れ)(?:で|に)?[^\n、]{0,8}(?:来(?:て|い|れる|られる|な(?!い)|や|られ)|おいで|出て(?:来|き|こ)|待って(?:て|い)|抜けて)|友達(?:は|を)?(?:連れてこ|連れて来)ないで",
        because=ALONE,
        unless=HARMLESS + r"|来てしまった|来た|おいでになる",
        is_personal=True,
    ),
    rule(
        "for-real",
        r"(?:実際に|リアル(?:で|に)|直(?:接|に)|ネット(?:だけ)?(?:じゃ|では|越し|の外)|画面(?:越し|の向こう|じゃ)|オフ(?:で|会)|生で|本当に|ほんとに|本物)[^\n]{0,10}(?:会(?:い(?:たい|に行)|お|って(?!い)|える|えない|わない|えたら)|話そ(?:う|$))|(?<![にと])会ってみ(?:たい|よ|ない)|(?:一回|一度|一回だけ|一度だけ|ちょっとだけ|そろそろ)(?:だけ)?(?:でいいから|でもいいから)?(?:、)?会(?:お|い(?:たい|ませんか)|わない|えない|って(?:よ|くれ|みな|ほし|話)|える|えへん|わへん|えます)",
        because=ALONE,
        unless=HARMLESS + r"|作者|著者|監督|先生に|有名|芸能|選手|採用|人事|謝り",
        is_personal=True,
    ),
    rule(
        "pick-up",
        r"(?:車(?:で|出す|を出す|回す)|バイクで|迎え(?:に)?(?:行|いく|いこ|来|きて|上が)|送ってく|乗せて(?:あげ|く)|拾(?:って|い(?:に|ま)|う(?:から|よ)))[^\n]{0,16}(?:から|よ|ね|わ|し|けど|で|\?|か|ます|$)",
        because=ALONE,
        unless=HARMLESS
        + r"|迎えに来て(?:!|、|$|〜|くれ|ほし|ー)|タクシ|救急|レッカー|お迎え|財布|ゴミ|猫|来てくれ|来てもら",
        unless_said=HARMLESS,
        stage=Stage.CUE,
        is_personal=True,
    ),
    rule(
        "pick-up-hidden",
        r"(?:(?:学校|校門|塾|駅|家|近く|コンビニ|夜|夜中|深夜|放課後|授業|部活|バイト)[^\n]{0,14}(?:車(?:で|出)|迎えに(?:行|いく|いこ|来る|上が)|バイクで|乗せ|拾(?:う|って))|(?:車(?:で|出)|迎えに(?:行|いく|いこ)|バイクで)[^\n]{0,16}(?:一人|内緒|こっそり|どこ(?:に|で|が|まで|\?)|学校|校門|塾の|家の(?:前|近く)|住所|二人|ドライブ|海|夜|泊|待って))",
        because=ALONE,
        unless=HARMLESS,
        unless_said=r"娘|息子|母より|父より|お母さん|お父さん|ママ|パパ|子ども|保育|習い事",
        is_personal=True,
    ),
    rule(
        "place",
        PLACE
        + r"(?:に|で|へ|の|を|まで|は|とか|なら|、){0,2}[^\n、]{0,12}(?:会(?:お|わ(?:ない|へん)|い(?:たい|ませ)|え|って|う)|待ち合わせ|待って(?:る|て|い)|来(?:ない|な(?:よ|$)|て(?!く)|る\?|れば|い(?:よ|$)|なよ|はる|えへん|えや)|おいで|き(?:て|なよ|や)|取(?:る|って|った|ろ)(?:から|よ|し|る|$)?|とる|予約(?:する|した|しと)|行こ|行かない|泊|遊(?:ぼ|び(?:に)?(?:来|き|おいで)|ばない|べ)|映画(?:見|観)|寄って|休憩|過ごそ|しよう|二人|お泊|見よ|ゆっくり|飲(?:も|み))",
        because=ALONE,
        unless=HARMLESS
        + r"|うち(?:の|は|が)(?:店|会社|部|チーム|クラス|学校|猫|犬|庭|子)|うちわ|ドッジ|サッカー|野球|花見|バーベキュー|ピクニック|ラジオ体操|清掃|工事|祭",
        is_personal=True,
    ),
    rule(
        "nobody-home",
        r"(?:親|家族|誰|お母さん|ママ|両親)(?:が|も|は)?[^\n]{0,6}(?:いない|おらん|いません|留守|出かけ|出張|寝て|寝た(?:ら|後)|帰(?:って|り)(?:が)?(?:来|こ|遅))[^\n]{0,14}(?:とき|時|日|から|間|し|で|夜|うち|\?|おいで|来|行く|会|電話|後)",
        because=WHERE,
        unless=r"お客様|ご家族|宅配|不在|再配達|荷物|介護|留守番電話|犬の|猫の|認知|夕飯|ごはん|当院",
        stage=Stage.CUE,
        is_personal=True,
    ),
    rule(
        "when-alone",
        r"(?:いつ|何時|何曜|どの時間|毎日)[^\n]{0,8}(?:に|頃|ころ|なら|から)?[^\n]{0,5}(?:一人(?:になる|で(?:いる|帰る|留守|家))|親(?:が|は)?(?:い(?:ない|ません)|帰|おら|留守|寝)|家(?:に)?(?:誰も|一人)|留守)|(?:今|いま)(?:は)?(?:家に)?(?:一人\?|一人(?:でいる|なの|かな|だよね)|(?:誰|親)(?:か)?いる\?)|その時間(?:に)?(?:行|会|電話)",
        because=WHERE,
        unless=r"お客様|配達|介護|訪問|宅配|看護|見守り|園|ヘルパー",
        is_personal=True,
    ),
    rule(
        "stay",
        r"(?:泊(?:め(?:て(?:あげ|や|る)|る(?:よ|から|し|の)|たる|たげ)|ま(?:りに(?:おいで|来(?:て|な|い|れば|ない)|き(?:て|な)|こ)|って(?:い(?:き|け|く(?:\?|な))|って|もいい|きな|けば)|ろ|らない|れば)|まりお))|(?:家出|家を?出)(?:する|して|し(?:たい|ちゃ))?(?:ん)?(?:なら|たら|すれば|しておいで|してこ|おいで|して来)[^\n]{0,14}(?:泊|来|うち|迎え|助け|おいで|かくま|面倒)?|かくまって(?:あげ|や)|一緒に(?:住|暮ら|逃げ|寝)(?:も|まない|そ|さない|よ|ない)",
        because=ALONE,
        unless=HARMLESS + r"|保護|友達が|ホテル|旅館|民宿|病院|警察|入院",
        is_personal=True,
    ),
    rule(
        "where-live",
        r"(?:どこ(?:住み|ずみ|に住|の(?:人|辺|県|駅|学校|高校|中学)|らへん(?:住|に)|ら辺)|何(?:区|市|県|駅)(?:\?|住|なの|に住|の人)|最寄り?(?:駅)?(?:は)?(?:どこ|\?|教え|何)|家(?:は)?(?:どこ|どのへん|どの辺|近い\?|教え)|住所(?:を|も)?(?:教え(?:て(?!い|もら|くだ)|ろ)|送って(?!くだ|いた)|どこ)|どの(?:辺|へん)(?:に)?(?:住|\?|の人)|地元(?:は)?どこ|学校(?:は)?どこ|どこの(?:学校|高校|中学|塾)|位置情報(?:を)?(?:送|オン|共有|教え)|(?:近所|近く)(?:に)?(?:住ん|だったり|なら))",
        because=WHERE,
        unless=HARMLESS
        + r"|ください|お住まい|届け|送り状|年賀状|番地|会社|店|病院|イベント|会場|トイレ|出身校|犯人|作者|選手|キャラ",
        stage=Stage.CUE,
        is_personal=True,
    ),
    rule(
        "where-and-meet",
        r"(?:どこ住み|どこに住|最寄り|家(?:は)?どこ|どの辺|どのへん|住所(?:を)?教え|何駅|地元どこ|位置情報)[^\n]{0,24}\n?[^\n]{0,22}(?:会(?!社|議|場|計|費)|近(?:かったら|いなら|くまで|く(?:に)?行)|迎え|行(?:く(?!の)|ける|こう)|遊び|持って行|届けに|来(?:て|れ))|(?:会(?:お|い(?:たい|に)|って(?:み|よ))|迎えに行く|遊びに行く)[^\n]{0,20}\n?[^\n]{0,10}(?:どこ住み|どこに住|最寄り|家(?:は)?どこ|どの辺|どのへん|住所|何駅)",
        because=WHERE,
        unless=HARMLESS + r"|ください|病院|店(?:は|の)",
        is_personal=True,
    ),
    rule(
        "slip-out",
        r"(?:抜け出(?:せ|し(?:て|な)|そ|す)|家(?:を)?(?:抜け|こっそり出)|(?:夜中|深夜|真夜中|夜(?:の)?[0-9十一二]+時|みんなが?寝(?:た|て)|親が寝(?:た|て)(?:ら|から|後))[^\n]{0,14}(?:会(?:お|え|わ|い|って)|出て(?:来|き|こ|おい|これ|こら)|公園|待って(?:る|て)|迎え|外|来(?:て|れ|ら)|抜け)|こっそり(?:会|出(?:て|れ|ら)|来(?:て|れ)|抜け))",
        because=ALONE,
        unless=HARMLESS + r"|会議|残業|コンビニ行|夜食|授業を|飲み会|トイレ|歯医者|星|流星|初詣",
        is_personal=True,
    ),
    rule(
        "reward",
        r"会(?:って(?:くれ)?たら|え(?:たら|るなら)|うだけで|ってくれるなら|ってくれ(?:たり)?(?:すれ|れ)ば|いに来(?:てくれ)?たら)[^\n]{0,18}(?:あげ|買|奢|おご|お小遣い|万|円|プレゼント|お礼|なんでも|何でも|渡|ごちそう|消(?:す|して)|許|楽し|いいこと)|(?:奢|おご|ごちそうす|買ってあげ|お小遣い|好きなもの|なんでも)[^\n]{0,12}(?:から|し|ので)[^\n]{0,8}会(?:お|わない|え|って|い)",
        because=ALONE,
        unless=HARMLESS,
        is_personal=True,
    ),
    rule(
        "gate",
        r"(?:校門|学校(?:の)?(?:前|近く|裏|まで)|塾(?:の)?前|通学路|帰り道|家の(?:前|近く)|駅(?:の)?(?:裏|トイレ)|部活(?:の)?(?:後|終わり)|放課後|下校)(?:で|に|の|、|まで|は)?[^\n]{0,12}(?:待(?:って(?:る|て)|ち伏せ|つ(?:わ|よ|から|ね))|行く(?:わ|よ|から|ね)|迎え(?:に)?(?:行|いく|いこ)|会(?:お|え|わ(?:ない|へん)|い(?:たい|に))|来(?:れる|て\?)|ヒマ\?|暇\?|空いて(?:る|ない)\?|俺|僕ん?ち|うち)",
        because=ALONE,
        unless=HARMLESS,
        is_personal=True,
    ),
    rule(
        "live-visit",
        r"(?:家|うち|部屋|マンション|アパート)(?:まで|に)(?:行く(?:から|わ|よ|ね|$)|行って(?:いい|も(?:いい|ええ))|会いに(?:行|いく)|押しかけ|泊めて|上がらせ|入れて)|(?:今から|今日|これから|明日|今夜)(?:そっち|<YOU>ん?(?:家|ち|とこ))(?:に|まで|へ)?(?:行(?:く|って|こ)|向かう)|会いに(?:行(?:く(?:から|よ|わ|ね)|って(?:いい|も))|いく(?:から|よ|わ))",
        because=ALONE,
        unless=HARMLESS + r"|修理|点検|お届け|工事|訪問",
        is_personal=True,
        stage=Stage.CUE,
    ),
    rule(
        "meet",
        r"会(?:わない(?:\?|か)|おうよ?(?:$|\n|!|ね|、|よ)|お(?:$|\n)|いたい(?:な|よ|!|$|\n|、|わ|けど|んだ)|えない(?:\?|か|かな)|える\?|えへん|わへん|って(?:くれ|ほしい|よ|話)|いませんか|えるかな|えますか|えたらいい)|(?:ご飯|飯|カラオケ|ドライブ|映画|海|遊び|デート)(?:に|でも|とか)?(?:行(?:こ(?:う)?よ?|かない|かへん)|連れて)|出ておいで|出て(?:来|き)(?:て(?:よ|や|$)|なよ)|デートし(?:よ|たい|ない)",
        because=ALONE,
        unless=HARMLESS + r"|w$|久しぶり|また今度|ぜひ|推し|天国",
        stage=Stage.CUE,
        is_personal=True,
    ),
    # English
    rule(
        "en-alone",
        r"\b(?:meet|meeting|hang(?: out)?|come|see you|get together|go (?:out|somewhere)|go for a (?:drive|ride|walk)|hook up)\b[^\n]{0,34}\b(?:just (?:the two of us|us two|you and me|us)|alone|by yourself|on your own|in private|in secret|secretly|without (?:telling|your|anyone)|(?:only|just) (?:me and you|you and me)|nobody (?:has to|needs to|will) know)\b|\b(?:come|be there|show up) alone\b|\b(?:don't|do not) bring (?:anyone|your|any|a friend)",
        because=ALONE,
        unless=r"doctor|promotion|never|don't (?:ever )?(?:meet|go|come)|should (?:never|not)|interview|nurse|home alone|leave (?:me|him|her) alone|let alone|appointment|kids? (?:should|must)",
        is_personal=True,
    ),
    rule(
        "en-irl",
        r"\bmeet(?:ing)?(?: you| up)? (?:irl|in real life|in person|face to face|for real|offline)\b|\b(?:meet|see you|hang)\b[^\n]{0,10}\birl\b|\b(?:let's|lets|we should|can we|could we|wanna|want to|can i|i want to|would you|i'd love to|why don't we)\b(?: \w+){0,2} (?:meet up|meet you|meet)\b(?= (?:tonight|sometime|somewhere|after|at (?:my|the (?:park|mall|hotel|station))|soon|one day|$)|$|\n|\?|,|!)",
        because=ALONE,
        unless=r"contract|meeting|on (?:monday|tuesday|wednesday|thursday|friday)|project|client|team|office|the (?:team|teacher|doctor|manager|sales|landlord|new)|all\b|everyone|lunch break|agenda|review|interview|zoom|to (?:go over|discuss|talk about|review)|at (?:ten|nine|noon|[0-9])",
        is_personal=True,
    ),
    rule(
        "en-pick-up",
        r"\b(?:i will|i can|i could|let me|i'll|want me to|i'd)\b(?: \w+){0,2} (?:pick you up|come (?:and )?(?:get|pick) you|drive you|come (?:over|by|to (?:your|you)))\b|\bi(?: will|'ll| can) (?:wait|be waiting|park|meet you)\b[^\n]{0,24}(?:school|corner|park\b|park(?:ing)?|outside|behind|station|your (?:house|street|place))",
        because=ALONE,
        unless=r"airport|from (?:work|the airport|practice|soccer|daycare)|love,? (?:mom|dad)|mom|dad|kids?|grandma|dinner's|the vet|delivery|repair|your order|package",
        is_personal=True,
    ),
    rule(
        "en-place",
        r"\b(?:come|stay|sleep|spend the night|crash|hang out|meet(?: me)?|chill|party)\b(?: \w+){0,3} (?:at|to|in|over to|over at|by) (?:my (?:place|house|apartment|room|flat|car|hotel|van)|a (?:hotel|motel)|the (?:hotel|motel|park|parking lot|woods))\b|\b(?:i(?: will|'ll|'ve)?|let's|we(?: can| could|'ll)?|i can) (?:book(?:ed)?|get|got|rent|reserve)(?: us)? (?:a|the) (?:hotel|motel|room|airbnb)\b|\bcome over\b[^\n]{0,30}(?:alone|parents|nobody|tonight|when|out\b)",
        because=ALONE,
        unless=r"team meeting|conference|grandma|wedding|family|kids|we all|everyone|anniversary|picnic|birthday|soccer|dog|barbecue|bbq|client|meeting|trip|vacation|business|our place",
        is_personal=True,
    ),
    rule(
        "en-where",
        r"\bwhere (?:do|r|are) (?:you|u) (?:live|from exactly|located|stay)\b[^\n]{0,40}(?:come|meet|see|over|visit|close|near|parents|alone)|\bwhat(?:'s| is) your (?:address|home address|exact address|location)\b[^\n]{0,30}(?:come|visit|see|meet|surprise|over|bring)|\b(?:are|r|when are|when will|when do|is) (?:you|u|your (?:parents|mom|dad|family|folks))(?: ever| usually| going to be| be| will be)? (?:home alone|alone(?: at home| in the house)?|out|asleep|away|gone|not home|not around|at work)\b|\bwhen(?:'s| is| are) your (?:parents|mom|dad|folks)[^\n]{0,12}(?:out|away|asleep|gone|work)|\bshare your location\b",
        because=WHERE,
        unless=r"delivery|shipping|order|parcel|package|invoice|courier|ambulance|repair|technician",
        is_personal=True,
    ),
    rule(
        "en-live",
        r"\bwhere (?:do|r) (?:you|u) live\b|\bwhat (?:city|town|school|area|part of town)\b[^\n]{0,10}\b(?:you|u)\b",
        because=WHERE,
        unless=r"delivery|shipping|order|parcel|package|tax|form|courier",
        stage=Stage.CUE,
        is_personal=True,
    ),
    rule(
        "en-sneak",
        r"\b(?:sneak|slip|climb|get) (?:out|away)\b[^\n]{0,30}|\b(?:run away|leave home)\b[^\n]{0,24}(?:with me|to me|stay|my place|come|pick)|\byou can (?:stay|live|sleep|crash)(?: here)? (?:with me|at mine|at my)\b|\b(?:after|when) (?:everyone|your (?:parents|mom|dad|folks))[^\n]{0,12}(?:asleep|sleep|bed|out|leave|gone)",
        because=ALONE,
        unless=r"cat|dog|meeting|early|prison|jail|work early|game|movie|book|surprise party|water|air",
        is_personal=True,
    ),
    rule(
        "en-reward",
        r"\b(?:if|when) (?:you|u) (?:meet|come|visit|see|hang)\b[^\n]{0,30}(?:buy|give|pay|treat|present|gift|surprise for you|[$£€])|\b(?:buy|give|treat) you\b[^\n]{0,30}\b(?:if|when) (?:we|you) (?:meet|come)",
        because=ALONE,
        unless=r"grandma|mom|dad|birthday",
        is_personal=True,
    ),
    rule(
        "come-to-you",
        r"(?:<YOU>(?:の)?(?:町|街|とこ|ところ|家|ち|近く|最寄り|駅|県|地元|学校|中学|高校)|近く|そっち|そこ)(?:まで|に|へ)[^\n]{0,10}(?:行(?:ける|く(?:よ|から|わ|で|し|ね|$)|こ(?:う|っ)?か|って(?:あげ|いい|も(?:いい|ええ)))|いける|迎え|車)|(?:交通費|電車代|新幹線代|飛行機代|タクシー代)(?:は|を|も|くらい)?[^\n]{0,6}(?:出す|払う|あげる|持つ|負担する|送る)[^\n]{0,12}|(?:今度|明日|土曜|日曜|週末|放課後|夜|帰りに|いつか)[^\n]{0,6}(?:見に|会いに|遊びに|迎えに)(?:行く|いく|行って|来て|きて|おいで)(?:わ|ね|よ|いい|から|$|くれ)|どこ(?:中|高|小)(?:\?|なの|$)",
        because=ALONE,
        unless=HARMLESS + r"|修理|点検|お届け|工事|ください|みんな|店|応援に|試合|演奏|発表",
        is_personal=True,
    ),
    rule(
        "just-us",
        r"(?:二人|ふたり)(?:きり|だけ)?で(?:会|遊|出かけ|どっか|どこか|過ごし|オフ|旅行|お泊|泊|カラオケ|ドライブ|ゆっくり)(?:わない|おう|お(?:$|っか|や)|いたい|えない|えへん|わへん|える\?|ぼ|び|しよ|よ|行|い|して)|オフ会[^\n]{0,6}(?:二人|ふたり|しよ|しない)[^\n]{0,6}(?:二人|ふたり|だけ|で|\?|$)|ゆっくり(?:できる|話せる)(?:とこ|ところ|場所)|(?:お泊まり|お泊り|泊まり)(?:デート|会)?(?:しよ|しない|したい|においで|来れ|できる)|(?:終電)[^\n]{0,10}(?:泊|うち|俺ん?ち|送)|うち(?:に)?(?:泊|来(?:れば|たら|なよ|ない|いよ|い(?:$|!))|おいで|こない|来る\?)|(?:塾|学校|部活|習い事|バイト)(?:を)?(?:サボ|さぼ|休)(?:って|ん(?:で|じゃ)|れ)[^\n]{0,14}(?:会|遊|来|ドライブ|行|デート|おいで|うち)",
        because=ALONE,
        unless=HARMLESS + r"|病欠|休んで病院",
        is_personal=True,
    ),
    rule(
        "net-person",
        r"(?:ネット|アプリ|ここ|sns|オンライン|画面)(?:の|で(?:知り合|話|出会)|だけ|越し)[^\n]{0,12}(?:人|知り合い|友達|相手|関係|話してる)?[^\n]{0,10}(?:会(?:っ(?:た|て)|お|う(?:の|$|\?)|え)|直接|実際)[^\n]{0,10}\n?[^\n]{0,10}(?:俺|僕|私|会って|みる\?|みない|どう|怖くない|平気|大丈夫|ある\?|だけ|しよ|お)|(?:知らない人)(?:じゃ|では)ない[^\n]{0,8}(?:会|来|おいで|でしょ|やん|し)|会ったら(?:[^\n]{0,10})(?:ぎゅ|ハグ|抱|キス|ちゅ|触|いっぱい|いいこと|教えて|かわいが|可愛が|甘え)|<MINE>と会(?:って|お|わ(?:ない|へん)|い(?:たく|た))",
        because=ALONE,
        unless=HARMLESS + r"|注意|保護者|しないで|詐欺|だめ",
        is_personal=True,
    ),
    rule(
        "home-empty",
        r"(?:家の人|親|家族|お母さん|ママ|両親|誰も|おうちの人)(?:が|も|の|は)?[^\n]{0,5}(?:いない|おらん|いません|留守|出かけ(?:る|て)|仕事)(?:の)?(?:日|とき|時|時間|間|夜|曜日|の(?:は|って)?いつ)[^\n]{0,8}(?:教え|いつ|ある|\?|に(?:行|会|来|遊)|行|会|来|遊)|(?:親|みんな|家族|お母さん)(?:が|は)?(?:寝(?:たら|てから|た(?:後|あと)|静まっ)|出かけたら|いなくなったら|仕事行ったら)[^\n]{0,10}(?:連絡|出て|抜け|来|会|迎え|電話|おいで|教え|窓)|(?:深夜|真夜中|夜中|夜遅く)(?:に)?[^\n]{0,4}会(?:え|お|わ|い|う)|(?:海|山|ドライブ|夜景|遠く|遊園地|ディズニー)(?:に|へ|で|でも)?[^\n]{0,4}(?:二人|ふたり|連れて(?:って|い))[^\n]{0,6}(?:行|あげ|く|や)",
        because=ALONE,
        unless=HARMLESS + r"|配達|宅配|介護|電話番|旅行会社|ツアー",
        is_personal=True,
    ),
    rule(
        "en-for-real",
        r"\b(?:see|meet|hold|touch|hug|kiss|be with|hang out with|get to know) (?:you|u)\b[^\n]{0,16}(?:for real|in person|irl|in real life|not just (?:on|online|through)|face to face|tonight|alone|after (?:class|school|dark)|this (?:weekend|friday|saturday|sunday)|when (?:your|nobody|no one))|\b(?:get|come|sneak|slip) out (?:of (?:the|your) (?:house|home))?\b[^\n]{0,40}(?:notic|know|parents|saturday|tonight|alone|night|asleep)|\b(?:come|get|pick(?:ing)?) (?:and )?(?:get |pick )?(?:you|u)(?: up)? (?:after|from|at|outside|near|around the corner)|\b(?:come|go|head) to (?:mine|my place|my house|my apartment|my flat|my room)\b|\bmeet (?:me|up)\b[^\n]{0,24}(?:at (?:the )?(?:mall|park|corner|station|beach|bridge|parking|hotel|back|alley)|behind|outside|after|tonight|friday|saturday|sunday|midnight|alone|don't tell)|\blet'?s meet\b[^\n]{0,24}(?:at the (?:mall|park|corner|beach|bridge|hotel)|tonight|secret|don't tell|alone)|\bwhat (?:street|area|neighbou?rhood|part|town|building|floor|school)\b[^\n]{0,14}\b(?:you|u)\b[^\n]{0,12}(?:live|on|in|go|at)?|\bdrive (?:by|past|over|to) (?:your|you|there)|\b(?:get|book|rent)(?: us)? a (?:hotel|motel|room)\b|\b(?:hotel|motel|room)\b[^\n]{0,20}(?:nobody|no one|just us|alone|the two of us)|\bthere'?s a first time\b|\b(?:i have|got|i've) a (?:car|van|license|place|room)\b[^\n]{0,24}(?:get you|pick|come|drive|alone|take you|we c)",
        because=ALONE,
        unless=r"airport|grandma|dad will|kids|conference|team|client|contract|doctor|interview|lobby|show\b|wedding|family|delivery|boss gate|finish line|everyone|lesson|class trip|office|gate,|practice|technician|coworker|agenda|everyone|recital|kindergarten",
        is_personal=True,
    ),
    rule(
        "near-by",
        r"(?:住んで(?:る|ん)?(?:の|とこ|ところ|場所)?|家|最寄り|地元)(?:は|が|って)?[^\n]{0,6}近(?:い|く|かった|所)[^\n]{0,8}\n?[^\n]{0,6}(?:行って|会(?:え|お|わ|い|って)|来て|来る|遊び|寄って|迎え)",
        because=WHERE,
        unless=HARMLESS + r"|店|駅から|会社",
        is_personal=True,
    ),
    rule(
        "hidden-meeting",
        both(
            r"会(?:お|う(?:の|$)|え(?:る|ない|へん)|い(?:たい|に来)|って(?:確|渡|話|みたい|くれ))|来(?:て(?:ね|よ|や|ほし|くれ|$)|られる\?|れる\?|ない\?|い(?:よ|$)|なよ)|出て(?:これ|こら|来|き)(?:る|られ|れ|て|な)?|待ち合わせ|待って(?:る|て)|迎え(?:に)?(?:行|いく)|遊びに(?:行|い|来|おいで)|泊ま|おいで|送って(?:く|行|あげ)|乗せ|行(?:か(?:へん|ない\?)|こ(?:う?よ|$|や|、)|こっか)|一緒に(?:暮ら|住|逃げ|寝)|出てき(?:て|な)",
            r"二人(?:で|きり|だけ)|一人で|誰(?:も|にも)(?:言|来|い|知|見|内)|親(?:が|に|には|は|の)|両親|内緒|こっそり|夜(?:の)?(?:[0-9]|中|遅|に)|深夜|(?:駅|コンビニ|店|学校|公園|体育館)(?:の)?裏|家の(?:近く|前)|ホテル|(?:俺|僕|おれ|うち|私)(?:の|ん)(?:部屋|家|ち|車)|車(?:ある|出|で)|初めて会|住所|って言って|家(?:を)?出|ドライブ|個室|ラブホ|お泊",
            20,
        ),
        because=ALONE,
        unless_said=HARMLESS
        + r"|w$|お見舞い|保育|肝試し|行事|担当|宿泊|予約を|スタッフ|先方|案内|旅行会社|デイサービス|配達|お届け",
        unless=r"ください|ます(?:か)?$",
        is_personal=True,
    ),
    rule(
        "en-hidden-meeting",
        r"\b(?:come|meet|see you|pick|drive|fly out|visit|wait|be there|get in|hang|stay|go)\b[^\n]{0,40}(?:\balone\b|\bnobody\b|\bno one\b|parents|your folks|don't tell|without telling|quiet (?:place|spot)|my (?:car|place|room|apartment)|after dark|at night|midnight|secret|blue car|red car|black car|white van)|(?:quiet (?:place|spot)|somewhere (?:quiet|private|alone)|be alone|bring nobody|bring no one|don't bring|parents (?:go to bed|are out|asleep|away|leave))[^\n]{0,40}(?:\bcome\b|\bmeet\b|\bcar\b|\bme\b|\bwe\b|\bsee\b|\bvisit\b|\bpick\b)|\b(?:fly|travel|come) (?:out )?to (?:me|my city|see me)\b[^\n]{0,24}(?:pay|ticket|tell|folks|parents|alone)?",
        because=ALONE,
        unless=r"grandma|grandpa|airport|kids|conference|team|client|doctor|interview|wedding|family|delivery|boss\b|study group|class|promotion|babysit|everyone|hotel check|\btrip\b|parents' meeting|parents are welcome|novel|lesson|dentist|cat\b|dog\b|home alone last|drove home|bus\b",
        is_personal=True,
    ),
)
