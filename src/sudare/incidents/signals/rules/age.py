"""Signs that somebody may be under age, and ways round the question."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules
from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

YOUNG: Final = Words(
    "話している人が18歳未満かもしれません（学年・テスト・部活・受験・門限などの話）。",
    "はなして いる ひとは 18さいより したかも しれません。",
    "Somebody here may be under 18: school, tests, clubs, exams, a curfew.",
)
EVADED: Final = Words(
    "年齢をはっきり言わない、または実際と違う年齢にしようとしているように読めます。",
    "としを はっきり いわないように よめます。",
    "It reads like going round the question of age.",
)
ASKED: Final = Words(
    "学生かどうか、何年生かをたずねています。",
    "「なんねんせい？」と きいて います。",
    "Somebody is asked for their year at school.",
)

OTHERS: Final = (
    r"息子|娘|むすめ|むすこ|うちの子|子ども|子供|お子|孫|甥|姪|妹|弟|いとこ|従兄弟|教え子|生徒(?!会|手帳)|児童|園児|受験生を|保護者|猫|犬|ペット|創業|築|車が|献立|職員|指導員|支援員|司書|事務|pta|役員|校内放送|校庭|家庭教師|塾講師|講師|教員|教師|教頭|校長(?:として|です|会|\))|母校|社内|教育実習|採点|配り|配布|出題|作問|監督|引率|コーチ|部員|顧問(?:を|で|と)して|担任(?:を|で|より|として|の先生を)|担当|クラスを受け持|"
    r"昔|むかし|当時|時代|(?:年|学期)前|頃|ころ|あの頃|懐かし|なつかし|思い出|同窓会|同級生|だった(?:な|よ|とき|頃|から)|だったころ|卒業して|二十年|十年|社会人|会社員|新入社員|社員|入社|上司|有給|残業|大学|ゼミ|卒論|院生|就活|就職|転職|昇進|昇格|資格|免許|教習所|検定(?!.{0,3}だる)|運転|toeic|司法|看護師|国家試験|医師|"
    r"本番環境|リリース|環境での|サーバ|システム|バグ|コード|エンジン|耐久|製品|新車|検査|pcr|抗原|血液|妊娠|テストマッチ|クラッシュテスト|ab?テスト|ソフト|アプリ(?:の|を)テスト|負荷|単体|結合|性能|動作|打鍵|送信|配信|味見|アンケート|"
    r"募集|以下|以上(?!の)|未満|料金|半額|割引|学割|無料|対象|入場|定員|説明会|地域移行|市の|県の|制度|無償|統計|調査|ドラマ|漫画|アニメ|小説|アイドル|選手|監督|プロ野球|甲子園(?:を見|で優勝)|ニュース|番組|日程|お知らせ|ご(?:案内|都合|連絡|相談)|ください(?!ね)|いただ|弊社|当社|お客|会議|研修|業務|シフト|勤務|パート|主婦|夫|旦那|妻|嫁|義母|義父|ママ友|親の会|子育て"
)
SCHOOL: Final = r"(?:(?:中間|期末|学年末|定期|実力|単語|漢字|数学の?|英語の?|理科の?|社会の?|国語の?|物理の?|化学の?|小)?テスト(?:勉強|前|期間|週間|範囲)?(?!ケース|環境|送信)|期末|模試|補習|追試|居残り|終業式|始業式|入学式|卒業式|三者面談|二者面談|体育祭|文化祭|合唱コン(?:クール)?|修学旅行|林間学校|校外学習|部活|朝練|学校|塾|体育(?:の授業)?|マラソン大会|夏期講習|冬期講習|期末考査|登校日|遠足|プール開き|クラス替え|席替え|授業参観)"
rule = Rules(Signal.AGE)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "grade",
        r"(?<![一-鿿a-z0-9])(?:うち|私|わたし|俺|おれ|僕|ぼく|自分|今|いま|まだ|もう|一応|実は|ちな|ちなみに|こっち|4月から|春から|来年)?(?:は|も|、|で|が)?(?:[小中高][1-6一二三四五六](?!の(?:とき|時|頃|ころ|夏|冬|秋|春|とこ|人|子)|年(?:前|ぶり)|人|組|階|本|つ)|(?:小学|中学|高校)(?:[1-6一二三四五六]年(?!前|間|ぶり|度)|生(?!の(?:とき|時|頃|ころ)|以|向|の(?:アルバイト|皆|方|時)|活)))(?:生)?(?:だ(?:よ|けど|から|し|もん|ぜ|わ|と|$|\n|!|、|w)|です|なんだ|なん(?:です|だけど|や)|なの(?!か|\?)|や(?:で|ねん|から|けど|し|よ|$)|やねん|っす|になった|になる|になり|、|$|\n|!|w|。|女子|男子|の女|の男|だって(?:ば)?$|ですけど|ですw|\()",
        because=YOUNG,
        unless=OTHERS + r"|さん(?:が|は)|家族|料金",
    ),
    rule(
        "jk",
        r"(?<![a-z])(?:fjk|sjk|ljk|jk|jc|js|dk|dc)[1-3]?(?:だよ|です|なんだ|だけど|やで|やけど|や(?:ねん)?|。|$|\n|!|w|、|になっ|なの(?!\?)|ですw)",
        because=YOUNG,
        unless=OTHERS + r"|just|lol|kidding|jk,|[a-z] jk",
    ),
    rule(
        "years",
        r"(?:(?:まだ|もうすぐ|今年で?|来月で?|今日で?|明日で?|この前|先月|実は|ほんと(?:う)?(?:は|に)|本当(?:は|に)|ちな(?:みに)?|今|いま|俺|僕|私|うち|わたし|年(?:は|齢は))[^\n0-9]{0,6})(?:1[0-7]|[89])(?:歳|です|だよ|だけど|なんだ|になる|になった|やで|や|だし|なの|$|\n|。|!|だから|、)|(?:^|\n|[、。!? ])(?:1[0-7])歳(?:です|だよ|だけど|なんだ|になっ|やで|や|なの(?!か|\?)|$|\n|。|!|、|だから|だし|っす|の(?:女|男))|(?:^|\n|[、です])?じゅう(?:いち|に|さん|よん|し|ご|ろく|なな|しち)(?:歳|さい)",
        because=YOUNG,
        unless=OTHERS + r"|月|日|時|分|円|度|年(?:前|間)|周年|番|人|個|回",
    ),
    rule(
        "school-life",
        r"(?:明日|あした|あす|明後日|あさって|今日|来週|今週|再来週|もうすぐ|今|そろそろ|月曜|火曜|水曜|木曜|金曜|土曜|昨日|さっき|次の?|[0-9]+日後?)(?:から|は|も|の|まで|に|って|、|が)?[^\n]{0,8}"
        + SCHOOL
        + r"[^\n]{0,14}(?:だる|いや|嫌|やだ|行きた(?:く|な)|行きと|なんだ|なん(?:だよね|よね|やけど|です)|やねん|だよ|だわ|や(?:わ|ん|ばい|で|し|から|$)|から|終わ|やば|ある(?:ん|し|から|んだ|わ|よ|$|の(?!で))|あって|めんど|しんど|疲れ|じゃん|んだけど|んよ|むり|無理|死|さぼ|サボ|休み|赤点|勉強して|勉強しな|だ[!。w]?$|で(?:、|早|遅|忙)|怒られ|つら|辛|最悪|楽しみ|緊張|全然|やって(?:ない|へん)|返(?:って|却)|点(?:だ|や|やっ)|あかん|だって|$)",
        because=YOUNG,
        unless=OTHERS,
    ),
    rule(
        "school-things",
        r"(?:うちの|ウチの|私の|俺の|僕の|クラスの|部活の)(?:担任|顧問|校則|部長|先輩|先生)(?:が|は|に|の|、|も|厳|まじ|めっちゃ)|(?<!小)学校の先生(?:が|に|うざ|まじ|めっちゃ|怖)|担任(?:が|に|マジ|まじ|の先生が|、|うざ|に(?:怒|呼))[^\n]{0,14}(?:怒|うざ|ムカ|むか|厳|呼|ばれ|だる|言われ|めっちゃ|最悪|やば|きも|優し|連絡)|顧問(?:が|に|まじ|マジ)[^\n]{0,12}(?:怒|厳|うざ|来|やば|怖|だる)|校則(?:で|が|やば|きび|厳)|生徒会(?:の|で|長)|(?:三者|二者)面談(?:いや|やだ|だる|ある|で|の|終わ|が|やば|とか)|通知表(?:が|やば|見|で)|内申(?:点)?(?:が|やば|に響|下が|足り)|制服のまま|放課後(?:ヒマ|暇|に|は|なら|まで|、|空)|部活(?:終わ|おわ|帰り|が(?:終|ない|休)|やめ|ある|で(?:遅|疲|忙)|だる|きつ|休み|サボ|さぼ|の(?:後|あと|先輩|大会))|クラス替え|席替え|学級委員|日直|給食(?:が|で|うま|まず|だ|の(?:あと|時間|カレー|プリン|揚げ))|体操服|上履き|ランドセル|夏休みの宿題|自由研究|読書感想文|期末(?:が|で|やば|終わ|の勉)|赤点(?:取|とっ|だ|や|やば)|追試|補習(?:で|が|だ|ある|に|あ)|塾(?:の帰り|帰り|行って|終わ|だる|サボ|さぼ|ある|が|行か|から帰)|学校(?:終わ|おわ|帰り|だる|行きたく|サボ|さぼ|休ん|から帰|着い|遅刻)|授業中(?:だ|に|、|やから|だから|w|なう)|期末考査|進路(?:希望|調査|相談)",
        because=YOUNG,
        unless=OTHERS + r"|放課後(?:等)?デイ|面談の日程|ですか\?|ますか\?|お(?:迎え|疲れ)",
    ),
    rule(
        "exam",
        r"(?:受験生(?:だ|な|です|や|やし|だし|だから|なのに|なん)|(?:今年|来年|再来年|もうすぐ|そろそろ|高校|中学|大学)(?:は|の|が|、)?受験(?:だ|な|で(?:す|、|忙|スマホ|さ|$)|や|やし|だし|だから|あ|が|勉強|の年|生|近|やばい|終わ)|受験(?:勉強|近い|やだ|だる|やばい|終わ(?:った|る)(?:ら|まで)|なのに|あるから|生や|やから)|高校受(?:か|験)|志望校|推薦(?:で|入試)(?:決|受|高校)|入試(?:まで|が|やば|近|こわ|あと))",
        because=YOUNG,
        unless=OTHERS + r"|講座|合格実績|資格|受験票|受験料",
    ),
    rule(
        "home-rules",
        r"門限(?:が|は|あ|まで|過|やば|[0-9]|七|八|九|き|で|だ)|(?:親|お母さん|お父さん|母|父|ママ|パパ|おかん|おとん)(?:に|が|から|の)(?:スマホ|携帯|ケータイ|ゲーム|アカウント|line|インスタ)?(?:を|も|は|が)?[^\n]{0,8}(?:没収|取り上げ|とりあげ|制限|見つか(?:った|る)|バレ(?:た|る)ら|ばれ(?:た|る)(?:ら|と)|怒られ(?:る|た|ちゃ)|うるさ|厳し|きびし|止められ|許(?:し|可)|チェックされ|見られ|ダメって|だめって|迎えに来(?:る|て)|送り迎え)|(?:スマホ|携帯|ケータイ|ゲーム)(?:を|が|も|は)?(?:没収|取り上げられ|とりあげられ|制限|親に|夜[0-9]+時まで)|フィルタリング(?:が|で|かか)|親(?:が寝|の許可|と一緒に住|にお願い|の同意|いないから|が帰って|寝てから)|ペアレンタル",
        because=YOUNG,
        unless=OTHERS + r"|結婚|介護|実家|同居|遺産|仕事|入籍|辞め|もう[3-9]0|もう四十|定年|孫",
    ),
    rule(
        "from-parents",
        r"(?:親|お母さん|お父さん|両親|家族|おかん|母|ママ)(?:に|には)(?:内緒|秘密|黙って|隠して|隠れて|言わずに|バレないように|ばれんように)(?:で|に)?(?:して(?:る|い)|や(?:って|り)|で|来|使|始め|ここ|この|登録|入れ|話|いる|なん|$|だけど|やねん|だから|会|付き合)",
        because=YOUNG,
        unless=OTHERS + r"|仕事|もう[3-9]0|還暦|サプライズ|プレゼント|誕生日|旅行|母の日|父の日|結婚",
    ),
    rule(
        "pretends",
        r"(?:18|19|20|21|二十歳|二十|はたち|ハタチ|成人(?:して(?:る|い?る))?|大人|大学生|高校卒業)(?:歳)?(?:以上)?(?:って(?:こと|いうこと|設定|書|嘘|登録|言(?:って|っと|え|っちゃ|う))|ということ|だと(?:嘘|言)|のふり|に見え(?:る|ない)|設定)|(?:年齢?|歳|とし|学年)(?:を|は|も)?(?:サバ|さば|ごまか|誤魔化|偽|嘘|うそ|適当)|(?:本当|ほんと|ほんま|実際)(?:う)?(?:は|の歳は|の年は)(?:まだ)?(?:もっと(?:下|若)|未成年|1[0-7]|高校|中学|小学)|未成年(?:だ|です|なん|や|だけど|でも(?:いい|大丈夫|OK))|まだ(?:成人|大人|二十歳|18)(?:して|じゃ|に(?:なって|なら)|では)|(?:大人|年上)(?:っぽい|に見える)って(?:よく)?言われる",
        because=EVADED,
        unless=OTHERS + r"|飲酒|酒類|投票|アバター",
    ),
    rule(
        "evades",
        r"(?:年齢?|歳|とし|トシ|学年|何歳か|いくつか)(?:は|を|のこと|とか|の話)?(?:、|\n)?[^\n]{0,5}(?:秘密|内緒|言いたく|言えな|言わな|教え(?:な|たく|られ)|聞か(?:ない|んとい|れても|れると)|気にし(?:ない|な)|関係(?:ない|な|あ(?:る\?|ります))|どうでも|忘れた|想像に|ご想像|非公開|ノーコメント|言う必要)|(?:いくつ|何歳|なんさい|何才)に見え(?:る|ます)|(?:いくつ|何歳)だと思(?:う|います)|年なんて(?:ただの|関係)",
        because=EVADED,
        unless=r"アイドル|タレント|女優|芸能|息子|娘|多いよね|応募|採用|履歴|お客様|楽しめ|趣味|関係なく|築|店|木|城|猫|犬|母|父|先生|社長|ばあ|じい",
    ),
    rule(
        "asks-grade",
        r"(?:^|\n|[、!? ]|で|は|今|いま|もしかして|ねえ|てか|って|え)(?:何年生(?!で(?:す|し)|の|から|まで|に)|(?:中|高|小)[1-3]?(?:生|学生|校生)?(?:なの|だよね|かな|\?)|(?:小学|中学|高校)生(?:なの|かな|だよね|\?|やんな|なん\?)|(?:jk|jc|js|dk)(?:\?|なの|だよね|かな)|まだ学生(?:\?|なの|さん)|学生さん\?|制服(?:着てる|ある|かわいい)\?|どこ(?:の)?(?:高校|中学|校))",
        because=ASKED,
        unless=OTHERS + r"|でしたか|ですか",
        is_personal=False,
        stage=Stage.CUE,
    ),
    # English
    rule(
        "en-grade",
        r"\b(?:i'm|i just started|starting|in|me im|we're|only in|i go to|still in|i start|about to start)\b(?: \w+){0,3} (?:(?:(?:[5-9]|1[0-2])(?:th)?|fifth|sixth|seventh|eighth|ninth|tenth|eleventh) grade(?:r)?|year (?:[5-9]|1[0-2]|seven|eight|nine|ten|eleven))\b|\bi'm a(?:n)? (?:freshman|sophomore|junior|senior|[5-9]th grader|1[0-2]th grader|(?:fifth|sixth|seventh|eighth|ninth|tenth|eleventh) grader|middle schooler|high schooler|teen(?:ager)?|minor|kid)\b|\b(?:middle|junior high|high) school(?:er)?\b[^\n]{0,12}(?:sucks|tomorrow|today|rn|is so|lol|ends|starts|kid|student here)|\bi'm (?:still )?in (?:middle|high|junior high|secondary|elementary) school\b",
        because=YOUNG,
        unless=r"\bgrading|\bmy (?:daughter|son|kid|niece|nephew|brother|sister|students?|child|youngest|oldest|eldest)|\b(?:she|he) is\b|\bteach|\bwhen i was|\byears ago|\bused to|college|university|\bphase\b|percent|minutes|place\b|law school",
    ),
    rule(
        "en-years",
        r"\b(?:i'm|i just turned|i turned|i turn|i will turn|i will be|turning|i'm only|i'm actually|actually|only|im rly|really)\b (?:still |only |actually |really |almost |turning |just |like )*(?:(?:1[0-7]|9)|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?: (?:years? old|yo|y/o|btw|lol|next|in|this|but|so|and|today|tomorrow|last|on)|$|\n|,|!|\?|\.)|\b1[0-7] ?(?:years? old|yo|y/o|[mf]\b)|\b(?:f|m) ?1[0-7]\b",
        because=YOUNG,
        unless=r"\bmy (?:daughter|son|kid|niece|nephew|dog|cat|brother|sister)|\bwhen i was|minutes|hours|weeks|months|days|dollars|percent|miles|pages|\bago\b|\bhe'?s\b|\bshe'?s\b|the (?:house|car|dog|cat)|whisky|over 1[0-9]|under 1[0-9]|late|away|th\b|year old (?:won't|is|has|loves|can|and i|boy|girl|son|daughter)|room [0-9]",
    ),
    rule(
        "en-school",
        r"\b(?:i (?:have|got|had|have to|gotta|need to)|i've|ugh|my|tomorrow|after|doing my|finish(?:ing)?|failed|before|late for|studying for|got)\b(?: \w+){0,4} (?:homework|(?:math|maths|science|history|english|spanish|bio|biology|chem|chemistry|physics|geography|algebra|spelling|french) (?:test|quiz|exam|class|homework|final|teacher)|mid ?terms?|gcses?|sats?\b|report card|detention|recess|pe class|gym class|soccer practice|band practice|football practice|cheer practice|cheerleading|prom\b|homecoming|locker|school bus|curfew|parent[- ]teacher|math test|school tomorrow|class president|hall pass)",
        because=YOUNG,
        unless=r"\bmy (?:daughter|son|kids?|niece|nephew|students?|child)|\bteach|\bgrad(?:e|ing) |\bwhen i was|\byears ago|\bparents\b(?! (?:said|took|won't|will|don't|make|made|are|let))|college|university|nursing|licen[cs]e|boss|workshop|at [2-9][0-9]\b|parents,|folder|\bfor (?:my|the) (?:kids?|students?)|coach|sign the",
    ),
    rule(
        "en-parents",
        r"\bmy (?:mom|dad|parents|folks)\b[^\n]{0,14}(?:took (?:away )?my (?:phone|ipad|computer|laptop|switch)|ground(?:ed|s)|won't let me|(?:is|'s|are) (?:picking me up|waiting in the car|calling me for|home so|making me (?:do|go))|made me (?:do|go)|says? (?:no phone|i have to|i can't)|(?:will )?(?:check|look|read|go)(?:s|es)? (?:at |through )?my (?:phone|messages|texts|room|ipad)|don't let me|doesn't let me|let me (?:have|stay|go)|check(?:s|ed)? my phone|don't know i(?:'ve| have|'m)?|doesn't know i(?:'ve|'m)?|would kill me|will kill me|set (?:a )?(?:limit|curfew|bedtime)|took it away|say(?:s)? i'm too young|pick(?:s)? me up|drop(?:s)? me off)|\bi'm grounded\b|\b(?:my )?(?:bedtime|curfew) is\b|\bscreen time (?:limit|is)\b",
        because=YOUNG,
        unless=r"\bwhen i was|years ago|used to",
    ),
    rule(
        "en-evades",
        r"\b(?:old enough|age is (?:just|only) a number|(?:does|do) (?:it|my age|age) (?:really )?matter|why (?:does|do) (?:it|my age|you) (?:matter|need to know how old|want to know how old|care (?:how|about my age))|guess (?:how old|my age)|how old do you think|not telling(?: you)?(?: my age)?|i'd rather not say(?: my age| how old)?|my age is (?:a )?(?:secret|private)|say(?:ing)? i'm (?:18|19|20|21)|tell (?:them|people|everyone) i'm (?:18|19|20|21)|lied about my age|not 18 yet|almost 18|under ?age|pretend(?:ing)? (?:to be|i'm) (?:18|19|20|21|older))\b",
        because=EVADED,
        unless=r"roof|house|\bcars?\b|bank|which|grandfather|grandma|dog|order|wine|whisky|cheese|dog|cat|invoice|must be|require|building|to (?:drive|retire|need|remember|know better)|order|delivery",
    ),
    rule(
        "en-asks",
        r"\b(?:what (?:grade|year|school) (?:are|you|do)|you in (?:high|middle) school|how old r you|are you (?:still )?in school|are you (?:a )?(?:teen|minor|underage))\b",
        because=ASKED,
        stage=Stage.CUE,
        unless=r"your (?:son|daughter|kid|child)",
    ),
    rule(
        "pupil",
        r"(?:宿題|課題プリント|ドリル|自習|居眠り|授業)(?:が|は|を|も|とか|の|で)?[^\n、]{0,8}(?:おわん|終わん|終わら|多(?:い|すぎ)|忘れ|やって(?:ない|へん)|やら(?:ない|なきゃ|な)|やばい|だる|めんど|むず|鬼|ある(?:から|し|んだ|けど)|中(?:$|、|だ|に|なう)|さぼ|サボ|やだ|嫌|いや|したら|した(?:ら|あと|後)|する|しなきゃ|まだ)|(?:テスト|試験|小テスト|模試)(?:で|が|は|の|、)?[^\n]{0,6}(?:[0-9]+点|赤点|平均点|満点|追試|順位|一夜漬け|やば|おわた|終わった|死んだ|返ってき|返却|近い|勉強|範囲)|[0-9]{1,2}点(?:だった|やった|しか|とった|取った)|(?:同じ|隣の|うちの)?クラスの(?:子|女子|男子|みんな|やつ|友達|陽キャ)(?:が|に|と|は|から|うるさ|うざ)|(?:先輩|三年|3年|先輩たち)(?:の先輩)?(?:が)?(?:引退|卒部)|うちらの代|(?:先生|担任|親|お母さん|お父さん)(?:に|が)[^\n]{0,6}(?:スマホ|携帯|漫画|ゲーム)(?:を)?[^\n]{0,4}(?:取られ|取り上げ|没収|預け|隠され)|(?:うちの|私の|俺の)?学校(?:は|って|が)?[^\n]{0,5}(?:スマホ|携帯|髪染め|ピアス|バイト|メイク|寄り道)(?:は)?(?:禁止|だめ|ダメ|持ち込み)|(?:英検|漢検|数検)(?:の|を|が|受|う|、|[1-5])|(?:中学|高校)(?:を)?(?:卒業(?:だ|する|したら|まで)|入(?:った|学した|ったら|る)|受か|落ち|行ったら|に(?:なったら|上が))|(?:受験|テスト|宿題|勉強)(?:の|から)(?:息抜き|逃げ|合間|現実逃避)|(?:先生|担任|顧問)(?:が)?(?:まじ|マジ|ほんと)?(?:で)?(?:鬼|おに|うざい|うざ|きもい|こわい|怖い)",
        because=YOUNG,
        unless=OTHERS + r"|英会話|ピアノ教室|先生の|です(?:か|ね)\?|ますか|上司|講座|料理教室",
    ),
    rule(
        "at-home",
        r"(?:親|お母さん|お父さん|ママ|パパ|母|父|おかん|おとん)(?:が|も)?(?:寝(?:たら|てから|た後|てる間|るまで)|帰って(?:く|き|来)る(?:まで|から|と)|いない(?:とき|時|間|から|うち)|起き(?:て|た|る)|来た(?:から)?|見て(?:る|ない)|部屋に(?:来|入)|呼んで)[^\n]{0,10}(?:話|返|電話|通話|まで|から|また|切|やめ|でき|落ち|無理|声)|お年玉[^\n]{0,8}(?:課金|買っ|親|使っ|もらっ(?:た|て)|没収|いくら)|(?:親|お母さん|ママ|お父さん|パパ)(?:に|から)[^\n]{0,8}(?:課金|スマホ|アプリ|sns|ネット|夜更かし|帰り)[^\n]{0,8}(?:ばれ|怒|禁止|だめ|止め)|(?:親|お母さん|お父さん|ママ|パパ)(?:に|が)[^\n]{0,4}(?:ばれ(?:た|る|ちゃ)|バレ)|(?:早く|もう)寝(?:ろ|なさい)って(?:親|お母さん|母|ママ)|(?:声|音)(?:は|が)?出せない|布団の中(?:で|から)|(?:クラス|学年)で(?:一番|モテ|浮い|いじめ|ハブ|ぼっち)",
        because=YOUNG,
        unless=OTHERS + r"|カラオケ|喉|のど|風邪|介護|デイサービス|見せたら",
        stage=Stage.SERIOUS,
    ),
    rule(
        "en-pupil",
        r"\b(?:it's|its|on) a school night\b|\bschool night\b(?=$|\n|,|!| so| lol| and)|\b(?:my|our|the) (?:teacher|class|homeroom|principal|coach|classmates?|math teacher|english teacher)\b[^\n]{0,24}(?:hates? me|yell|caught|gave me|is so|sucks|mean|boring|took my|detention|annoying)|\b(?:got|gave me|have|in|had) (?:a )?(?:detention|suspended|grounded|recess)\b|\b(?:after|at|from|to|before|leave|leaving|skip(?:ping)?|hate|starts?) school\b(?=$|\n|,|!| (?:tomorrow|today|so|and|rn|right now|lol|i|ends?|is|was|sucks|again))|\b(?:summer|winter|spring) break (?:starts|is|ends)|\bmy (?:locker|lunch period|first period|second period|bus stop|allowance|bedtime)\b|\bturn(?:ing)? (?:1[0-7]|thirteen|fourteen|fifteen|sixteen|seventeen)\b|\b(?:learner'?s permit|can't drive yet|too young to)\b",
        because=YOUNG,
        unless=r"\bmy (?:daughter|son|kids?|niece|nephew|students?|child|boys?|girls?)\b|\bteach(?:ing|es)?\b|\bwhen i was|years ago|used to|college|university|\bgrad school|\bparents'|law school|night market|the kids|piano|high school reunion|school's|drop",
    ),
    rule(
        "school-words",
        r"校長(?:の話|先生の話|が|まじ)|日直|(?:ダンス|サッカー|野球|テニス|バスケ|バレー|卓球|吹奏楽|陸上|水泳|剣道|柔道|美術|演劇|軽音|バド|弓道|合唱|茶道|写真)部(?:の)?(?:練習|朝練|で|だ(?:よ|から)|です|なん|に入|の先輩|の後輩|の顧問|引退|大会|やめ|きつ|が)|(?:スマホ|ケータイ|携帯)(?:を)?(?:やっと)?買ってもら(?:った|え)|(?:18|成人|年齢)[^\n]{0,8}(?:って|に|を)?(?:押し|登録し|入力し|選ん|書い)た(?:けど|だけ)?[^\n]{0,8}(?:違|嘘|うそ|本当は|ほんとは)|(?:^|[、\n ])(?:こうに|こういち|こうさん|ちゅうに|ちゅうさん|ちゅういち)(?:です|だよ|や|だけど|$)|夏休み(?:あと|が?終わ|なのに|の宿題|暇|ひま|入った)|冬休み(?:あと|入った|の宿題)|始業式|終業式|(?:体育|音楽|理科|社会|数学|国語|英語|家庭科|技術|道徳|総合)(?:の(?:時間|授業|先生)|(?:が|は)?(?:苦手|嫌い|だる|むず|赤点))|(?:親|お母さん|お父さん)(?:、|が|まじ|ほんと|は|も)?[^\n]{0,6}(?:門限|うるさくて|過保護|厳しくて|スマホ|許してくれ)|(?:学校|クラス|部活|塾)(?:の)?(?:友達|みんな|帰り|行く前|あと|後)(?:に|と|が|で|は|だから)",
        because=YOUNG,
        unless=OTHERS + r"|です(?:か|ね)\?|ますか|指導|教えて(?:い|ま)|ママ|勤|迎えに行く|顧問",
    ),
    rule(
        "en-school-more",
        r"\bi'm (?:a |an )?(?:\w+ )?(?:freshman|sophomore|junior|senior|student) (?:in|at) (?:high|middle|secondary)|\bmy teacher\b|\b(?:my (?:mom|dad|parents)) (?:took|take|takes|hid|blocked|locked)\b|\b(?:home ?room|hall monitor|study hall|book report|spelling bee|science fair|field trip form|school dance|pep rally)\b|\b(?:can't|cant) (?:talk|chat|stay)[^\n]{0,16}(?:homework|mom|dad|school|bedtime|class)",
        because=YOUNG,
        unless=r"\bmy (?:daughter|son|kids?|niece|nephew|students?|child)\b|\bwhen i was|years ago|used to|yoga|piano|driving|judge|volunteer|\bhis\b|\bher\b",
    ),
)
