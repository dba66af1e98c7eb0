"""Somebody may want to die or hurt themselves, or is told to."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules
from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

WISH: Final = Words(
    "「死にたい」「消えたい」という気持ちが書かれているように読めます。今すぐ話せる窓口があります。",
    "「しにたい」「きえたい」と かいて あるように よめます。いま はなせる ところが あります。",
    "It reads like wishing to die or to disappear. There are people to talk to right now.",
)
HURT: Final = Words(
    "自分の体を傷つけることが書かれているように読めます。今すぐ話せる窓口があります。",
    "じぶんの からだを きずつける ことが かいて あるように よめます。いま はなせる ところが あります。",
    "It reads like hurting oneself. There are people to talk to right now.",
)
URGED: Final = Words(
    "死ぬように言っているように読めます。その言葉に従う必要はありません。話せる窓口があります。",
    "「しね」と いって いるように よめます。きかなくて いいです。はなせる ところが あります。",
    "It reads like somebody being told to die. You don't have to listen. There are people to talk to.",
)

TRIVIAL: Final = (
    r"転んだ|穴があったら|溶岩|全ロスト|マイクラ|噛んだ|すべった|"
    r"恥ずかし|はずかし|はず(?:い|す)|黒歴史|暑|あつ(?:い|す|く)|寒|眠|ねむ|お腹|おなか|腹(?:が|減|筋|へ)|空腹|満腹|食べ過ぎ|尊|推し|かわい|可愛|イケメン|好きすぎ|萌|スベ|すべっ|筋肉痛|二日酔い|花粉|課題(?:が)?多|締切|月曜|給料日|財布|ガチャ|寝坊|渋滞|満員電車|ボス|ゲーム|マリオ|マイクラ|クリア|レベル|敵|復活|リスポーン|残機|hp|コンティニュ|ステージ|対戦|ゾンビ|忍者|魔法|ラスボス|"
    r"笑い|笑っ|爆笑|面白|おもしろ|おもろ|くすぐ|辛(?:すぎ|い(?:カレ|ラーメン|もの|の食))|激辛|うま|美味|退屈|ひま|暇|残業|会議長|退勤|仕事(?:辞|やめ)|ワイファイ|wi-?fi|電池|バッテリ|充電|スマホ|パソコン|データ|ファイル|写真(?:が|を)|メモ|履歴|シミ|しわ|にきび|ニキビ|汚れ|臭い|匂い|疲労(?:が)?(?:回復)|体型|太"
)
OTHERS: Final = (
    r"患者|利用者|相談者|生徒(?!会)|児童|教え子|クライアント|受講者|当事者|職員|来談|来られたら|方が(?:い|来)|人が(?:い|来)|主人公|登場人物|ヒロイン|キャラ|俳優|役(?:で|です|の|を)|戦国|武将|侍|幕末|歴史|犬(?:が|も|を|は)|猫(?:が|も|を|は)|金魚|ペット|ハムスター|植物|花が|魚(?:が|は)|虫|蚊|ゴキ|セミ|祖父|祖母|じいちゃん|ばあちゃん|おじい|おばあ|葬儀|葬式|法事|命日|一周忌|享年|老衰|寿命|亡くな|終活|墓|相続|"
    r"予防|対策|研修|講演|講座|統計|件数|増えて(?:い|る)|報道|報じ|ニュース|記事|論文|調査|厚労省|厚生労働|自治体|ガイドライン|マニュアル|精神科|診断|カルテ|希死念慮|リスク評価|アセスメント|スクリーニング|支援者|支援の|窓口|ホットライン|ポスター|啓発|週間|映画|ドラマ|小説|漫画|アニメ|歌詞|曲|ミステリ|サスペンス|物語|シーン|場面|台本|セリフ|撮影|人形|"
    r"バンジー|スカイダイビング|プール|飛び込み台|人身事故|髪|爪|包丁|料理|野菜|りんご|紙|段ボール|カッターで(?:紙|段|箱)|電話(?:を)?切|縁(?:を)?切|スイッチ|電源|伝票|切符|ハンドル|糖質|風呂|食後|処方され|一日[0-9一二三]回|花粉症|頭痛薬|風邪薬|インフル|副作用|薬剤師|薬局|整体|肩こり|寝違え|昔は|子どものころ|こどものころ|若いころ|若い頃|学生時代は|以前は|前は[^\n]{0,10}(?:けど|が)今"
)
rule = Rules(Signal.SELF_HARM)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "want-to-die",
        r"死に(?:た(?:い|く(?:な(?:って|る|り|った)|て)|かった|すぎ|ー|み|$)|てぇ|てえ|とう|とて)|死ん(?:で(?:しまいたい|も(?:いい(?!よ\?)|かまわない|ええ|誰も)|楽に)|じゃい(?:たい|そう)|だ(?:ほう|方|ら)(?:が)?(?:いい|まし|マシ|楽|みんな|誰|喜|ええ|悲))|死(?:のう(?:かな|と(?!し(?:て|た)ない)|か$|か\?|って|$)|ぬ(?:しかな|つもり|準備|勇気|方法|予定|ことに|ことばかり|ことしか|のが(?:怖くない|一番|楽)))|楽に死|死を(?:選|考え|意識)|命(?:を)?(?:絶|断)|この世(?:から|に)[^\n]{0,6}(?:消え|いな|いたく|さよなら|さようなら|おさらば)|(?:あの世|天国)(?:に|へ)(?:行(?:きたい|こう|く(?:ね|から|よ))|いきたい)",
        because=WISH,
        unless=TRIVIAL
        + "|"
        + OTHERS
        + r"|死にたくない|死にたいって(?:人|方|言う|話|相談)|死ぬまで|まで死|死ぬほど|かと思った|死にたいわけじゃない(?:よ|です|から)",
    ),
    rule(
        "want-to-vanish",
        r"(?:消え(?:て(?:しまい|なくなり|いなくなり)?|ちゃい|てまい)?た(?:い|く(?:なる|なった|て)|かった)|消えて(?:しまえ(?:ば|たら)|なくなれば|いなくなれば)|い(?:なくなり|んくなり)た(?:い|く)|(?:<MINE>|自分)(?:なんか|なんて|が|は|さえ)?[^\n]{0,10}(?:い(?:なく(?:なれば|ても|なったら|なった(?:ほう|方))|ない(?:ほう|方)が|なければ|なくて)|消えれば|消えたら|消えた(?:ほう|方)|死ねば|死んだ)|(?:誰(?:に)?も)?(?:悲し(?:む人も|ま)な|困(?:ら|る人も)な)[^\n]{0,12}(?:いなく|消え|死|終わ)|(?:いなくなっ|消え|死ん)(?:て|だっ?て|でも|ても)[^\n]{0,4}(?:誰|だあれ)(?:も|か)[^\n]{0,6}(?:悲し|困|気づ|気にし|泣)|生まれて(?:こ|来)(?:な(?:ければ|きゃ|い(?:ほう|方))|んかったら)|生まれてきた(?:の|こと)が(?:間違|罪)|存在(?:し(?:て(?:い)?て|なければ|ない(?:ほう|方))|ごと消|自体が|価値))",
        because=WISH,
        unless=r"恥ずかし|はずかし|はず[いす]|黒歴史|溶岩|ロスト|前髪|転んだ|アカウント|しみ|ゲーム|ゾンビ|役です|シミ|しわ|にきび|ニキビ|魔法|忍者|透明人間|猫|犬|データ|w{1}$|"
        + OTHERS,
    ),
    rule(
        "cant-live",
        r"(?:生き(?:て(?:い|る|いる)?(?:の)?(?:が|も|こと(?:が|に))?[^\n]{0,6}(?:つら|辛|しんど|嫌|いや|苦し|疲れ|だる|意味|価値|資格|理由|もうい(?:い|や)|やめたい|面倒|めんど)|て(?:い)?(?:たく(?:な|ね)|とう(?:な|無)|ても(?:意味|しょうが|仕方|何も|いいこと|しかた|つら|楽しく|無駄)|く(?:自信|の(?:が)?(?:つら|しんど|無理|疲|やめ)|意味|気力)|(?:い)?け(?:ない(?!よね、あの)|へん|そうにない|る気がしない)|(?:い)?られ(?:ない|へん|そうにない)|たって(?:意味|しょうが))|とうない|るの(?:が|に|も|を)?[^\n]{0,5}(?:つら|辛|しんど|嫌|いや|苦し|疲れ|やめ|もうい(?:い|や)|限界)|る(?:意味|価値|資格|理由|希望|気力)(?:が|も|は|って|なんて)?[^\n]{0,6}(?:な(?:い|く)|ある(?:の|か)|わから|分から|あらへん|見つから|見いだ))|生きた(?:く(?:な(?:い|く|か)|ねぇ)|ないよ))|(?:人生|命|自分)(?:を|に|は|が)(?:、)?(?:もう)?[^\n]{0,4}(?:終わ(?:り|ら)(?:に|せ)(?:したい|よう|たい|る(?:しか|こと|ね))|閉じたい|やめたい|終わらせ(?:たい|よう|る)|降りたい)|(?:もう|全部|すべて|何もかも)[^\n]{0,8}終わ(?:りにし(?:たい|よう|ます|て(?:しまい)?たい)|らせ(?:たい|よう|て(?:しまい)?たい))|終わりにしたい(?:$|\n|、|よ|な|です)",
        because=WISH,
        unless=r"仕事を終わら|会議|宿題|プロジェクト|ゲームを|この話|シリーズ|連載|契約|関係を終わ|鉢|推し(?:が|な)|スマホ(?:が|な)|コーヒー|ネット(?:が|な)|なしでは|w$|この番組|喧嘩|ケンカ|けんか|"
        + OTHERS,
    ),
    rule(
        "no-morning",
        r"(?:明日|あした|朝|目(?:が)?|夜が)[^\n]{0,8}(?:が|も|なんて|なんか)?[^\n]{0,6}(?:来|こ|覚め|さめ|明け)(?:な(?:ければ|きゃ|いで|くて(?:いい|ええ)|い(?:と|ほうが|方が|まま)|かったら)|んかったら|んとい|んで(?:いい|ええ))|(?:このまま|眠ったまま|寝たまま|二度と)(?:ずっと)?(?:目(?:が|を)?[^\n]{0,3}(?:覚め|さめ|覚まさ)(?:な|た)|眠って(?:いたい|しまいたい|死)|起きたくな|死ねたら|消え)",
        because=WISH,
        unless=r"日曜|月曜|休み(?:が)?(?:終|明)|テスト|旅行|ライブ|夏休み|連休|推し|楽しい|幸せ|w$|ww|眠い|布団|"
        + OTHERS,
    ),
    rule(
        "ease",
        r"(?:早く|もう|はやく|全部|いっそ|そろそろ|これで)(?:、)?(?:、|$)?[^\n]{0,4}楽になり?(?:たい|れる|ろう|っちゃ|ってもいい)|楽に(?:なりたい(?:$|\n|、|よ|な|です|わ)|してくれ|してほしい|逝き)|(?:逝き|いき)たい(?:、)?(?:あの世|天国)|もう(?:ほんと(?:に)?|本当に)?(?:全部|何もかも|限界|疲れ(?:た|ちゃ|まし|はて)|無理|だめ|いいや|いい(?:よ|です))[^\n]{0,14}\n?[^\n]{0,10}(?:さよなら|さようなら|消え|死|いなくな|ばいばい|バイバイ|終わ(?:りに|らせ)|お別れ)|(?:いままで|今まで|これまで)(?:本当に)?(?:ありがとう|ごめん)[^\n]{0,8}\n?[^\n]{0,8}(?:さよなら|さようなら|もう(?:疲|会|い(?:い|な)|無理|終)|ばいばい|バイバイ|元気で(?:ね|いて)|ごめん|幸せに)[^\n]{0,10}\n?[^\n]{0,6}(?:疲|無理|会え|いなく|死|ごめん|だめ)?",
        because=WISH,
        unless=r"転職|退職|卒業|退会|引退|転校|引っ越|サービス終了|閉店|最終回|バイト|会社|部活|スマホ|車|返品|荷物|会議|確定申告|試合|新しい(?:職場|学校|環境)|先生|皆さん|皆様|ゲーム|アカウント|w$|"
        + OTHERS,
    ),
    rule(
        "method",
        r"自殺(?:し(?:たい|よう|ます|て(?:しまい|やる|いい)|た(?:く|ら楽)|そう|ちゃ)|する(?!人|生徒|ほど|方|シーン|可能性|のは(?:だめ|よくない))|を(?:考え(?!る(?:人|方|ほど))|図|試み|決め)|未遂|方法|の方法|願望が(?:あ|消え|止ま)|しか)|(?:楽|簡単|苦しまず|痛くな|確実)(?:に|く)[^\n]{0,3}(?:死|逝|いけ)|首(?:を)?(?:吊|つ)(?:ろ|りた|る(?:か|しか|よ|つもり|から|ため)|って(?:死|しま|やる)|れ(?:ば|たら))|飛び降り(?:よ(?!う(?:と|として|な))|よう(?:か|$|と思|って|かな)|たい|ます|る(?:か|よ|つもり|しか|から|わ|ね|$)|て(?:しまい|死|楽|終わ)|れば(?:楽|終|死)|たら(?:楽|終|死|どう))|(?:屋上|線路|踏切|ホーム|橋|崖|ベランダ|高いところ)(?:に|で|から|の)[^\n]{0,8}(?:いる(?!人|の\?)|立って(?:る|い)|来た|飛|登っ|落ち|身を)[^\n]{0,10}\n?[^\n]{0,5}\n?[^\n]{0,10}(?:飛び|死|消え|もう|楽|終|さよなら|落ち)|線路(?:に)?(?:飛び|入ろ)|電車(?:に)?(?:飛び込|ひかれ(?:たい|れば)|轢かれ(?:たい|れば))|車(?:に)?(?:轢|ひ)かれ(?:たい|れば|ないかな)|(?:遺書|遺言)(?:を|は|も)?(?:書(?:い(?:た|て(?:い)?る|とく)|こう|き(?:ま|始)|く)|用意|残(?:し|そ))|練炭|身辺整理(?:し|を|が|も)",
        because=WISH,
        unless=OTHERS + r"|公正証書|行政書士|相続|猫|プロレス|ゲーム|w$|弁護士",
    ),
    rule(
        "hurts-self",
        r"(?:リスカ|りすか|アムカ|レグカ|リストカット|自傷)(?:行為)?(?:を|が|も|は|の)?[^\n]{0,6}(?:し(?:た|ちゃ|て(?:しま|る|い)|そう|たく|まし)|やめ(?:られ|たい|れ)|止ま|止め|跡|あと|増え|癖|くせ|深|衝動|痕|してる|したい|$|\n)|(?:手首|腕|足|太もも|脚|体|からだ)(?:を|に|が)?[^\n]{0,8}(?:切(?:っ(?:た|て(?!も痛|くださ)|ちゃ)|り(?:たい|たく|傷が増え)|らない(?:と|では)|る(?:の(?:が)?やめ|と(?:落ち着|安心|楽)|しか|癖|くせ)|れば)|カッター|かみそり|カミソリ|根性焼)|(?:カッター|カミソリ|かみそり|刃物|はさみ)(?:で|を|が)[^\n]{0,10}(?:手首|腕|足|自分|切(?:っちゃ|りたい|って(?:しま|る|落ち着)|ら(?:ない|ずに)(?:と|いられ)))|(?:また|もう|昨日も|今日も|毎日|毎晩|我慢できなくて)(?:、)?切(?:っ(?:ちゃった|てしま(?:った|う)|た(?:$|\n|、|わ)|てる)|りたい|りたく)[^\n]{0,20}\n?[^\n]{0,20}(?:腕|手首|足|血|隠|長袖|傷|落ち着|$)|自分(?:の(?:体|腕|手|足))?を(?:傷つけ|傷付け|殴(?:っ|り|ら)|罰|切(?:っ|り)|痛めつけ|引っか|叩(?:い|か))(?!ないで|ないように)|(?<![a-z])od(?:し(?:た|ちゃ|て|よ|そう|たい)|する|も|ばっか)|オーバードーズ|(?:薬|錠剤|睡眠薬|市販薬|眠剤|風邪薬|鎮痛剤|[0-9一二三四五六七八九十百]+(?:錠|粒))(?:を|も|、)?[^\n]{0,8}(?:たくさん|いっぱい|大量|まとめて|全部|ぜんぶ|一気|一瓶|ひと瓶|[0-9一二三四五六七八九十百]+(?:錠|粒)|山ほど|箱ごと)[^\n]{0,6}(?:飲|のん|のみ)|(?:たくさん|いっぱい|大量に|まとめて|全部|一気に)[^\n]{0,4}(?:薬|錠剤|睡眠薬)[^\n]{0,4}(?:飲|のん)",
        because=HURT,
        unless=r"髪|爪|包丁|料理|指(?:を)?切|紙で|段ボール|ひげ|髭|すね毛|ムダ毛|剃|脱毛|袖を切|タトゥ|手術|骨折|医師|草刈|縫っ|飲まない|家族が管理|サプリ|酔い止め|父|母が|麻酔|看護|筋|ストレッチ|注射|献血|採血|マスク|ズボン|ジーンズ|半ズボン|猫に|犬に|ガチャ|"
        + OTHERS,
    ),
    rule(
        "wound-hidden",
        r"(?:腕|手首|傷)(?:の傷|の跡|あと|跡)?(?:を|が)?[^\n]{0,8}(?:長袖|リストバンド|包帯|隠(?:して|し)|見られたくない|増え)[^\n]{0,10}(?:夏|隠|親|ばれ|バレ|また|切|自分)",
        because=HURT,
        unless=r"転|けが|ケガ|やけど|火傷|手術|部活で|自転車|車|猫|犬|骨折|" + OTHERS,
    ),
    rule(
        "urged",
        r"自殺(?:しろ|しなよ|すれば(?:いい|\?|よ|$)|してくれ|してこい|しちゃえ|したら(?:\?|どう|いい|よ))|(?:<YOU>|おまえら|お前ら|あいつ|あの子)?(?:なんか|なんて|とか|みたいなの|は|が|、|さっさと|早く|はよ|マジで|まじで|本気で|今すぐ|頼むから){0,3}(?:死んで(?:くれ(?!た)(?:ない|よ|へん|$|\n|!|る\?|ん)|ほしい|欲しい|しまえ|こい|詫び|償え|ろ|もらえ)|死ねば(?:\?|いい(?:のに|よ|$|\?|んじゃ)|良い|よかった|ええ|よ|$)|死んだら(?:\?|いい|どう|ええ)|首(?:でも)?(?:吊|つ)(?:れ(?!ば|たら)|って(?:こい|死ね)|ったら)|飛び降り(?:ろ|れば(?:\?|いい|$)|てみ(?:ろ|なよ|れば)|ちゃえ|たら(?:\?|いい|どう)|てこい))|(?:生きて(?:る|いる)|存在)(?:だけで|の)?[^\n]{0,6}(?:迷惑|価値(?:が|も)?な(?:い(?!と思|って|んじゃ)|いんだよ|し)|邪魔|無駄|目障り)|(?:<YOU>)(?:なんか|なんて|が|は|さえ)?(?:、)?(?:もう)?[^\n]{0,6}(?:い(?:なくなれ|ないほうが|ない方が|なければ(?:いい|よかった)|らない(?:$|\n|!|から|よ|んだよ))|消え(?:ろ|て(?:くれ|ほし)|れば(?:いい|\?))|死ね(?!る|な))|手首(?:を)?切(?:れ(?!る|て)|ったら|ってみ)|生まれて(?:こ|来)なければよかったのに",
        because=URGED,
        unless=r"ボス|敵|ゾンビ|蚊|ゴキ|ハエ|虫|モンスター|ゲーム|スマブラ|fps|apex|w$|バグ|ウイルス|細菌|カビ|雑草|電話|"
        + OTHERS,
    ),
    rule(
        "or-i-die",
        r"(?:別れ|返事|返信|会(?:って|え|わ|いに)|無視|振(?:る|ら|っ)|嫌い|来(?:て|な|ない)|送(?:って|ら)|見捨|裏切|離れ|出て(?:い|行)|ブロック|連絡|電話(?:に)?(?:出|くれ)|好きって|言うこと|いなくな|一緒に(?:い|なれ)|捨て)[^\n]{0,16}(?:なら|たら|と|ければ|れば|んやったら|きゃ|から)[^\n]{0,10}(?:死(?:ぬ(?!ほど|まで|気)|んで(?:や|しま|も)|にます|んじゃ)|手首|飛び降り|生きて(?:い)?(?:け|られ)(?:ない|へん)|生きる意味|自殺|リスカ|腕切|消える(?:から|よ|ね)|切る(?:から|よ)|薬飲)",
        because=WISH,
        stage=Stage.SERIOUS,
        unless=r"w$|ゲーム|ボス|ゾンビ|宇宙|酸素|毒|爆弾|プレイヤー|残機|植物|魚|漫画|" + OTHERS,
    ),
    # English
    rule(
        "en-die",
        r"\b(?:i|i'm|just|really|sometimes|honestly|want|wanted|rather|feel like|wish|wishing|might|will|should|going to|ready|thinking (?:of|about))\b(?: \w+){0,3} (?:(?:want(?:ed)?|ready|like|wanting) to (?:die|be dead|end (?:it|my life|everything)|disappear(?: forever)?|not (?:exist|be here|wake up))|(?:be|was|were|better off) dead|(?:kill(?:ing)?|hang(?:ing)?|harm(?:ing)?|hurt(?:ing)?|cut(?:ting)?|drown(?:ing)?|shoot(?:ing)?) myself|end(?:ing)? (?:it all|my life|everything|it tonight)|suicide|dying|not wake up|never (?:been )?(?:born|wake up)|disappear forever)\b|\bwant to die\b|\bkms\b|\b(?:i'm|i feel|feeling|been|so) (?:really |so |very |kind of )?suicidal\b|\bsuicidal thoughts\b[^\n]{0,20}\b(?:again|i|my|me)\b|\bi(?: \w+){0,2} (?:thought|think|thinking)(?: \w+){0,3} (?:suicide|killing myself|ending it|dying)",
        because=WISH,
        unless=r"\blo+l\b|lmao|haha|this (?:homework|meme|traffic|class|meeting|boss|level|game|joke|heat|essay)|laugh|cringe|embarrass|of (?:boredom|hunger|laughter|heat|cuteness)|for a (?:pizza|burger|coffee|nap)|\b(?:he|she|the hero|character|patients?|students?|clients?|people who|novel|movie|staff|train)\b|don't want to die|doesn't want|so cute|bored|hungry|hungover",
    ),
    rule(
        "en-no-more",
        r"\b(?:don't|do not|didn't|can't|no longer|never|not) (?:really |even |ever )?(?:want to|wanna|care to|deserve to|wish to|see (?:a|any) (?:reason|point) (?:to|in)|have (?:a|any) reason to|know how to)? ?(?:be here|live|be alive|exist|wake up|keep (?:living|going|fighting)|carry on|go on|do this|take (?:it|this)|living|be in this world|stay alive)(?: (?:any ?more|any longer|like this|living|with (?:my )?life|tomorrow|at all)|$|\n|,|!)|\b(?:no (?:reason|point|purpose) (?:to|in|for) (?:live|living|me|going on|life|exist)|(?:nothing|no ?thing) (?:left )?to live for|tired of (?:living|being alive|life|existing)|done with (?:life|living|everything)|give up on life|life (?:isn't|is not|ain't) worth|worth living|(?:sick|hate) of? ?(?:being alive|living)|hate (?:being alive|my life so much)|wish i (?:was|were|could|had)(?:n't| not| never)? (?:(?:been |be )?(?:dead|born|alive|gone)|disappear|fall asleep and never))\b",
        because=WISH,
        unless=r"\blo+l\b|lmao|haha|ride|roller ?coaster|without (?:coffee|chocolate|my phone)|out of a|suitcase|crossword|in (?:this|that) (?:city|apartment|flat|town)|at this (?:job|company|school)|this (?:meeting|class|homework|party)|with my parents|\b(?:he|she|patients?|character)\b|too tall|diet|live here|like this place|monday",
    ),
    rule(
        "en-better-off",
        r"\b(?:everyone|they|world|people|you|family|my (?:mom|family|parents|friends|kids))(?: all|'d| would|'ll| will)?(?: \w+){0,2} (?:better off|better|happier|easier)(?: \w+){0,2} (?:without me|if i (?:was|were|wasn't|weren't|died|disappeared|didn't)|when i'm gone)\b|\b(?:nobody|no one|who) (?:would|will|'d|even|is going to)? ?(?:even )?(?:miss me|care if i (?:died|die|was gone|disappear(?:ed)?|live|killed)|notice if i(?:'m| was| were)? (?:gone|died|disappeared|die))\b|\b(?:i'm|i am|i feel like) (?:just |such |only |nothing but )?a (?:burden|waste of (?:space|air|life))\b|\b(?:this is|it's|it is|so|my last) (?:my )?(?:final )?(?:goodbye|good bye)\b(?! (?:for now|party|to the))|\bgoodbye (?:everyone|forever|world|all)\b[^\n]{0,24}(?:sorry|can't|tired|forever|love you all|over|it's)|\bwon't be (?:here|around|alive) (?:tomorrow|much longer|anymore|next)|\b(?:wrote|writing|left|leaving) (?:a |my )?(?:suicide )?(?:goodbye )?(?:note|letter)s?\b(?= (?:for|to) (?:my|everyone|them|you all)|$|\n)",
        because=WISH,
        unless=r"\blo+l\b|lmao|haha|semester|vacation|holiday|for now|shift|class|school year|team|the office|retire|sick (?:day|leave)|thank you|teacher",
    ),
    rule(
        "en-hurts",
        r"\b(?:i|i've|i'm|i was|started|been|keep|kept|relapsed(?: and)?|again|can't stop|stop)\b(?: \w+){0,3} (?:cut(?:ting)?|burn(?:ed|ing)|hurt(?:ing)?|harm(?:ed|ing)?|scratch(?:ed|ing)?|hit(?:ting)?|punish(?:ed|ing)?) (?:myself|my (?:wrists?|arms?|legs?|thighs?|skin)|again|to (?:cope|feel))|\b(?:i|i've|my|urge to|want to|started|been|again)(?: \w+){0,2} self[- ]?harm(?:ed|ing)?\b|\bself[- ]?harm(?:ed|ing)? again\b|\b(?:cuts|scars|marks|blood) on my (?:wrists?|arms?|legs?|thighs?)|\b(?:took|taken|swallowed|taking|take) (?:all (?:of )?(?:my|the|those)|too many|a (?:lot|bunch|handful|whole bottle|bottle) of|the whole bottle of|(?:\w+ )?(?:3|4|5|6|7|8|9)0) ?(?:my |the |of )*(?:pills?|meds|medication|tablets|painkillers|sleeping pills)|\boverdos(?:e|ed|ing)\b(?=[^\n]{0,16}(?:tonight|on|myself|again|$))|\bcutting again\b|\bstarted cutting\b|\b(?:jump(?:ing)?|thrown? myself) (?:off|from|in front of) (?:the|a|this|my)? ?(?:roof|bridge|building|train|balcony|window|cliff)",
        because=HURT,
        unless=r"cooking|onion|hair|paper|knife while|shav(?:e|ing)|\bcat\b|dog\b|plaster|band-?aid|kitchen|by accident|accidentally|playing|soccer|training|policy|staff|research|\b(?:he|she|patients?|students?|character|pupils?)\b|bungee|into the pool|parkour|game|\bcosts?\b|prices?|awareness|guidelines?|prevent|workshop|leaflet",
    ),
    rule(
        "en-urged",
        r"\b(?:kill|hang|off|shoot|drown|hurt|cut) (?:yourself|urself|yourselves|your self)\b|\bkys\b|\bgo (?:and )?(?:die|jump off|kill|hang|play in traffic|drink bleach)\b|\b(?:you|u)(?: \w+){0,2} (?:should|need to|better|deserve to|ought to)(?: just| really)? (?:die|be dead|not exist|end it|jump|disappear forever)\b|\bnobody (?:would|will|'d) miss you\b|\b(?:world|everyone)(?:'d| would| will)? be better (?:off )?without you\b|\bend your (?:own )?life\b|\bhope you die\b|\bwhy don't you (?:just )?(?:die|kill|jump|end)|\byou don't deserve to live\b",
        because=URGED,
        unless=r"\blo+l\b|lmao|haha|someone (?:tells|told)|if (?:someone|somebody|anyone)|never (?:say|tell)|game|boss|zombie|respawn|don't (?:hurt|kill|cut) yourself|careful|so you don't|with (?:the|that) knife|working|\bslack|he told|she told|they told|what does",
    ),
    rule(
        "en-or-i-die",
        r"\b(?:if you|unless you|leave me|don't)\b[^\n]{0,30}(?:leave|break up|block|go|ignore|reply|answer|come|love|stop talking|dump)[^\n]{0,16}\bi(?: will|'ll|'m will|'d)? (?:kill|hurt|cut|die|end (?:it|my)|won't be alive|won't be here|jump|take (?:the|my|all))",
        because=WISH,
        unless=r"\blo+l\b|lmao|haha|laugh|hunger|pizza|game",
    ),
    rule(
        "worthless",
        r"(?:生きる(?:の|こと)?(?:が|に|は|も)?(?:向いて(?:な|へん)|下手|疲れ|飽き|もう(?:いい|無理|やめ))|なんで(?:まだ)?生き(?:て|と)(?:る|ん|い)|何のために生き|生きて(?:て|いて)ごめん|生きてる(?:実感|心地が)?(?:が)?(?:しない|ない)|息(?:する|をする|するの)(?:の)?(?:も|が|すら)[^\n]{0,4}(?:つら|しんど|やめ|疲|嫌|苦|めんど|$)|(?:呼吸|心臓)(?:が)?止まれば|(?:この世|世の中|人生|生)(?:に|には)(?:もう)?(?:未練|居場所|希望|楽しみ)(?:が|は|も)?(?:ない|なく|ね)|(?:もう)?(?:頑張れない|がんばれない|頑張る(?:の)?(?:の)?(?:疲れ|無理|やめ))[^\n]{0,10}\n?[^\n]{0,10}(?:全部(?:やめ|終わ)|消え|死|息|生き|楽に|いなく)|誰(?:に|から)も(?:必要と(?:され|して)(?:て(?:い)?)?(?:ない|へん)|愛され(?:て)?ない|いらない(?:って|と)?)[^\n]{0,14}(?:消え|死|いなく|生き|価値|いらない|いない)|(?:<MINE>|自分)(?:に|なんか|なんて|は|が)[^\n]{0,8}(?:(?:生きる|存在|生きてる)(?:価値|意味|資格)|価値(?:が|は|なんて|なんか)?な|ゴミ|いらない(?:人間|子|存在)|邪魔(?:な|だ))|(?:わたし|私|俺|僕|自分)(?:が|さえ)?(?:いなく(?:なった|なれ|て|なっ)|いない|消え|死ん)[^\n]{0,6}(?:ほうが|方が|ば)[^\n]{0,8}(?:みんな|家族|幸せ|楽|世の中|迷惑|いい|よかった|ええ)|いなくなった(?:ほう|方)が[^\n]{0,10}(?:みんな|幸せ|いい|楽|まし|ええ))",
        because=WISH,
        unless=OTHERS + r"|w$|推し|ゲーム|コーヒー|ラーメン|虫",
    ),
    rule(
        "soon-gone",
        r"(?:明日|あした|来週|来月|もうすぐ|今夜|次)(?:に|の朝)?(?:は|には)?[^\n]{0,6}(?:もう)?(?:<MINE>は)?(?:いない(?:と思う|から|かも|よ|ね|$|んだ)|この世に|生きて(?:い)?(?:ない|る(?:か|自信))|会えない(?:と思う|かも|んだ))[^\n]{0,10}|(?:最後|最期)(?:に)?[^\n]{0,8}(?:話せて|声(?:が)?聞け|会えて|ありがとう|お別れ|あいさつ|挨拶)[^\n]{0,8}(?:よかった|嬉し|うれし|さよなら|ごめん)?[^\n]{0,8}(?:死|もう(?:いい|疲|い)|楽|逝|消え|さよなら|思い残)|思い残すこと(?:は|も)?(?:もう)?ない|(?:部屋|荷物|身の回り|スマホ|アカウント)(?:の|を)?(?:片付け|整理|処分)[^\n]{0,10}(?:もう(?:いつでも|これで)|いつ(?:死|いなく)|最後|いなくなっても|死)|(?:犬|猫|ペット|家族|妹|弟|子ども)(?:の(?:こと)?)?(?:を)?(?:よろしく|頼む|お願い)(?:ね)?[^\n]{0,6}\n?[^\n]{0,6}(?:もう(?:疲|い|限)|さよなら|死|消え)",
        because=WISH,
        unless=OTHERS.replace("犬(?:が|も|を|は)|猫(?:が|も|を|は)|", "")
        + r"|休み|有給|出張|旅行|休暇|退職|異動|卒業|留守|授業|シフト|引退|この店|閉店|バイト|転勤|帰省|会社",
    ),
    rule(
        "means",
        r"(?:カッター|カミソリ|かみそり|刃|刃物|ロープ|縄|薬|睡眠薬|市販薬)(?:を|が|は)?[^\n、]{0,8}(?:持つと|握ると|持ってると|見ると|触ると|手放せ|買(?:った|って)きた|用意した|ため(?:て(?:る|い|た)|た(?:$|\n))|貯めて|集めて|隠し(?:て|持)|並べ)[^\n]{0,10}(?:安心|落ち着|ほっと|楽|$|\n|。|いつでも|準備)?|(?:どう(?:やったら|すれば|したら)|どんな方法|何をすれば)[^\n]{0,12}(?:痛くな|苦しまな|楽に|確実に|迷惑(?:を)?かけず)[^\n]{0,8}(?:終わ|死|逝|いけ|消え)|(?:痛くな|苦しまな|楽に|迷惑(?:を)?かけず)[^\n]{0,4}(?:終われる|死ねる|逝ける|消えられる|いける)|(?:遺書|首吊り|飛び降り|致死量|練炭)(?:って|の|は)?[^\n]{0,6}(?:どう(?:書|や)|書き方|何(?:を|て)書|何錠|どれ(?:くらい|だけ)|痛い|楽)|(?:線路|ホーム|電車|橋|崖|屋上|ビルの上|ベランダ|高いところ|踏切|海)(?:を|に|から|が)?[^\n]{0,10}(?:見て(?:る|い)?(?:る)?と|立つと|見下ろ|下(?:を)?見て(?:る|い)|近づくと)[^\n]{0,12}(?:吸い込まれ|飛び|引き込まれ|楽に|呼ばれ|怖くな|こわくな|落ち(?:たら|れば))|(?:ビルの上|屋上|ベランダ|橋の上|崖)(?:から|で)[^\n]{0,8}(?:下(?:を)?見|見下ろ)[^\n]{0,10}\n?[^\n]{0,10}(?:怖くな|こわくな|飛|楽|終わ|さよなら|もう)",
        because=HURT,
        unless=OTHERS.replace("|処方され|一日[0-9一二三]回", "")
        + r"|切れ味|段ボール|工作|子ども|キャンプ|登山|釣り|夜景|絶景|景色|観光|レジャー|お酒|サバイバル",
    ),
    rule(
        "hurting",
        r"自分(?:の(?:こと|体|身体))?(?:を)?(?:また)?(?:傷つけ(?:て(?:しま|る|い)|た(?!く)|ちゃ|たく|るの(?:が)?(?:やめ|止)|てない|ずに)|痛めつけ|壊し(?:たい|て)|殺し(?:たい|て)|罰し(?:たい|て))|(?:手首|腕|足|太もも)(?:を|に)?切(?:るの|ること|り癖|るくせ|ってる|っとる|りまく|り刻|らんと)[^\n]{0,12}(?:やめ|止め|止ま|癖|くせ|日課|落ち着|安心|$)|(?:切り|リスカし|od ?し|傷つけ)(?:たい衝動|たくてたまら|たくなる|ないと(?:いられ|落ち着|生き))|(?:血|傷)(?:を|が)?(?:見(?:る|て)(?:と|る)(?:落ち着|安心|ほっと|生き)|増やし)|首(?:を)?(?:絞め(?:て(?:しま|る|み)|た|たい)|しめ(?:て|た))|壁(?:を|に)(?:頭|拳)[^\n]{0,6}(?:ぶつけ|打ち)[^\n]{0,6}(?:て(?:る|しま)|る)",
        because=HURT,
        unless=OTHERS + r"|ヘッド|サッカー|鶏|w$",
    ),
    rule(
        "die-you",
        r"(?:早く|さっさと|はよ|とっとと|今すぐ|お前が|おまえが|君が|一人で|勝手に|本当に|マジで|まじで|いいから|頼むから)[^\n]{0,6}(?:死ね(?!る|ば|な|ない)|死んで(?!る|た|い|し|も)|死んだら|消えろ|くたばれ|いなくなれ|死になよ|死にな(?:$|\n|!))(?:よ|や|って|ば|$|!|、|考え|\?)?|(?:死ね|くたばれ|死ねよ)(?:よ)?[^\n]{0,4}(?:お前|おまえ|ブス|デブ|キモい|きもい|ゴミ|カス|クズ|陰キャ)|(?:お前|おまえ|ブス|デブ|キモい|きもい|ゴミ|カス|クズ|陰キャ)(?:は|、|が|なんか|みたいな)?(?:さっさと|早く)?(?:死ね(?!る|ば|な)|くたばれ)|(?:飛び降り|死ぬ|首吊|切|自殺)(?:る)?(?:勇気|度胸|根性)(?:も|なんか|なんて)?(?:ない(?:くせ|だろ|んだろ)|あんの|あるの)|どうせ(?:死ね|死ぬ|飛び降り|切|でき)[^\n]{0,6}(?:ない|へん)(?:くせ|んだろ|やろ)",
        because=URGED,
        unless=r"ボス|敵|ゾンビ|蚊|ゴキ|ハエ|虫|モンスター|ゲーム|スマブラ|apex|w$|バグ|ウイルス|雑草|ビーム|ヒーロー|"
        + OTHERS,
    ),
    rule(
        "en-stop-all",
        r"\b(?:want|wish|need|make) (?:it|everything|this|the pain)(?: all)? (?:to )?(?:stop|end|be over|go away)\b(?=[^\n]{0,14}(?:$|\n|forever|for good|please|already|all))|\b(?:what'?s|what is|there'?s no|no|see no|don't see the) (?:the )?(?:point|reason|purpose)(?: in| of| to)? (?:of |in |to )?(?:living|life|being alive|live|waking up|going on|existing|any of this|anything anymore)|\b(?:nobody|noone|no one|none of you|they)\b[^\n]{0,14}(?:notice|care|miss|cry|remember)[^\n]{0,14}(?:when|if|once) i(?:'m| am|'ve)? (?:gone|dead|die|not here|disappear)|\bi(?:'ve| have)? been (?:saving|stocking|hoarding|collecting|hiding)(?: up)? (?:my |all my |the )?(?:pills|meds|medication|tablets|blades|razors)|\bi (?:bought|have|got|hid) (?:a |the |some )?(?:rope|razor|blades?)\b[^\n]{0,24}(?:ready|tonight|hid|just in case|under)|\b(?:last|final) (?:message|night|day|text|time you)\b[^\n]{0,24}(?:hear|ever|from me|alive|goodbye|sorry|earth)|\bend (?:yourself|your life|my life|it tonight|it all)\b|\b(?:feel|i'm|am) (?:so |completely |totally )?(?:worthless|hopeless|empty inside)\b[^\n]{0,40}(?:die|gone|end|anymore|live|disappear|exist)|\bplease (?:take care of|look after) my (?:dog|cat|brother|sister|mom|kids)\b[^\n]{0,20}(?:gone|sorry|goodbye|i can't)|\bi (?:don't|do not) (?:want to )?exist\b|\b(?:drop|go|hope you) (?:dead|die)\b(?! of| for| in the)",
        because=WISH,
        unless=r"\blo+l\b|lmao|haha|meeting|homework|noise|rain|music|season|winter|class|song|movie|\bgame|semester|vacation|sale|episode|drop dead gorgeous|\b(?:he|she|patients?|character)\b|deadline|show\b|weekend",
    ),
    rule(
        "wants-end",
        r"(?:もう|全部|ぜんぶ|人生|何もかも)?(?:終わりたい|終わらせたい|終わりにしたい|終わっていい)(?:$|\n|、|。|よ|な|です|わ|ぜんぶ|全部)|死んだら[^\n]{0,6}(?:楽|いい|みんな|終われ|幸せ)|生きて(?:る|いる)?だけで[^\n]{0,4}(?:しんど|つら|辛|苦し|精一杯|疲れ|罪|迷惑かけ)|生きて(?:い)?ても[^\n]{0,6}(?:いいこと|しょうがな|仕方な|意味|つらい|何も|苦し)|(?:今日|昨日|また|さっき)?も?(?:、)?切(?:った|ってしまった)[^\n]{0,6}\n?[^\n]{0,8}(?:血|落ち着|安心|すっきり|腕|手首|スッと)|(?:血|傷)(?:を|が)[^\n]{0,4}(?:見ると|流れると|出ると)[^\n]{0,4}(?:落ち着|安心|ほっと|生き)|誰か(?:、)?(?:私|わたし|俺|僕|自分)?(?:を|のこと)?(?:、)?殺して|(?:私|わたし|俺|僕|自分)(?:を|のこと)殺して|(?:眠剤|睡眠薬|薬|市販薬|ロキソニン|錠剤)(?:を|、)?(?:全部|ぜんぶ|一気|大量|山ほど|ありったけ)[^\n]{0,4}(?:飲|のん)|(?:迷惑|負担|お荷物|邪魔)(?:を|に|ばかり|ばっかり|しか)?[^\n]{0,14}\n?[^\n]{0,6}(?:いない(?:ほう|方)|消え|死|いなくな)|(?:明日|今夜|今日|そろそろ|いつか)(?:、)?(?:死(?:のう|ぬ(?!ほど|気|まで))|逝|飛ぶ|終わりに|消える)(?:と思|か|つもり|ね|わ|から|$|よ)|死のう(?:と(?:思|し(?:て(?:る|い)|た))|か)|消えたい[^\n]{0,3}消えたい|生きてる価値(?:が|も)?(?:ない|なし|ね)|(?:もう)?(?:生き(?:たくない|とうない|るの(?:が)?無理|んのしんど))|生き(?:る|てく)(?:の|こと)?(?:が|に|は)?(?:もう)?(?:限界|しんど|つら|辛|疲)",
        because=WISH,
        unless=TRIVIAL.replace("|データ|ファイル|写真(?:が|を)|メモ|履歴", "")
        + "|"
        + OTHERS
        + r"|指まで|大根|気力ない笑|w$|試合|連載|会議",
    ),
    rule(
        "en-wants-end",
        r"\b(?:want|need|wish|ready|trying|going)\b(?: \w+){0,3} (?:out of (?:this|my) life|to be gone|to end (?:it|things)|it (?:all )?to (?:be over|end)|to stop existing|to fade away|to leave this world)|\b(?:how|ways?) to (?:end (?:it|my life|things)|kill (?:myself|yourself)|die)\b|\bkeep thinking about (?:\w+ ){0,3}(?:end(?:ing)?|dying|death|killing|suicide|jump)|\b(?:do (?:everyone|the world|us all) a favor and (?:die|end|disappear|jump|kill))|\b(?:no|any) (?:reason|point)(?: for me)? (?:to|in) (?:stay(?:ing)? alive|live|living|be(?:ing)? alive|go(?:ing)? on|be(?:ing)? here|exist)|\bcan'?t (?:keep (?:doing|living|going)|live like|do life|take (?:it|this|life)|bear (?:it|this|life))[^\n]{0,30}(?:life|any ?more|die|end|goodbye|alive|$)",
        because=WISH,
        unless=r"\blo+l\b|lmao|haha|meeting|homework|crossword|diet|traffic|noise|job\b|shift|game|class\b|rehearsal|season|movie|\b(?:he|she|patients?|character|grandfather|grandmother)\b|puzzle|commute|heat|cold|weather",
    ),
)
