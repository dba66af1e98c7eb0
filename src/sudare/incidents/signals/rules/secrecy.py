"""Asking to keep it from others."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules
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
    r"パスワード|暗証|pin|認証|コードは|合言葉|個人情報|お客様|弊社|当社|守秘|相談内容|匿名|プライバシー|カウンセ|保健室|窓口|大家|ダイエット|つまみ食い|へそくり|無駄遣い|ケーキ|お菓子|アイス|ラーメン|猫を飼|宝くじ|秘密基地|秘密兵器|秘密結社|曲|歌|映画|ドラマ|ゲーム|漫画|小説|アニメ|番組|県民ショ|花園|秘密の(?:扉|部屋|場所|庭|質問)|秘密保持|秘密です(?:って|よね)?$|成長|隠しごと|ここだけの話|秘訣|名店|穴場|お店|キャッシュ|ブラウザ|容量|ストレージ|迷惑|ログイン|古い|間違え|誤送|重複|請求|二重|下書き|広告|アプリの通知|通知音|会議中|授業中|映画館|静かに|寝て|赤ちゃん|寝坊|遅刻|テスト中"
)
POLITE: Final = r"ください(?:ませ|$|。|!)|お願い(?:いた|し)ます|いただ"
WHO: Final = r"(?:誰(?:に|か)?|誰にも|ほかの(?:人|子)|他の(?:人|子)|人|親|お母さん|お父さん|ママ|パパ|両親|母|父|おかん|おとん|家族|家の(?:人|ひと)|おうちの(?:人|ひと)|家の者|先生|担任|友達|学校(?:の(?:人|子|みんな))?|クラスの(?:子|みんな)|会社(?:の人)?|警察|周り|みんな|彼氏|彼女|旦那|奥さん|お?[姉兄](?:ちゃん|さん)|おばあちゃん|大人)"
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
        unless=HARMLESS
        + "|"
        + POLITE
        + r"|言わないでいて|抱え|悩|食べちゃった|言わなかった|自分から|して(?:る|い)?(?:ん(?:だ|や)|の(?:よ|!))$|黙ってる$|秘密にしてある|秘密なん|内緒(?:で|の)(?:ケーキ|買|行った|食|飲|貯)|って(?:よく)?(?:言わ|怒ら)れ|かどうか|言わないで(?:済|おいて(?:くれて|よかった))|保証|^誰かに言った",
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
        r"(?:(?:トーク|メッセージ|やり取り|やりとり|履歴|ログ|会話|チャット|ライン|この(?:話|会話|写真|メッセージ|トーク|アプリ)|これ(?:は|、|も|全部)?|送ったやつ|dm|痕跡|証拠|通話履歴)(?:の履歴)?(?:は|を|も|とか|全部|、)*[^\n]{0,10}|(?:読|見)(?:んだ|たら|み終わっ|終わっ)(?:たら|ら|あと)?(?:は)?(?:すぐ|全部|必ず|絶対|、)*|(?:毎回|毎日|必ず|いつも|そのつど|念のため)[^\n]{0,6})(?:消(?:して(?!も(?:いい|大丈夫)|ある|る|い(?:る|ま)|しま|から|ください|おきま|いいですか)|しと(?:い|け|き|こ)|せよ?(?:$|\n|!|な)|すこと|す(?:の|んだ)(?:を)?忘れ|しな(?:よ|$|!)|しや|しよ|すように|すの(?:が)?約束)|削除(?:して(?!も|ある|いい|くだ)|し(?:と(?:い|け|き)|な|ろ)|すること|よろ)|残さ(?:ない(?:で|よう)|んといて))",
        because=TRACES,
        unless=HARMLESS
        + "|"
        + POLITE
        + r"|間違|消して(?:しま|るから)|消しておきま|重い|ホワイトボード|黒板|電気|テレビ",
    ),
    rule(
        "if-found",
        r"(?:ばれ|見つか|知られ|見られ|気づかれ)(?:たら|ると|ない(?:よう(?:に)?|で)|へん(?:ように|かったら)|ん(?:ように|かったら)|ちゃ)[^\n]{0,14}(?:面倒|めんど|怒られ|困る|終わり|終わる|やば|まず|会えなく|会えん|引き裂|黙|気をつけ|消して|だめ|ダメ|あかん|慎重|こっそり|して(?:ね|な|$)|すれば|来て|出て)|(?:親|先生|お母さん|家族)(?:に)?(?:は)?(?:ばれ|バレ|見つから)(?:ない(?:で|ように|から)|んように|へん(?:ように|って|から|わ)|なきゃ)",
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
        unless=HARMLESS + "|" + POLITE + r"|設定方法|やり方|できますか|充電|電池|紛失|パスコード",
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
        unless=r"surprise|party|present|gift|birthday|\bpin\b|password|spoil|movie|ends|ending|recipe|code|card number|diet|santa|christmas|proposal|the answer|embargo|press|launch|customer|client|strangers?|login|\bssn\b",
    ),
    rule(
        "en-between",
        r"\b(?:between (?:us|you and me|the two of us|me and you)|our (?:\w+ )?secret|secret between|just (?:the two of )?us (?:know|two)|(?:this|it|that) is (?:a|our) secret)\b",
        because=KEEP,
        unless=r"surprise|party|gift|birthday|recipe|distance|difference|match|contract|agreement|game|business|price|sauce|lol|choose|cake",
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
)
