"""Threats to show something to others."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules, both
from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

THREAT: Final = Words(
    "写真や秘密をほかの人に見せると言って、おどしているように読めます。",
    "しゃしんや ひみつを ほかの ひとに みせる、と おどして いるように よめます。",
    "It reads like a threat to show pictures or secrets to others.",
)
BARGAIN: Final = Words(
    "消すこと、黙っていることと引き換えに、何かを求めているように読めます。",
    "「けす かわりに 〜して」「だまって いる かわりに 〜して」と いって いるように よめます。",
    "It reads as if deleting or keeping quiet had a price.",
)
HOLDING: Final = Words(
    "写真や知り合いの連絡先をにぎっていると、ほのめかしているように読めます。",
    "しゃしんや れんらくさきを もって いる、と おどして いるように よめます。",
    "It reads like a hint that pictures or contacts are being held over somebody.",
)

THINGS: Final = (
    r"七五三|運動会|発表会|結婚|披露宴|誕生日|旅行|お土産|みやげ|記念|赤ちゃん|孫|ワンちゃん|ねこ|猫|犬|料理|弁当|ケーキ|景色|夕焼け|桜|紅葉|花火|花束|荷物|野菜|仕送り|手紙|年賀|アルバム|"
    r"作品|合格|入学|卒業|成人式|文化祭|試合|優勝|新居|新車|家の見取|集合写真|記念写真|変顔|寝顔|待ち受け|コスプレ|描いた|編んだ|作った|釣った|レシピ|報告書|資料|議事録|見積|請求|書類|お知らせ|案内|商品|弊社|当社|御社|お客様|掲載|募集|イベント|告知|"
    r"迷い|迷子|拡散希望|チラシ|ビラ|種|肥料|豆|餌|えさ|お菓子|飴|クーポン|ティッシュ|塩|砂|水を|お金をばらま|ネタ|結末|オチ|犯人を|マジック|手品|ゲーム|攻略|スコア|喜(?:ぶ|んで|び)|泣いて喜|感動|素敵|きれいに|かわいく撮れ|可愛く撮れ|よく撮れ|いい写真|お願いします"
)
rule = Rules(Signal.EXPOSURE)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "will-spread",
        r"<HARSH>",
        because=THREAT,
        unless=THINGS
        + r"|ない(?:よ|から|で|ね|です)|ません|w$|小銭|しまって(?!も)|ちゃって、?(?:大変|怒)|(?:す|く|る)(?:歌|人|話|曲|子|友|奴|やつ|ような|の(?:が|は))|じゃん|かな\?w|エンジン|パソコン|機械|時計|部品|車|ギター|ラジオ",
    ),
    rule(
        "will-spread-it",
        r"(?:拡散|公開)(?:する(?:ぞ|から|よ|けど|しか|わ)|してや|しても(?:いい|え)|しちゃ|した[るろ]|しよ(?:う|っ)?か(?!な)|やで|だ(?:な|ぞ))|(?:ネット|掲示板|全世界|世界中|sns|youtube)(?:に|で|の)(?:流す|流した[るろ]|流しちゃ|上げる|あげる(?!から)|晒|公開|さらす|上げた[るろ])(?:ぞ|から|よ|けど|わ|で|しか|$|\?|!|って)",
        because=THREAT,
        unless=THINGS
        + r"|記事|情報|話|新曲|来週|金曜|予定|ニュース|ブログ|歌|曲|演奏|バンド|ライブ|w$|いい話|応援|宣伝|楽しみ|ドッキリ|します$",
    ),
    rule(
        "if-not",
        r"<REFUSING>.{0,12}<IF>.{0,34}(?:<HARSH>|<SHOWN>|<TARGET>.{0,22}(?:<SHOW>|送る|見せる|貼る|言う|流す|載せる|知らせる|連絡)|公開|拡散|(?:写真|画像|動画|録画|秘密|裏垢|やり取り)[^、]{0,16}<SHOW>)",
        because=THREAT,
        unless=r"(?:送|流|伝え)っ?とく|送るね|送りますね|共有|お知らせ|ご(?:連絡|案内|確認)|お送り|ニュース|設定|掲載|保護者|会議|宿題|当日|欠席|来(?:られ|れ)|遅刻|休(?:み|む)|迷子|<SHOWN>な(?:い|く)|ばらまかない|晒さない|公開しない|流さない|広告",
    ),
    rule(
        "or-else",
        r"(?:写真|画像|動画|録画|スクショ|裏垢|秘密|裸|顔|本名|住所|全部)[^\n]{0,20}(?:どうな(?:る|って)か|どうなっても|ただじゃ|覚悟|後悔|人生終|終わりだ|分かって(?:る|ん)|わかって(?:る|ん)(?:よ|だろ|な)|分かるよね|わかるよね|わかるよな)",
        because=HOLDING,
        unless=THINGS + r"|仕組み|使い方|やり方|結果",
    ),
    rule(
        "not-wanted",
        r"(?:<SHOWN>|<TARGET>.{0,14}<LEARNT>)(?:た(?:くな(?!い(?:情報|こと|人|もの|写真|とき|場合))|ない(?:よ|だろ|でしょ|んじゃ|ん(?:だ|や)っ?た?ら|なら|やろ))|て(?:も|は)?(?:いい(?!です|でしょうか|ですか)|ええ|平気(?!な)|大丈夫\?|構わ|かまわ|かまへん|困[るらっ]|こま[るら])|るの(?:と|が嫌|は嫌|嫌)|るぞ|る(?:こと|羽目|はめ)に|たら(?:困|こま|どう|終わ|嫌|いや|まず|大変|恥ず)|んのと|る前に)",
        because=THREAT,
        unless=r"設定|公開範囲|パスワード|アカウントを|書かない|プレゼント|サプライズ|パスコード|パーティ|私が|俺が|うちが|w$",
    ),
    rule(
        "not-wanted-alone",
        r"(?:ばらまか|晒さ|ばらさ|拡散さ|流さ|公開さ|暴露さ)れ(?:たくな(?!い(?:情報|こと|人|もの|写真))|たくない(?:よ|だろ|でしょ|なら|ん(?:だ|や)った)|ても?(?:いい|ええ|平気|困|こま|構わ)|るのが嫌|たら(?:困|終わ|嫌|まず))",
        because=THREAT,
        unless=r"設定|w$|ネタ",
    ),
    rule(
        "price",
        r"(?:払|振り込|送金|入金|(?<!料)金(?!曜|魚|髪|額)|お金|[0-9一二三五十百]+(?:万|千|円)|ペイペイ|カード|ビットコイン|ギフト券?)[^\n]{0,26}(?:ば|たら|なら|次第|と(?=消)|引き換え|かわりに|代わりに)[^\n]{0,16}(?:消(?:す|して(?:や|あげ|も)|し(?:ます|たる))|削除(?:する|し(?:て(?:や|あげ)|ます|たる))|黙って(?:い|お|や|て)|見逃|許して(?:や|あげ)|返して(?:や|あげ)|忘れて(?:や|あげ)|(?:公開|拡散|投稿)(?:は)?し(?:ない|ません)|(?:ばらさ|流さ|送ら|言わ|晒さ)(?:ない|へん|ん$|ん(?:とい|でおい)))",
        because=BARGAIN,
        unless=r"広告|請求(?:は|が)|案内|ローン|警告|透かし|ロゴ|督促|会費|年会|アプリ内|課金",
    ),
    rule(
        "if-you-want",
        r"(?:黙って(?:て|い)?|言わないで|秘密にして|内緒にして|ばらさないで|晒さないで|流さないで|公開しないで|消して|削除して|返して)[いお]?て?(?:ほし|欲し|もらいた|くださいって|ほしけ)[^\n]{0,8}(?:なら|ければ|れば|ん(?:だ|や)ったら|たら|けりゃ)",
        because=BARGAIN,
        unless=r"フォーム|設定|お問い合わせ|手続|管理者|申請|店|サポート",
    ),
    rule(
        "silence",
        r"(?:黙ってて|秘密にして|内緒にして|黙っといて|言わないで(?:おいて)?)(?:あげる|やる|ほしい|ほしかった|ほしけりゃ|やっても)(?:から|けど|なら|よ|し|ら|が)?[^\n]{0,30}(?:誠意|かわり|代わり|金|万|写真|見せ|会|払|言うこと|送|条件|分か|わか)",
        because=BARGAIN,
        unless=r"サプライズ|プレゼント|w$",
    ),
    rule(
        "holding",
        r"(?:録画|撮影|保存|スクショ|コピー|録音|バックアップ|控え|特定|全部持|まだ持|残して|撮って)(?:し(?:た|て)|あ(?:る|って)|済|ある|って|と(?:い|っ)た|と[るん]|いる|る|)[^\n]{0,22}\n?[^\n]{0,24}\n?[^\n]{0,24}(?:あとは(?:分|わ)か|(?:分|わ)か(?:る|って(?:る|ん))(?:よ?[なね]|だろ|でしょ|やろ)|どうな(?:る|っても)|どうしよ(?:う|っ)か|言いたいこと|<TARGET>(?:に|の)[^\n]{0,10}(?:見せ|送|知|言|流|ばら)|困るよね|困るでしょ|逃げられ|覚悟|終わり(?:だ|や)|拡散|ばらま|晒)",
        because=HOLDING,
        unless=THINGS + r"|休んだ|共有|後で|欠席|データが|パソコン|授業|会議|レシート",
    ),
    rule(
        "holding-people",
        r"<YOU>?(?:の)?[^\n、]{0,6}(?:家族|親|お母さん|お父さん|学校|会社|職場|勤務先|フォロワ|友達|連絡先|住所|彼氏|旦那|奥さん|本名|実家)(?:の(?:連絡先|アカウント|リスト|住所|番号|名前|id))?(?:も|は|が|を|、|とか|全部|全員|どこか){0,2}[^\n]{0,8}(?:知って(?:る|ん)で?|知っとる|わかって(?:る|ん)|分かって(?:る|ん)|特定した|特定済|調べた|調べがつ|見つけた|把握して|押さえ|保存し|控え(?:た|て)|手元に|コピー)",
        because=HOLDING,
        unless=r"よく知って|\?$|かな|私も知|教えて|の予定|使い方|時間|評判|いい(?:学校|会社)|行き方|場所は",
        stage=Stage.CUE,
    ),
    rule(
        "your-people",
        r"<YOU>の[^\n、]{0,6}<TARGET>[^\n]{0,28}(?:<SHOW>|(?:見|知っ|聞い)たら(?!絶対喜|喜)[^\n]{0,12}(?:何て|なんて|どう|びっくり|泣|悲し|がっかり|思う|言う))",
        because=THREAT,
        unless=r"ご家族|ご両親|お送り|送っとくね|送るね|喜|よろしく|部屋|好き|見せる顔|褒|お礼|お祝い|成績|挨拶|プレゼント|お菓子|お土産",
    ),
    rule(
        "their-eyes",
        r"<TARGET>[^\n]{0,24}\n?[^\n]{0,12}(?:見|知っ|聞い|届い)たら(?!絶対喜|喜|すぐ|教え|連絡)[^\n]{0,12}(?:何て(?:言|思)|なんて(?:言|思)|どう(?:思|なる|する)|びっくり(?:する|やろ)|泣く|悲しむ|がっかり|怒る(?:だろ|やろ|よね))",
        because=HOLDING,
        unless=THINGS + r"|髪|プレゼント|喜|驚|サプライズ|点数|通知表|成績|壊し|割っ|花瓶|タトゥー|服|私の|うちの|部屋",
        stage=Stage.CUE,
    ),
    rule(
        "their-eyes-found",
        r"<YOU>の[^\n、]{0,6}<TARGET>[^\n]{0,20}(?:見つけ|知って|特定|わかった|分かった|たどり着)[^\n]{0,8}\n?[^\n]{0,8}(?:見|知っ|聞い|届い|送っ)たら",
        because=HOLDING,
    ),
    rule(
        "to-people",
        r"<TARGET>(?:の(?:人|目|みんな|子|前|グループ|lineグループ|ら?いん|アカウント|ところ))?(?:たち|ら)?(?:全員|みんな)?(?:に|へ|で|にも|宛て?に|、)[^\n、]{0,20}(?:<SHOW>|送る|見せる|流す|ばらす|言う)(?:よ?\?|けど(?:いい|ええ|\?|$)|けど、?いい|しか|ぞ|ことにな|から(?:な|ね$)|だけ(?:だ|や)|つもり|覚悟|で$|で!|わ(?:な|$|!)|たる|たろ|ろか|よっ?かな?|\?)",
        because=THREAT,
        unless=THINGS
        + r"|w$|送るね|送っていい\?|送ってもいいですか|よろしい|でしょうか|ですか|してもいい\?|どっち|どう(?:やって|する)|先に言う|頼む|あげる",
    ),
    rule(
        "to-people-may",
        r"<TARGET>(?:たち|ら)?(?:全員|みんな|の人)?(?:に|へ|で)(?:全部|これ|この|この写真|あの|例の|写真|動画|画像|それ|も|を){0,3}[^\n、]{0,8}(?:<SHOWN>|送っ|見せ|流し|ばらし|言っ|載せ|貼っ|転送し|上げ|あげ)(?:て|ちゃって|たって|ちゃっても|ちゃ)(?:も(?:いい|ええ|構わ|かまわ|平気|問題)|いい(?:の|ん)(?:\?|だ|か|け)|ええ(?:の|ん)|お(?:う|っ)か|おかな|うよ|うぞ|うから|うかも|うけど)",
        because=THREAT,
        unless=THINGS + r"|w$|ですか|でしょうか|いいかな|いい\?$|いいよ",
    ),
    rule(
        "to-people-do",
        r"<TARGET>(?:たち|ら)?(?:全員|みんな|の人|一人一人)?(?:に|へ)(?:も)?(?:全部|片っ端から|ひとり残らず|順番に|一斉に|まとめて|写真|動画|画像|例の|あの|この|録画)[^\n]{0,16}(?:<SHOW>|送る|送信)",
        because=THREAT,
        unless=THINGS
        + r"|送るね|送っとくね|お送り|送信いたし|送信しました|送りますね|方法|やり方|ください|w$|!$|、?(?:いい|OK)\?$",
    ),
    rule(
        "family",
        r"^(?:[^\n]{0,6}(?:これ|写真|全部|動画|画像|それ|この[^\n]{0,4}|あの[^\n]{0,4}|例の[^\n]{0,4})(?:を|、|も)?)?(?:家族|親|学校|会社|職場|友達|みんな|フォロワ|彼氏|旦那|奥さん|両親|お母さん)(?:に|へ)(?:(?:写真|動画|画像|全部|これ)を?)?(?:送る|送ります|見せる|見せます|言う|流す|ばらす|連絡する)(?:よ|から|わ)?(?:$|\n|!)",
        because=THREAT,
        unless=THINGS,
        stage=Stage.CUE,
    ),
    rule(
        "ruin",
        r"社会的に(?:殺|抹殺|終わ|死)|人生(?:を)?(?:終わらせ|めちゃくちゃに|壊して|台無しに)(?:て?や|る|た[るろ]|し)|(?:学校|会社|職場)に(?:い|居)られ(?:なく|へん)(?:して|し|なるよう|するぞ|な(?:る|っても))|表(?:を)?歩けな(?:く|い)[^\n]{0,5}(?:して|なる|よう)|一生(?:ネット|残る|消えない)(?:ぞ|から|よ|に残る(?:ぞ|から|よ))",
        because=THREAT,
        unless=r"w$|ゲーム|ボス",
    ),
    # English
    rule(
        "en-will-show",
        r"\b(?:<WE>|let me|then i|or i|about to)\b(?: \w+){0,4} <PROCLAIM>(?:ing)? <STUFF>(?: \w+){0,3} (?:to|with|on|in|all over|for) <EVERYONE>",
        because=THREAT,
        unless=r"wedding|party|birthday|graduation|game|trip|baby|dog|cat|puppy|invoice|report|love it|'?ll love|so happy|loves?|newsletter|on (?:monday|tuesday|wednesday|thursday|friday)|family chat|website|gallery|\?$|karaoke",
    ),
    rule(
        "en-will-show-people",
        r"\b<WE>\b(?: \w+){0,3} (?:send|show|tell|email|dm|message|text|sending|showing|telling|contact|call)(?:ing)? (?:your \w+|everyone|all your \w+)(?: \w+){0,4} (?:pic|video|screenshots?|everything|what you|about (?:you|this|it)|nudes?|this|these|those|chats?)\b",
        because=THREAT,
        unless=r"wedding|party|birthday|graduation|game|trip|baby|dog|cat|puppy|love|proud|great|good news|\?$",
    ),
    rule(
        "en-leak",
        r"\b(?:<WE>|or|else|then|watch me|about to|it gets|they get|gets|get|be)\b(?: \w+){0,3} (?:leak(?:ed|ing)?|expos(?:e|ed|ing)|go(?:es|ing)? viral|spread(?:ing)?)\b(?: (?:it|this|you|them|your|these|those|everything|all|everywhere|online)|$|\n|!)",
        because=THREAT,
        unless=r"water|pipe|roof|tap|gas|faucet|sun|skin|film|lol|news|rumou?r|joy|word|butter",
    ),
    rule(
        "en-or-else",
        r"\b(?:pay|send (?:me )?(?:the )?(?:money|[$0-9])|do what i (?:say|want)|give me|send me|answer|reply|obey|[$£€]? ?[0-9]+ ?(?:dollars|bucks|usd|euros?)?)\b[^\n]{0,40}\b(?:or|otherwise|else)\b[^\n]{0,30}(?:\bpost|\bupload|\bpublish|\bleak|\beveryone\b|\bsees?\b|\bonline\b|\bpublic|\bsend (?:it|this|them|those|these)|\bfind out|\bexpos|\bshow|\bknow)",
        because=THREAT,
        unless=r"lol|reminder|invoice|late fee",
    ),
    rule(
        "en-sees",
        r"\b<EVERYONE>(?: \w+){0,2} (?:sees?|gets?|will (?:see|get|know|find out|receive)|finds? out|knows?|receives?|is (?:will|about to) see|would (?:love|like) to see)(?: \w+){0,3} (?:it|this|that|those|these|them|everything|your|pic|video|screenshots|what you|the (?:pic|video|truth|chat|recording)|our)",
        because=THREAT,
        unless=r"surprise|party|cake|wedding|lol|chart|report|slides|email|newsletter|movie|show|before noon|message",
    ),
    rule(
        "en-unless",
        r"\b(?:unless|if you (?:don't|won't|ever|block|tell|ignore|stop|leave|refuse|say no|go to|report)|block me|ignore me|tell anyone|go to the (?:police|cops)|call the (?:police|cops)|leave me)\b[^\n]{0,60}(?:<PROCLAIM> (?:it|this|them|these|those|everything|your|the)|\bposted\b|\bgoes (?:on|to|out|online|public|viral|everywhere)|everyone|\bonline\b|watch what happens|\bpublic\b|your (?:family|mom|dad|parents|boss|school|friends|wife|husband))",
        because=THREAT,
        unless=r"lol|subscribe|newsletter|homework|party|cookies|update",
    ),
    rule(
        "en-price",
        r"\b(?:delete|erase|keep quiet|stay quiet|shut up about|go away|disappear|won't (?:post|share|send|leak|tell))\b[^\n]{0,40}\b(?:if|when|once|after|as soon as|for)\b[^\n]{0,20}(?:\bpay|\bpaid|money|[$£€] ?[0-9]|bitcoin|gift ?card|send me|what i want)|(?:\bpay|[$£€] ?[0-9]+|[0-9]+ ?(?:dollars|bucks|usd)|bitcoin)[^\n]{0,30}\b(?:and|then|so)\b[^\n]{0,12}(?:delete|erase|disappears?|go away|gone|keep quiet|forget)",
        because=BARGAIN,
        unless=r"\bads?\b|subscription|fee|account|trial|refund|file",
    ),
    rule(
        "en-holding",
        r"\b(?:i(?:'ve| still|) (?:have|got|saved|kept|recorded|screenshotted|took|know)|recorded|screenshots? of|saved (?:all|every))\b[^\n]{0,40}\n?[^\n]{0,40}(?:your call|follower list|(?:your|all your) (?:contacts|followers|friends list|family|school|boss|mom|employer)|what (?:would|will)|be a shame|think (?:about|carefully)|so (?:do|be) )",
        because=HOLDING,
        unless=r"lol|meeting|notes|absent|missed",
    ),
    rule(
        "en-want-them",
        r"\b(?:want|like|love|how would you (?:like|feel)|what would|imagine|bet|wonder what|hate for|shame if|too bad if|sad if|wouldn't want|don't want) (?:if )?(?:all )?(?:your |everyone)(?:\w+ )?(?:<PEOPLE>|everyone)?(?: \w+){0,2} ?(?:to |would |will )?(?:see|saw|know|knew|find|found|get|got|say|think|hear)",
        because=HOLDING,
        unless=r"surprise|gift|present|cake|party|lol|chart|noon|recital|happy|proud|decorat",
    ),
    rule(
        "reaches",
        r"(?:<TARGET>|みんなの(?:スマホ|ところ))(?:の(?:人|とこ|ところ|スマホ|ポスト|全員))?[^\n]{0,10}(?:に|へ|まで|の(?:店長|社長|みんな|人))[^\n]{0,12}(?:写真|動画|画像|これ|全部|やり取り)?(?:が|も)?(?:届く|行く|いく|出回る|広まる|広がる|回る|伝わる|知れ渡る|知られる|バレる|ばれる)(?:と思|から(?:な|ね|$)|ぞ|よ\?|けど(?:いい|ええ|\?|$)|ことに|かも(?:な|ね|よ)|で(?:$|!)|だけ|わ$)|(?:写真|動画|画像|顔|やつ|データ)[^\n]{0,14}どこ(?:まで|に)[^\n]{0,6}(?:広が|広ま|行く|流れ|出(?:る|回)|飛ん|届)",
        because=THREAT,
        unless=THINGS + r"|郵便|宅配|ですか|荷物",
    ),
    rule(
        "got-it",
        r"(?:もらった|くれた|送ってくれた|届いた|撮った|撮らせてくれた|録(?:った|画した)|あの(?:時|とき)の|例の|<YOU>の|恥ずかしい)[^\n、]{0,10}(?:写真|動画|画像|自撮り|録画|やつ)[^\n]{0,14}(?:<SHOW>|アップする|公開する|投稿する|送る)(?:けど|よ\?|から|ぞ|で$|で!|わ|ね\?|$)",
        because=THREAT,
        unless=THINGS + r"|送るね|共有|印刷|w$|送るから見て",
    ),
    rule(
        "in-hand",
        r"(?:<YOU>|こっち|俺|うち|手元|そっち)(?:に|の|は|が|には)[^\n]{0,18}(?:写真|画像|動画|やつ|秘密|証拠|スクショ|録画|弱み|データ|ログ)(?:が|は|も|を)?[^\n]{0,8}(?:ある|あんねん|残って|持って|握って|保存|揃って|そろって|撮って)[^\n]{0,8}\n?[^\n]{0,16}(?:言うこと|従|聞け|きけ|逆ら|分か|わか|忘れ|どうす|どうし|覚え|逃げ|いつでも|考え|やろ|ぞ|で$|な$|からな)",
        because=HOLDING,
        unless=THINGS + r"|プリント|パソコン|部屋",
    ),
    rule(
        "delete-for",
        r"(?:消して|削除して|消去して|返して|見逃して|黙ってて|黙っといて|許して|内緒にして|秘密にして|言わないで(?:いて)?|見せないで(?:いて)?|公開しないで(?:いて)?|ばらさないで(?:いて)?|送らないで(?:いて)?)(?:あげ(?:る|て|よ|なく)|や(?:る|って|ら)|ほし(?:い|かった|けりゃ|ければ)|欲し(?:い|かった|けりゃ|ければ)|もいい)(?:もいい|から|けど|よ|んや|んだ|なら|の|ん(?:や|だ)?(?:ろ|ろ?う)|でしょ|よね|やろ|かわり|代わり|し|$)[^\n]{0,14}\n?[^\n]{0,10}(?:ただ|タダ|条件|[0-9一二三四五十]+万|円|金|払|かわり|代わり|写真|会っ|送|言うこと|誠意|いくら|分か|わか|ね\?|なら|その前|次|どうす)",
        because=BARGAIN,
        unless=r"サプライズ|フォーム|設定|店|w$|部屋",
    ),
    rule(
        "tell-on",
        r"(?:<TARGET>)(?:に|へ)(?:も)?(?:全部|これ|あのこと|ぜんぶ|本当のこと|このこと)?(?:を)?(?:言う(?:で|ぞ|から(?:な|$)|よ\?|わ(?:$|!)|けど)|言っちゃ(?:お|う(?:よ|ぞ|から))|言った(?:る|ろ)|言ってや|ばらす|ちくる|チクる|話す(?:ぞ|からな|よ\?)|連絡する(?:ぞ|からな|よ\?|けど))",
        because=THREAT,
        unless=THINGS + r"|お菓子|宿題|けんか|小学生|片付け|野菜|w$|手伝|一緒に|よろしく|欠席|休む",
    ),
    rule(
        "politely",
        r"(?:<TARGET>|奥様|ご主人|ご家族|ご両親|お勤め先|御社|会社様)(?:に|へ|の方)[^\n]{0,24}(?:お見せし|お送りし|お伝えし|ご連絡し|ご報告し|お届けし|送付し|公開し)(?:ても(?:よろしい|いい|構いません|かまいません)(?:の(?:です)?(?:が|けど)|ん(?:です)?(?:が|けど))|(?:ます|よう)(?:か|が|けど)[^\n]{0,6}(?:どう|よろしい|いかが)|なければならなく|ざるを得)",
        because=THREAT,
        unless=r"見積|資料|ご注文|商品|ご予約|記念|結婚|写真館|アルバム|ご成約",
    ),
    rule(
        "one-press",
        r"(?:あとは|後は|もう|いつでも)[^\n]{0,10}(?:送信|ボタン|エンター|投稿|アップ|公開)(?:を|ボタン(?:を)?)?(?:押す|する|できる)(?:だけ|から|ぞ|よ|準備)|(?:送信|投稿|公開)(?:の)?(?:準備|用意)(?:は)?(?:でき|完了|オーケー)|指(?:一本|ひとつ)で(?:全部)?(?:公開|送|終わ)",
        because=THREAT,
        unless=THINGS + r"|申請|応募|注文|フォーム|メルマガ|手続",
    ),
    rule(
        "laughs",
        r"(?:写真|画像|動画|これ|やつ|やり取り|スクショ)(?:を|、|が)?[^\n]{0,12}<TARGET>[^\n]{0,8}(?:が|に|の(?:みんな|奴ら|やつら|人)(?:が|に)?)[^\n]{0,6}(?:見(?:たら|せたら)|知ったら|届いたら|回ったら)[^\n]{0,10}(?:おもろ|おもしろ|面白|笑|ウケ|うけ|楽し|盛り上|大騒ぎ|終わ|どうな|なんて|何て|引く|ドン引)",
        because=HOLDING,
        unless=THINGS + r"|w$|飼|かわいい",
    ),
    rule(
        "en-goes-to",
        r"\b(?:it|this|that|they|those|these|(?:the|your|those|these|all(?: the| of the| your)?) (?:\w+ )?(?:pic|video|screenshots?|nudes?|chats?|recording|stuff|everything)|everything)\b(?: \w+){0,3} (?:go(?:es|ing)?|gets? sent|will be (?:sent|posted|shared|online)|be (?:sent|shown|posted)|sent|land(?:s)?|end(?:s)? up)\b(?: \w+){0,3} (?:to|on|in|with|into|over) <EVERYONE>",
        because=THREAT,
        unless=r"wedding|party|trip|invoice|report|newsletter|album|fridge|museum|announcement|gallery",
    ),
    rule(
        "en-post-all",
        r"\b(?:i will|i'm|then i|or i|i swear i)\b(?: \w+){0,3} (?:post|leak|share|send|show|expose|release|upload|publish)(?:ing)? (?:everything|every (?:single )?(?:pic|one)|all of (?:it|them)|them all|it all|you|the (?:video|pic|screenshots?)|your (?:pic|video|nudes?|secrets?))(?:$|\n|,|!|\?| (?:if|unless|right|today|tonight|now|tomorrow|online|everywhere))",
        because=THREAT,
        unless=r"wedding|party|trip|graduation|recipe|lol|album|link|notes|slides|you the|tomorrow morning",
    ),
    rule(
        "en-make-sure",
        r"\b(?:make sure|see to it|until)\b(?: that)? <EVERYONE>(?: \w+){0,4} (?:sees?|knows?|finds? out|hears?)|\b(?:everyone|everybody)(?: at your \w+)? (?:sees?|knows?|finds? out) (?:who|what) you (?:really )?(?:are|did|do|look)|\beveryone at your \w+ (?:sees?|knows?|will)",
        because=THREAT,
        unless=r"exit|agenda|rules|schedule|talented|great|party",
    ),
    rule(
        "en-want-delete",
        r"\b(?:want|like|need)\b(?: \w+){0,2} me to (?:delete|keep quiet|stop|not (?:post|send|share|tell)|forget)\b[^\n]{0,14}\n?[^\n]{0,20}(?:pay|send|\bdo\b|cost|\$|[0-9]{2,}|then|prove)",
        because=BARGAIN,
        unless=r"account|subscription|files|backup|old versions",
    ),
    rule(
        "en-have-know",
        r"\b(?:i know|i've got|i have|i've)\b[^\n]{0,20}(?:where you (?:live|work|go|study)|your (?:address|school|family|contacts|friends list|followers))[^\n]{0,30}(?:have|got|saved|video|pic|do (?:as|what)|screenshots)|\b(?:i've|i have|got|still have|saved)\b (?:all )?(?:the|your|those|every) (?:video|pic|screenshots?|nudes?|recording|chats?)\b[^\n]{0,14}\n?[^\n]{0,12}(?:do (?:as|what) i|so (?:be|do|send|listen)|you (?:know|better)|or else|don't (?:make|test|forget))",
        because=HOLDING,
        unless=r"wedding|trip|party|album|lol",
    ),
    rule(
        "if-to-yours",
        r"<IF>[^\n]{0,14}<YOU>の[^\n、]{0,6}<TARGET>(?:の[^\n]{0,4})?(?:に|へ|まで)[^\n]{0,16}(?:送|見せ|言|ばら|流|転送|届|連絡|話す)",
        because=THREAT,
        unless=r"ご家族|ご両親|お送り|プレゼント|お土産|お菓子|よろしく|お礼|迷惑|心配|挨拶|招待",
    ),
    rule(
        "coerced",
        both(
            r"<TARGET>|写真|画像|動画|録画|秘密|スクショ|裸|やり取り|あのこと|サーバ",
            r"送(?:る|っ(?:てや|たる|ちゃ|ていく|ていい|て回)|りつけ|付)|見せ(?:る|たる|て(?:や|も))|見られ|見たら|流(?:す|し|さ)|ばら|晒|拡散|公開|アップ|投げる|貼る|教えて(?:あげ|や)|届(?:く|け)|載せ|転送|全部(?:話|言)|話す|知らせ|知られ|保存(?:済|し)|広め",
        ),
        given=r"<REFUSING>[^\n]{0,10}<IF>|(?:きか|聞か|従わ|払わ|送ら|来|会わ)(?:ん|へん|ない|なかっ)|じゃなきゃ|でなければ|さもないと|さもなくば|嫌なら|いやなら|(?:欲し|ほし|消し|やめて)(?:けりゃ|ければ|かったら|たけりゃ|い(?:なら|んなら|んだったら|んやったら))|たくな(?:ければ|きゃ|いなら|かったら)|言う(?:通り|とおり|こと)|言うことを?(?:聞|き)|従(?:え|って)|覚悟|どっちがいい|どないする|どうすん|無駄|本気だ|泣くやろ|泣くだろ|終わり(?:だ|や|ちゃう)|泣くぞ|土下座|人生|名前(?:と一緒|付|つけて)|順番に|(?:今日|今夜|明日)(?:中|まで)[^\n]{0,8}(?:返事|払|送|振り込|来)|金払|脅し(?:じゃ|や)な",
        because=THREAT,
        unless_said=THINGS
        + r"|w$|(?<!覚悟して)ください|いたします$|ご(?:連絡|案内)|アンケート|課題|レポート|提出|見積|予約|配信者",
    ),
    rule(
        "to-yours-any",
        r"<YOU>の[^\n、]{0,8}<TARGET>[^\n]{0,12}(?:全部|に|へ|まで|順番)[^\n]{0,12}(?:話す|言う|送|見せ|連絡し|投げ|流|届け)",
        because=THREAT,
        unless_said=THINGS + r"|ご家族|ご両親|よろしく|お土産|お菓子|プレゼント|送っとくね|送るね|迷惑",
    ),
    rule(
        "offer-to-tell",
        r"<TARGET>(?:の(?:みんな|人))?(?:に|へ)[^\n]{0,6}(?:教え|話し|言っ|見せ|送っ|流し|ばらし)(?:て(?:あげよ|やろ|あげて(?:も)?いい)|ちゃお|た[るろ]か)",
        because=THREAT,
        unless_said=THINGS + r"|w$|作り方|使い方|勉強|宿題|道",
    ),
    rule(
        "en-coerced",
        both(
            r"\b(?:pic|video|nudes?|screenshots?|recording|secret|chats?)\b|<EVERYONE>|\b(?:your|ur) <PEOPLE>\b|\bschool page\b|\bgroup chat\b",
            r"\b(?:upload|post|leak|share|send|show|expose|sees?|gets? (?:them|it)|going (?:on|to)|goes|find(?:s)? out|publish)\b",
        ),
        given=r"\bunless\b|\bor else\b|\botherwise\b|\bif you (?:don't|won't|block|tell|ignore|stop|leave|refuse)|\b(?:pay|send) (?:me )?(?:[$£€]?[0-9]|more|another|money)|\bbe nice\b|\bdo (?:as|what) i\b|\bor (?:i|your|they|everyone|it)\b|\bby (?:midnight|tonight|tomorrow)\b|\bwatch\b|\blast (?:chance|warning)|\bdo you want\b[^\n]{0,20}(?:school|everyone|mom|dad|family|class|boss)[^\n]{0,10}\bsee",
        because=THREAT,
        unless=r"wedding|trip|lol|invoice|report|subscribe|renew|newsletter|album|homework|assignment|threatened|my ex\b",
    ),
)
