"""Asking to keep it from others."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules, both
from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

KEEP: Final = Words(
    "ほかの人に言わないように求めているように読めます。だれかに話してかまいません。",
    "「だれにも いわないで」と いって いるように よめます。だれかに はなして いいです。",
    "It reads like being asked to keep it from others. You may tell somebody.",
)
TRACES: Final = Words(
    "やりとりを消す、隠すように求めているように読めます。消さずに残してください。",
    "「けして」「かくして」と いって いるように よめます。けさないで ください。",
    "It reads like being asked to delete or hide what was said. Please keep it.",
)

HARMLESS: Final = (
    r"サプライズ|プレゼント|贈り物|ドッキリ|どっきり|誕生日|還暦|母の日|父の日|敬老|クリスマス|サンタ|パーティ|送別会|歓迎会|結婚式|余興|プロポーズ|ネタバレ|結末|オチ|犯人|正解|答え(?:を|は)|ヒント|マジック|手品|隠し味|レシピ|企業秘密|社外秘|部外秘|機密|極秘資料|口外|内密|発表まで|公表まで|解禁|人事|異動|内示|辞令|試験問題|問題は|抜き打ち|避難訓練|当選|契約|取引|顧客|"
    r"パスワード|暗証|pin|認証|コードは|合言葉|個人情報|お客様|弊社|当社|守秘|相談内容|匿名|プライバシー|カウンセ|保健室|窓口|大家|ダイエット|つまみ食い|へそくり|無駄遣い|ケーキ|お菓子|アイス|ラーメン|猫を飼|宝くじ|秘密基地|秘密兵器|秘密結社|曲|歌|映画|ドラマ|ゲーム|漫画|小説|アニメ|番組|県民ショ|花園|秘密の(?:扉|部屋|場所|庭|質問)|秘密保持|守れない人|合鍵|点数|釣り場|投票|選挙|病気|告知|かくれんぼ|推し|好きな人|お題|コント|かつら|もう40|仕事を辞め|スープ|謝|リハ|秘密です(?:って|よね)?$|成長|隠しごと|ここだけの話|秘訣|名店|穴場|お店|キャッシュ|ブラウザ|容量|ストレージ|迷惑|ログイン|古い|間違え|誤送|重複|請求|二重|下書き|広告|アプリの通知|通知音|会議中|授業中|映画館|静かに|寝て|赤ちゃん|寝坊|遅刻|テスト中"
)
POLITE: Final = r"ください(?:ませ|$|。|!)|お願い(?:いた|し)ます|いただ"
WHO: Final = r"(?:誰(?:に|か)?|誰にも|ほかの(?:人|子)|他の(?:人|子)|(?<!る)(?<!な)(?<!き)(?<!本)(?<!大)人(?=に|には)|親|お母さん|お父さん|ママ|パパ|両親|母|父|おかん|おとん|家族|家の(?:人|ひと)|おうちの(?:人|ひと)|家の者|先生|担任|友達|学校(?:の(?:人|子|みんな))?|クラスの(?:子|みんな)|会社(?:の人)?|警察|周り|まわり|みんな|彼氏|彼女|旦那|奥さん|お?[姉兄](?:ちゃん|さん)|おばあちゃん|大人)"
WE: Final = (
    r"(?:二人|(?:俺|僕|私|うち|おれ|ぼく|わたし)(?:たち|ら|達)|<MINE>と<YOU>|<MINE>と(?:の|話|だけ)|<YOU>と<MINE>)"
)
rule = Rules(Signal.SECRECY)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "tell-nobody",
        WHO
        + r"(?:に|には|にも|に対して|へ)?(?:は|も)?(?:絶対|ぜったい|まだ|、|まじで|本当に){0,2}[^\n、]{0,8}(?:言わ(?:ない(?:で|こと|よう|ほうが|方が|って(?:約束|誓))|んと(?:い|って|こ)|んで(?:ね|な|や)|なくて(?:いい|ええ)|へんで|ず(?:に|と))|言う(?:な|なよ|んじゃない|の(?:は)?(?:なし|禁止|だめ|やめ))|言っ(?:ちゃ(?:だめ|ダメ|いけ|駄目)|たら(?:だめ|ダメ|あかん|おしまい|終わ|怒|許さ|殺|どうなる))|言うたら(?:あかん|だめ)|話(?:さない(?:で|こと|よう|ほうが|方が|って)|すな|しちゃ(?:だめ|ダメ|いけ)|したら(?:だめ|あかん|終わ|もう|おしまい|嫌|怒|許さ)|さんと|さんで|す(?:の)?(?:は)?(?:なし|禁止|だめ|やめ)|さなくて)|教え(?:ない(?:で|こと|よう)|ちゃ(?:だめ|ダメ)|たら(?:だめ|あかん)|んといて)|見せ(?:ない(?:で|こと|よう)|ちゃ(?:だめ|ダメ)|たら(?:だめ|あかん)|んといて)|見(?:られ|つから)ない(?:で|よう|とこ)|知られ(?:ない|たくな|んよう|へんよう|ちゃ(?:だめ|まず)|たら(?:まず|だめ|やば|終わ|困))|ばらさ(?:ない(?:で|こと)|んといて)|ばれ(?:ない|んように|へん(?:ように|かったら)|ちゃ(?:だめ|まず)|たら(?:やば|まず|終わ|会え|怒|困|だめ))|黙(?:って(?:て(?!く)|い|お|ろ|と|ね|$|、)|っと(?:いて|け|き))|内緒|秘密|隠し(?:て(?!る人)|とい|と)|相談(?:しない(?:で|こと|ほうが|方が)|するな|しちゃ|したら|しても(?:無駄|意味))|チク(?:る|ら|っ)(?:な|ない|たら)|喋(?:る|ら|っ)(?:な|ない|たら)|しゃべ(?:る|ら|っ)(?:な|ない|たら|んと))",
        because=KEEP,
        unless_said=HARMLESS,
        unless=HARMLESS
        + "|"
        + POLITE
        + r"|言わないでいて|抱え|悩|食べちゃった|言わなかった|自分から|して(?:る|い)?(?:ん(?:だ|や)|の(?:よ|!))$|黙ってる$|秘密にしてある|秘密なん|内緒(?:で|の)(?:ケーキ|買|行った|食|飲|貯)|って(?:よく)?(?:言わ|怒ら)れ|かどうか|言わないで(?:済|おいて(?:くれて|よかった))|保証|しておくと安心|^誰かに言った",
    ),
    rule(
        "between-us",
        WE
        + r"(?:だけ|きり)?(?:の|で|には)?(?:、|\n)?[^\n、]{0,8}(?:秘密|内緒|ナイショ)|(?:秘密|内緒)(?:の)?(?:約束|関係)(?:だよ|ね|な|にし|、|$|を守)|<MINE>と(?:話|会|付き合|やり取り|連絡)[^\n]{0,14}(?:秘密|内緒|言わ|黙)",
        because=KEEP,
        unless=HARMLESS + "|" + POLITE,
    ),
    rule(
        "keep-secret",
        r"(?:このこと|これ(?:は|、)|今日のこと|このアカウント|(?:俺|僕|私)(?:の|たちの)こと|今の(?:話)?は?|この話|ここで(?:話した|の)こと|会うこと|付き合ってること|やり取り|写真(?:のこと)?)(?:は|を|も)?(?:、)?(?:絶対|ぜったい)?[^\n、]{0,8}(?:内緒|秘密|黙って(?!くれ)|言わない(?:で|こと)|言わんと|言うな|他言|口外|誰にも|しー)",
        because=KEEP,
        unless=HARMLESS + "|" + POLITE,
    ),
    rule(
        "secret-ok",
        r"(?:^|\n|[、!? ]|ね|絶対|から)(?:内緒|秘密|ナイショ)(?:(?:に|で)(?:でき(?:る(?:よね|\?|なら|$|子)|へん)|して(?:ね|よ|おいて|おこ|くれ(?:る|たら|へん)|な|$|!|や)|し(?:よ(?:う|$|!|ね)|といて|とこ|てな)|頼む|お願い|な!?)|(?:だ|や)(?:よ|で|からね|から)(?:\?|!|$|\n)?|ね!?$|な!?$|守れる|だぞ)|(?:秘密|内緒)(?:を|は)?守(?:れる(?:よね|\?|なら|子|人)|って(?:ね|よ|くれ|$)|ろ)|口(?:は)?(?:堅|固)い(?:よね|\?|子|なら|方\?)",
        because=KEEP,
        unless_said=HARMLESS + "|" + POLITE,
    ),
    rule(
        "hush",
        r"(?:黙って(?:て|いて|おいて)(?:ね|よ|な|や|くれ(?!て(?:て)?(?:あり|助))|$|!)|黙っといて|黙っとけ|(?:誰にも|絶対)(?:に)?(?:言うな|言わないで|言わんといて|喋るな|しゃべるな|話すな)|口(?:が)?裂けても言う|口外(?:するな|すんな|したら))",
        because=KEEP,
        unless_said=HARMLESS + "|" + POLITE,
    ),
    rule(
        "delete",
        r"(?:(?:トーク|メッセージ|やり取り|やりとり|履歴|ログ|会話|チャット|ライン|写真(?:は|も)|この(?:話|会話|写真|メッセージ|トーク|アプリ)|これ(?:は|、|も|全部)?|送ったやつ|dm|痕跡|証拠|通話履歴)(?:の履歴)?(?:は|を|も|とか|全部|、)*[^\n]{0,18}|(?:読|見)(?:んだ|たら|み終わっ|終わっ)(?:たら|ら|あと)?(?:は)?(?:すぐ|全部|必ず|絶対|、)*|(?:毎回|毎日|必ず|いつも|そのつど|念のため)[^\n]{0,6})(?:消(?:して(?!も(?:いい|大丈夫)|ある|る|い(?:る|ま)|しま|から|ください|おきま|いいですか)|しと(?:い|け|き|こ)|せよ?(?:$|\n|!|な)|すこと|す(?:、)?(?:それが|のが)?(?:ルール|約束|決まり)|す(?:の|んだ)(?:を)?忘れ|しな(?:よ|$|!)|しや|しよ|すように|すの(?:が)?約束)|削除(?:して(?!も|ある|いい|くだ)|し(?:と(?:い|け|き)|な|ろ)|すること|よろ)|残さ(?:ない(?:で|よう)|んといて))",
        because=TRACES,
        unless=HARMLESS
        + "|"
        + POLITE
        + r"|間違|消して(?:しま|るから)|消しておきま|重い|ホワイトボード|黒板|電気|テレビ",
    ),
    rule(
        "if-found",
        r"(?:ばれ|見つか|知られ|見られ|気づかれ)(?:たら|ると|ない(?:よう(?:に)?|で)|へん(?:ように|かったら)|ん(?:ように|かったら)|ちゃ)[^\n]{0,14}(?:面倒|めんど|怒られ|困る|終わり|終わる|やば|まず|会えなく|会えん|話せ|もう(?:終|会|話|連絡|でき)|終了|取り上げ|連絡でき|引き裂|黙|気をつけ|消して|だめ|ダメ|あかん|慎重|こっそり|して(?:ね|な|$)|すれば|来て|出て)|(?:親|先生|お母さん|家族)(?:に)?(?:は)?(?:ばれ|バレ|見つから)(?:ない(?:で|ように|から)|んように|へん(?:ように|って|から|わ)|なきゃ)",
        because=KEEP,
        unless=HARMLESS + "|" + POLITE + r"|カンニング|w$|虫歯|点数",
    ),
    rule(
        "cover-story",
        r"(?:親|お母さん|お父さん|両親|家|家族|先生|友達|母|父|ママ|パパ|おかん)(?:に|には)?(?:は|も)?[^\n]{0,16}(?:って(?:言(?:え|っとけ|っておけ|っといて|っておいて|っといたら|っておけば|っとき|えばええ)|こと(?:に|で)(?:して|しと|すれ|しよ))|と(?:言(?:えば|っておけ|っとけ|いなさい))|(?:嘘|うそ)(?:を)?(?:つ(?:け|い|いて|いと)|言)|ごまか(?:し|せ|して)|適当(?:に|な)(?:言|理由|嘘)|口実)",
        because=KEEP,
        unless=HARMLESS + "|" + POLITE + r"|休むって|欠席|遅れるって|帰りが|迎え|お礼|よろしく",
    ),
    rule(
        "hide",
        r"(?:通知(?:を|は|も)?(?:オフ|切|消|見えな|出ないよう)|(?:スマホ|画面|携帯|アプリ|トーク|アイコン)(?:を|は|も|に)?[^\n]{0,10}(?:隠|見られない|見せないよう|ロック|非表示|伏せ|別の名前|フォルダ)|(?:名前|登録名|アカウント名)[^\n]{0,6}(?:変えて|女の名前|別の名前|友達の名前)|別(?:の)?名(?:前)?で登録)(?:に)?(?:[^\n]{0,8}(?:して(?:$|\n|ね|よ|な|お|。)|しと|しろ|といて|とけ|かけ(?:て|と|よ)|て(?:ね|よ|おいて|$|\n)|ようにし))",
        because=TRACES,
        unless=HARMLESS + "|" + POLITE + r"|設定方法|やり方|おくと|安心です|できますか|充電|電池|紛失|パスコード",
    ),
    rule(
        "not-yet",
        WHO
        + r"(?:に|には)(?:は)?[^\n、]{0,8}(?:まだ|しばらく|今は)?(?:話さ|言わ|知らせ|相談し|教え)(?:ない|ん|へん)(?:ほうが|方が|でおこ|でおく|どこう|とこ|でいよう)",
        because=KEEP,
        unless=HARMLESS + "|" + POLITE,
    ),
    rule(
        "understand-not",
        r"(?:親|大人|先生|周り|友達|みんな)(?:に|は|なんか|には)[^\n]{0,12}(?:分か(?:ら|って(?:くれ|もら)え?)な|わか(?:ら|って(?:くれ|もら)え?)な|理解(?:でき|され|し)な|反対(?:する|され|し))[^\n]{0,12}(?:から|し|だけ|よ)[^\n]{0,16}(?:二人|俺|僕|私|言|秘密|内緒|黙|信じ)",
        because=KEEP,
        unless=HARMLESS,
    ),
    rule(
        "screenshots",
        r"スクショ(?:は|を|とか)?(?:撮|と)(?:らない(?:で|って)|るな|っちゃ(?:だめ|ダメ)|らんといて|ったら(?:だめ|怒|終わ|許))|(?:消える|残らない)(?:モード|設定|チャット)(?:に|で)(?:し|話|送)",
        because=TRACES,
        unless=HARMLESS + "|" + POLITE + r"|ライブ|展示|公式|撮影",
        stage=Stage.CUE,
    ),
    # English
    rule(
        "en-nobody",
        r"\b(?:don't (?:you )?(?:ever |even |you dare )?(?:tell|show|mention|say|talk|let|go telling)|never tell|can't (?:tell|know|find out)|not (?:a )?(?:word|tell)|you (?:can't|must not|mustn't|shouldn't|better not) (?:tell|show|talk|say)|promise (?:me )?(?:you (?:won't|will not|'ll not)|not to|to not) (?:tell|say|show)|without telling|stay(?:s)? quiet about|keep (?:your mouth shut|quiet about|(?:this|it|that|us|me|our \w+) (?:from|secret|quiet|private|hidden|between|to yourself|on the down ?low))|nobody (?:can|needs to|should|has to|must|is allowed to) (?:ever )?(?:know|find out|hear|see))\b(?: \w+){0,4}?(?: (?:anyone|anybody|your (?:mom|dad|parents|family|friends?|teachers?|sister|brother|boyfriend|girlfriend|wife|husband)|a soul|nobody|about (?:me|us|this|it)|to anyone|they|from|secret|quiet|hidden|between|to yourself|on the|know|find out)|$|\n|,|!)",
        because=KEEP,
        unless=r"surprise|party|present|gift|birthday|the kids|\bi can't tell|\bpin\b|password|spoil|who won|recorded it|movie|ends|ending|recipe|code|card number|diet|santa|christmas|proposal|the answer|embargo|press|launch|customer|client|strangers?|login|\bssn\b",
    ),
    rule(
        "en-between",
        r"\b(?:between (?:us|you and me|the two of us|me and you)|our (?:\w+ )?secret|secret between|just (?:the two of )?us (?:know|two)|(?:this|it|that) is (?:a|our) secret)\b",
        because=KEEP,
        unless=r"surprise|party|gift|birthday|recipe|distance|difference|match|contract|agreement|game|business|price|sauce|lol|choose|cake|soup|salty|food|restaurant",
    ),
    rule(
        "en-delete",
        r"\b(?:delete|erase|clear|wipe|remove)\b(?: \w+){0,2} (?:chat|chats|conversation|messages?|texts?|history|this|these|everything|thread|dms?|evidence|log|convo)\b[^\n]{0,30}",
        because=TRACES,
        unless=r"invoice|old|browser|cache|cookies|storage|space|spam|duplicate|wrong|by mistake|please delete the|account|file|backup|how (?:do|can)|app\b|virus|\?$|did you|i (?:will|'ll|can|did|have)|subscription|draft",
    ),
    rule(
        "en-hide",
        r"\b(?:hide|lock|cover)\b(?: \w+){0,2} (?:phone|screen|app|notifications?|texts?|messages?)\b[^\n]{0,30}\b(?:your|so|from|parents|mom|dad|nobody|they)\b|\b(?:say|tell (?:them|her|him|your \w+)) (?:that )?you(?:'re| are) (?:at|with|going|staying|sleeping|studying)\b|\b(?:turn off|mute) (?:your )?notifications\b[^\n]{0,24}(?:so|see|parents|mom|dad)|\b(?:save|put) me (?:as|under)\b",
        because=TRACES,
        unless=r"theft|stolen|thief|movie|meeting|class|ad|battery",
    ),
    rule(
        "en-understand",
        r"\b(?:they|your (?:mom|dad|parents|friends|teachers?)|people|nobody|adults)\b(?: (?:would|will|could|just))*(?: never|n't|wouldn't| not|'d never|'ll never)? ?(?:won't|wouldn't|don't|never|not) (?:understand|get (?:it|us)|approve)\b",
        because=KEEP,
        unless=r"movie|book|math|recipe|instructions|language|accent",
        stage=Stage.CUE,
    ),
    rule(
        "or-trouble",
        r"(?:^|\n|[、!? ]|もし|誰か(?:に|へ)|人に|ちょっとでも)(?:[^\n、]{0,8})(?:言っ|話し|喋っ|しゃべっ|ばらし|見せ|教え|相談し|チクっ|漏らし)(?:たら|たり(?:し)?たら|ちゃ|ては)(?:は)?(?:、)?[^\n]{0,6}(?:だめ|ダメ|駄目|あかん|いけな|許さ|怒る|終わり|終わる|おしまい|絶交|嫌い(?:に)?|どうな|困るのは|もう(?:会|話|連絡|遊)|知らな|殺)",
        because=KEEP,
        unless=HARMLESS + "|" + POLITE + r"|悪口|失礼|冗談|そんなこと|ひどいこと",
    ),
    rule(
        "dont-say",
        r"(?:^|\n|[、!? ])(?:絶対|ぜったい|まだ|お願い(?:だから)?)?(?:、)?(?:言わ(?:ないで(?:ね|よ|や|おいて|くれ|$|!)|んといて(?:な|ね|や|$|よ)|んとって)|言うな(?:よ|$|!)|言っちゃ(?:だめ|ダメ)|ばらさないで|チクら?(?:ないで|るな|んといて)|喋(?:らないで|るな)|しゃべ(?:らないで|るな)|話さないで)",
        because=KEEP,
        unless_said=HARMLESS
        + "|"
        + POLITE
        + r"|そんな(?:こと|風)?|悪口|冗談|ひどい|寂しい|さみしい|悲しい|無理って|嫌って",
        stage=Stage.SERIOUS,
    ),
    rule(
        "no-counsel",
        r"(?:相談|報告|通報|話(?:す)?|チク(?:る|り)|告げ口)(?:する|す)?(?:の|こと)?(?:は|も|とか)?(?:、)?(?:禁止|なし(?:ね|だ|で|な|$)|だめ(?:だ|ね|$)|ダメ|ng|やめ(?:て|とけ|とこ|よう)|無し)|(?:大人|親|先生|警察|友達|家族|誰か)(?:なんか)?(?:に|とか)(?:言って|話して|相談して|頼って)も[^\n]{0,12}(?:無駄|意味|信じ|わかって|分かって|どうせ|怒られ|変わら|助け)|(?:大人|親|先生|警察)(?:は|なんか|なんて)[^\n]{0,6}(?:関係な|信用|信じ(?:ちゃ|るな|ない)|敵|味方じゃ|うるさいだけ)",
        because=KEEP,
        unless=HARMLESS + "|" + POLITE,
    ),
    rule(
        "say-instead",
        r"(?:聞かれ(?:たら|ても)|バレそう(?:に)?(?:なったら|だったら|なら)|ばれそう(?:に)?(?:なったら|だったら|なら)|見られ(?:たら|そうになったら)|見つかったら)[^\n]{0,14}(?:って(?:答|言|ごまか|誤魔化)|と(?:答|言)|知らな(?:い|ん)|友達|親戚|いとこ|従兄|先生|ごまか|誤魔化|消し|閉じ|隠)|(?:親|家族|お母さん|お父さん|両親|家|友達|先生|おかん)(?:に|には)[^\n]{0,14}(?:って|と)(?:言って|言うて|伝えて)(?:出(?:て|か)|来(?:て|な|れ)|おいで|抜け|泊|き(?:て|な)|おき|おい|$|[、!])",
        because=KEEP,
        unless=HARMLESS + "|" + POLITE + r"|問い合わせ|面接|テスト|職務質問|よろしく|お礼|休む",
    ),
    rule(
        "my-name",
        r"<MINE>(?:の)?(?:名前|こと|存在|アカウント|連絡先)(?:は|を|も)?[^\n、]{0,6}(?:出さ(?:ない|ん)|言わ(?:ない|ん)|話さ(?:ない|ん)|教え(?:ない|ん)|言うな|出すな|話すな|隠し|内緒|秘密)|(?:画面|スマホ|トーク)(?:が|を|は)?(?:見られそう|見られ(?:たら|る前)|覗かれ|のぞかれ)[^\n]{0,12}(?:閉じ|隠|消|切|伏せ)",
        because=KEEP,
        unless=HARMLESS + "|" + POLITE,
    ),
    rule(
        "promise",
        r"(?:二人|ふたり|<MINE>(?:たち|ら)|<MINE>と(?:の))(?:だけ|きり)?の(?:約束|ルール|世界|こと)(?:だよ|だから|ね|な|や|だ|、|$|を(?:破|守)|にし)|お?口(?:に)?チャック|口(?:が|は)?(?:堅|固)い(?:子|人|よね|\?)|(?:秘密|内緒)(?:に)?(?:に)?(?:できる|守れる|しといて|しとき|できへん)|約束(?:を)?(?:破ったら|やぶったら)[^\n]{0,8}(?:嫌い|終わり|知らな|怒|会わ|絶交)|黙って(?:おこう|いよう|おいたほう|おいてな|おいてや|よう$|よっか)|指切り(?:だ|ね|した)",
        because=KEEP,
        unless=HARMLESS + "|" + POLITE + r"|げんまん$|結婚式|誓い|子どもと|サッカー|レシピ",
    ),
    rule(
        "en-if-asked",
        r"\bif (?:your (?:mom|dad|parents|sister|brother|family|friends?|teacher)|anyone|anybody|someone|they|people|she|he)(?: ever)? asks?\b[^\n]{0,24}(?:\bsay\b|\btell\b|\bi'm\b|\bi am\b|just a|lie|pretend|nothing|don't)|\bkeep (?:us|me|this|it|that|our \w+) (?:a )?(?:secret|quiet|private|hidden|hush|between|on the low|low ?key|to yourself)|\b(?:so|just|please) keep (?:it|this) (?:quiet|secret|private)|\b(?:don't|no need to|never|not) (?:involve|bring in|drag in|go to|run to|trust) (?:any(?:one|body)(?: else)?|your (?:mom|dad|parents|family|teachers?|friends)|adults|the police|grown ?ups)|\b(?:clear|delete|erase|wipe) (?:our|this|these|the|all|your|my) (?:\w+ )?(?:messages?|chats?|texts?|history|conversation|dms?|convo)|\b(?:you|u) (?:will|'ll|would|could) (?:get|be) (?:in|into) (?:so much |big |real |a lot of )?trouble\b[^\n]{0,20}(?:tell|if (?:they|you|anyone|your)|know)|\bdon't screenshot\b",
        because=KEEP,
        unless=r"surprise|party|present|gift|birthday|press|recipe|password|spoil|invoice|browser|cache|cookies|customer|reporter|interview|homework|draft|exam|library|phone during|quiet in",
    ),
    rule(
        "hidden-from",
        both(
            WHO + r"|外|グループ|知り合い|お?[兄姉](?:ちゃん|さん)|妹|弟",
            r"(?:言わ(?:ない|ん)|話さ(?:ない|ん)|見せ(?:ない|ん)|教え(?:ない|ん)|漏らさ(?:ない|ん)|喋ら(?:ない|ん)|しゃべら(?:ない|ん)|ばらさ(?:ない|ん))(?:って)?(?:で(?:ね|よ|ほし|くれ|$|!)|と(?:いて|って|こ)|こと(?:$|ね|だ|!)|ように(?:ね|$|し)|誓|約束|よね)|(?:教え|言っ|見せ|話し|喋っ|しゃべっ)(?:ちゃ|たら)(?:、)?(?:だめ|ダメ|あかん|絶交|終わり|許さ|嫌い|怒(?!られ)|どうな)|秘密(?:な|だよ|ね|で|に)|内緒(?:な|だよ|ね|で|に)|ってことに(?:して|しと)|画面(?:を)?(?:変え|切り替|隠)|(?:知られ|見られ|気づかれ|ばれ|バレ)(?:ない|んよう|へんよう|たくない)",
            12,
        ),
        because=KEEP,
        unless_said=HARMLESS
        + "|"
        + POLITE
        + r"|合鍵|鍵の場所|管理|応募者|大人に話|話そう|打ち明|落ち着いてから|言えない|言わないでくれて|漏らさない(?:工夫|設計)|日記|ノートに",
        unless=r"ください|って(?:よく)?(?:言わ|怒ら)れ",
    ),
    rule(
        "hush-any",
        r"(?:しゃべっ|喋っ|言っ|話し|ばらし|チクっ)たら[^\n]{0,4}(?:どうな|知ら(?:ん|ない)|ただじゃ|許さ|後悔|終わり|絶交)|(?:ばれ|バレ|見つかっ)たら[^\n]{0,4}<MINE>(?:が|は|も)?[^\n]{0,5}(?:捕|つかま|逮捕|終わ|困|やば|クビ)|(?:やりとり|やり取り|これ|トーク|メッセージ|全部|履歴)(?:は|を|も)?(?:全部)?消してから[^\n]{0,4}(?:寝|切|閉|返|学校|出)|(?:秘密|内緒|ないしょ)(?:の)?(?:友達|恋人|関係|場所|約束|話)(?:に)?(?:なろ|だよ|だから|ね|しよ|にな)|<MINE>が誰(?:か)?(?:は|って)[^\n]{0,8}(?:言|話|教)|誓(?:える|って|え)(?:\?|よ|よね|$)",
        because=KEEP,
        unless_said=HARMLESS + "|" + POLITE,
    ),
    rule(
        "en-hush",
        r"\b(?:swear|promise)(?: me)?\b[^\n]{0,16}(?:won't|not|never|nobody)[^\n]{0,8}(?:tell|say|show|know|talk)|\b(?:erase|delete|remove|forget) (?:my|this|the|our) (?:number|contact|chat|call log|messages?|account)\b[^\n]{0,14}(?:after|when|then|ok|before|so)|\b(?:your|ur) (?:parents|mom|dad|friends|teachers?|family)\b[^\n]{0,24}(?:freak|be (?:so )?mad|kill|ground|never let|take your phone|angry)[^\n]{0,20}(?:so|shh|don't|keep|quiet|secret|hide|between)|\b(?:has to|must|needs to|gotta|have to|should) (?:stay|be|remain|keep) (?:hidden|secret|quiet|private|between)|\bshh+\b[^\n]{0,14}(?:tell|secret|us|our)|\b(?:don't|never) (?:let|want) (?:your|any(?:one|body)|them)[^\n]{0,14}(?:find|see|know|catch|hear)",
        because=KEEP,
        unless=r"surprise|party|gift|birthday|zoo|baby|asleep|press|managers?|cat|dog|spoil|exam|recipe",
    ),
)
