"""Demands for pictures of oneself."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules, both
from sudare.incidents.signals.terms import Signal, Stage
from sudare.policy.terms import Words

DEMAND: Final = Words(
    "本人の写真や顔を見せるように求めているように読めます。送らなくてかまいません。",
    "「あなたの しゃしんを みせて」と いって いるように よめます。おくらなくて いいです。",
    "It reads like a demand for pictures of yourself. You don't have to send any.",
)
INTIMATE: Final = Words(
    "人に見せない姿の写真を求めているように読めます。送らなくてかまいません。",
    "ひとに みせない すがたの しゃしんを もとめて いるように よめます。おくらなくて いいです。",
    "It reads like a demand for private pictures. You don't have to send any.",
)
PRESSURE: Final = Words(
    "「誰にも見せない」「こちらも送った」などと言って、写真を送らせようとしているように読めます。",
    "「だれにも みせない」などと いって、しゃしんを おくらせようと して いるように よめます。",
    "It reads as if promises or return gifts were to make somebody send a picture.",
)

THINGS: Final = (
    r"発疹|受診|社員証|学生証|名札|総務|人事|納品|印刷所|猫|ねこ|犬|わんこ|ワンコ|子犬|ペット|うさぎ|ハムスター|鳥|魚|赤ちゃん|ベビー|子ども|子供|息子|娘|孫|甥|姪|ご飯|ごはん|料理|弁当|焼肉|ケーキ|メニュー|レシピ|旅行|風景|景色|空の|虹|夕焼け|夜景|海の|山の|花|桜|紅葉|部屋|新居|キッチン|庭|家具|"
    r"商品|製品|品物|実物|現物|傷|キズ|破損|故障|不良|汚れ|箇所|部分|ラベル|タグ|型番|シリアル|メーター|数値|レシート|領収|請求|書類|契約|見積|免許|身分証|証明|証明書|パスポート|履歴書|通帳|申請|診断|処方|保険|車|バイク|自転車|タイヤ|修理|画面|エラー|スクショ|設定|"
    r"ノート|宿題|黒板|板書|プリント|時間割|教科書|資料|図面|現場|工事|集合|全員|みんなの|みんなで|結婚|披露宴|運動会|卒業|入学|誕生日|発表会|文化祭|修学旅行|イベント|ライブ|パーティ|飲み会|同窓会|試合|作品|イラスト|絵|ネイル|髪型|ヘア|服|コーデ|靴|バッグ|浴衣|サイズ感|試着|店|外観|看板|地図|"
    r"モデル募集|広告|モデルを|商品ページ|採寸|オークション|メルカリ|出品|推し|アイドル|俳優|選手|展示|おじいちゃん|おばあちゃん|じいちゃん|ばあちゃん|待ち受け|昔の|懐かし|プロフィール欄|証拠|事故|レントゲン|医師|先生に|歯|傷口|患部|皮膚|湿疹|症状|カルテ|診察|届いた|荷物|箱|裏面|表面|ロゴ|配線|コンセント|水漏れ|天井|壁|床|窓|畑|野菜|トマト|釣|昨日の|この前の|こないだの|先週の|さっきの|前回|当日の|会議|授業|面接|オンライン|セミナー|リハ"
)
POLITE: Final = (
    r"いただけ|いただき|お願い(?:いた|し)ます|くださいませ|ご(?:提出|送付|添付|確認|用意|参加|協力)|お客様|添付"
)
INTIMACY: Final = r"(?:裸|はだか|ヌード|下着|ぱんつ|パンティ|ぶらじゃ|ブラ(?!ウザ|ンド|ック|シ|ジル)|おっぱい|胸(?!が|を打|元が)|谷間|おしり|お尻|あそこ|えっち|エッチ|エロ|えろ|やらし|いやらし|際ど|きわど|セクシー?|過激な|大胆な|大人っぽい(?:やつ|写真|の|感じ|格好)|恥ずかし(?:い|め)(?:の|な)?[^\n]{0,5}(?:写真|画像|やつ|の|とこ|動画)|見せられない(?:ような)?(?:写真|やつ|の|とこ|姿)|脱い(?:だ|で|じゃ)|脱げ|着替え(?:てる|中|の|ると)|お風呂(?:上がり|で|の|入)|風呂上がり|シャワー|水着(?:姿|の|で|着)|薄着|肌(?:を|が|の)|カラダ|からだ|(?<!全)(?<!物)(?<!団)(?<!立)(?<!機)(?<!車)(?<!本)体(?:の|を|も|つき|見|が写)|身体|スカート|太もも|生足|脚(?:を|の|見)|ムチムチ|素肌|際どい|自分で触|色っぽ|刺激的|いけない(?:写真|やつ)|そういう(?:写真|やつ|系)|ボタン(?:を)?外|はだけ|めくっ|大人な(?:写真|やつ))"
rule = Rules(Signal.PICTURES)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "selfie",
        r"(?:自撮り|顔写真|顔写|全身(?!全霊|タイツ|麻酔|運動|浴|マッサージ|脱毛|用|筋)|上半身|後ろ姿|寝起きの|今の(?:格好|姿|顔|服)|すっぴん)[^\n、]{0,16}<ASKING>|(?:もっと|新しい|他の|ほかの|早く|別の)自撮り|自撮り(?:くれ|は\?|まだ|ほしい|交換|いい\?|お願い|$)",
        because=DEMAND,
        unless=THINGS + "|" + POLITE + r"|棒|うまく|コツ|アプリ|ライト|バイト|応募|オーディション|登録",
        is_personal=True,
    ),
    rule(
        "now",
        r"(?:いま|今|今日|今すぐ|そこで|ここで)(?:の|着てる|何着|どんな)?[^\n、]{0,10}(?:格好|かっこう|姿|服装|恰好|着てる|顔|パジャマ|部屋着)[^\n]{0,12}(?:撮って|見せ|送っ|写真|見たい)",
        because=DEMAND,
        unless=POLITE + r"|天気|コーデ|猫|犬|子",
        is_personal=True,
    ),
    rule(
        "yours",
        r"(?:<YOU>|あんた|[一-鿿ぁ-ん]{1,4}(?:ちゃん|くん|たん))の?(?:自撮り|写真|画像|動画|顔|姿|全身|笑顔|写ってる|かわいいとこ)(?:だけ|も|を|が|って|とか)?[^\n、]{0,10}(?:送|見(?!た(?:よ|け|とき|ら|人))|ちょうだい|頂戴|ほし|欲し|くれ|ください|撮|ない\?|ないの|持って|飾|待ち受け|一枚|がないと)",
        because=DEMAND,
        unless=r"部屋|自分の(?:写真|画像|顔)を?(?:見|送ら|送る(?:な|の)|撮|載)(?!せて)|赤ちゃん|猫|犬|お母さん|名刺|社員証|卒業|結婚|新郎|新婦|作品|お店|プレゼン|履歴|"
        + POLITE,
        is_personal=True,
    ),
    rule(
        "oneself",
        r"(?:自分(?:の|が)|本人が)[^\n、]{0,6}(?:写って|写った|映って|うつって|写ってる)[^\n]{0,6}(?:やつ|写真|の|動画)[^\n]{0,12}<ASKING>?|(?:鏡|かがみ)(?:の前|越し)?(?:で|に|の)[^\n]{0,10}(?:撮|写真|自撮り|見せ|送)",
        because=DEMAND,
        unless=POLITE + r"|商品|傷|家具|洗面|インテリア|髪",
        is_personal=True,
    ),
    rule(
        "face",
        r"(?:顔|かお)(?:が|を|も|だけ(?:でも)?(?:いい(?:から|ので)?|で)?|、|\n)?[^\n]{0,8}\n?(?:見せ(?:て(?!も|い|る|た(?!っ))|ろ|や|なよ|合)|見たい|見てみたい|見ながら話|見して|写して|うつして|出して(?:よ|話)|写真(?:送|ちょ|くれ|ほし|見|だけ|は\?|ある\?|交換)|送って|写メ|どんな感じ|知りたい)",
        because=DEMAND,
        unless_said="赤ちゃん|孫|生まれ|社員証|猫|犬",
        unless=r"孫|赤ちゃん|子ども|娘|息子|猫|犬|医|先生|診|久しぶり|たまには|店に|顔を出|実家|みんなの顔|お顔を見|仏|会議|面接|照合|本人確認(?!.{0,14}体)|推し|選手|パパの|ママの|おばあ|おじい|じいちゃん|ばあちゃん|笑顔に|元気な顔|犯人|"
        + POLITE,
        is_personal=True,
    ),
    rule(
        "camera",
        r"(?:カメラ|ビデオ|ビデオ通話)(?:を|も|に)?(?:つけ(?:て(?!も|い|ま|あ)|てみ|ろ|てよ|へん|ない\?|ようよ|なよ)|オンに(?:して(?!ご|くだ)|しろ|しよ)|(?:し|やろ|つなご)(?:よ(?!う(?:か|に))|ない\?|へん|たい)|映して|に映って|の前で)",
        because=DEMAND,
        unless=POLITE
        + r"|会議|授業|面接|オンライン|朝礼|打ち合わせ|ミーティング|家族で|みんなで|おばあ|じいちゃん|ばあちゃん|孫|防犯|ドライブ|監視|車|ください",
        is_personal=True,
    ),
    rule(
        "intimate",
        INTIMACY
        + r"[^\n]{0,22}(?:<ASKING>|ない(?:の|ん)?(?:\?|$|か)|ある\?|交換|撮(?!影)|送(?!料)|写真|画像|動画|自撮り)|(?:写真|画像|動画|自撮り|送って|見せて)[^\n]{0,10}"
        + INTIMACY,
        because=INTIMATE,
        unless=r"商品|売|店|採寸|サイズ|医|診察|皮膚|湿疹|症状|傷|アニメ|美術|彫刻|デッサン|プール|海に|海で|ダイエット|ブランド|洗濯|講習|大会|受け付け|求められ|要求|断|困って|送れと言|送らな|送るな|しないで|だめ|"
        + POLITE,
        is_personal=True,
        is_sexual=True,
    ),
    rule(
        "intimate-show",
        r"(?:裸|下着|ぱんつ|胸|おっぱい|おしり|お尻|谷間|太もも|体|身体|からだ|カラダ)(?:を|も|が|だけ|の写真)?(?:ちょっと)?(?:だけ)?(?:見せ(?:て(?!も|い|る)|ろ)|見たい|送って|撮って)|(?:脱いで|脱いだ(?:の|やつ|とこ)|服(?:を)?めくって|スカート(?:を)?上げ)[^\n]{0,10}(?:見せ|撮|送|よ|$)",
        because=INTIMATE,
        unless=r"靴|コート|医|診|先生|上着|帽子|手袋|温泉|健康診断|着ぐるみ|体調|体重",
        is_personal=True,
        is_sexual=True,
    ),
    rule(
        "nobody-sees",
        r"(?:誰にも|他の人には|ほかの人には|絶対)(?:絶対)?(?:見せ(?:ない|へん|ん|ません)|保存しない|送らない|ばらさない|晒さない)(?:から|し|ので|って|よ|で|$)?[^\n]{0,26}(?:送|見|写真|画像|一枚|ちょうだい|撮|顔|やつ|動画|信じ)|(?:すぐ|見たら|後で|あとで|ちゃんと)(?:すぐ)?(?:に)?消す(?:から|し|って|よ)[^\n]{0,16}(?:送|見せ|一枚|撮|ちょうだい)|(?:送|見せ|撮)[^\n]{0,16}(?:すぐ|見たら|後で|あとで|ちゃんと)(?:すぐ|に)*消(?:す(?:から|し|よ|って)|しますので|しますから)",
        because=PRESSURE,
        unless=r"暗証|パスワード|下書き|メモ",
        is_personal=True,
    ),
    rule(
        "in-return",
        r"(?:こっち|<MINE>|俺|僕|私)(?:も|が|は|のも)?[^\n]{0,8}(?:送っ(?:た|て|てる|ちゃ)|送る|見せ(?:た|る)|撮った)[^\n]{0,18}(?:そっち|<YOU>|次は|今度は|お返し|の番|交換|普通(?:でしょ|だろ|やろ)|かわり|代わり|フェア|不公平|から(?:、)?(?:送|見|写真))[^\n]{0,14}(?:送|見せ|写真|撮|普通|\?|よ|番|だよ|自撮り)?",
        because=PRESSURE,
        unless=r"資料|書類|メール|荷物|商品|プレゼント|年賀|手紙|ノート|宿題|" + THINGS,
        is_personal=True,
    ),
    rule(
        "swap",
        r"(?:写真|写真|自撮り|顔|画像|写メ)(?:の)?(?:送り合|見せ合|交換)(?:い|お|しよ|し(?:ない|ません|たい|て|よ)|っこ)",
        because=DEMAND,
        unless=r"旅行|猫|犬|子ども|作品|名刺|パスポート|アルバム|" + THINGS,
        is_personal=True,
    ),
    rule(
        "more",
        r"(?:もっと|もう一枚|あと一枚|別の|ほかの|他の|一枚だけ|一枚で(?:も)?いい|早く|はやく|とっとと|いいから)[^\n、]{0,12}(?:(?:写真|画像|動画|写メ|やつ|の|近くで)[^\n]{0,10}<ASKING>|<ASKING>[^\n]{0,8}(?:写真|画像|動画))|(?:写真|画像|動画|写メ)(?:が|を|も|は|、)?(?:一枚(?:だけ|でいい|くらい|ぐらい)|もう一枚|もっと|早く|はよ|まだ(?:か|なの|\?|ですか\?))|一枚(?:だけ|でいいから|くらい)(?:送|ちょうだい|撮|見せ|お願い|、|$)|(?:写真|画像|動画)(?:送れ(?![るてたな])|よこせ|早よ)",
        because=DEMAND,
        unless_said="納品|印刷|お客様",
        unless=r"(?<!君)(?<!た)(?<!前)(?<!分)(?<!ん)(?<!今)の(?:写真|画像|動画)|"
        + THINGS
        + "|"
        + POLITE
        + r"|ください(?:$|\n|。|ね)|チケット|紙|コピー|印刷|クッキー|絵柄|シール|皿|カード",
        is_personal=True,
    ),
    rule(
        "cute",
        r"(?:可愛い|かわい|綺麗|きれい|美人|イケメン|スタイル)[^\n]{0,10}(?:から|し|ので|ん(?:や|だ)(?:から|し)|だろうな|だろうから|そう(?:だ|やし|だし|だね|、))[^\n]{0,12}(?:写真|顔|見(?:せ|し|たい)|自撮り|撮)",
        because=DEMAND,
        unless=THINGS,
        is_personal=True,
    ),
    rule(
        "bare",
        r"(?:^|[、\n !]|ねえ?|ねー?|さ|早く|じゃあ|なら|とりあえず|まず|証拠に|お願い)(?:写真|写メ|画像|動画|ピク)(?:を|も|とか)?(?:一枚)?(?:早く|はやく)?(?:送って(?!くだ|いた|も|き|あ|くれ(?:た|れ))|送れ(?![るてたな])|ちょうだい|くれ(?:よ|ん|へん|ない|$)|見せて(?!くだ|いた|も|も)|見せろ|見して|撮って送|ほしい|欲しい|見たい|ない\?|まだ\?|ある\?|交換)",
        because=DEMAND,
        unless=THINGS + "|" + POLITE,
        unless_said=THINGS,
        stage=Stage.CUE,
        is_personal=True,
    ),
    rule(
        "bare-alone",
        r"(?:^|\n)(?:ねえ?|ね|早く|お願い|なあ)?、?(?:写真|写メ|自撮り|顔写真)(?:を|、)?(?:早く|はよ)?(?:送って(?:よ|や|ね|お願い|ほしい|くれ(?!た|れ|て)|、|$|\n|!)|送れよ?(?:$|\n|!)|ちょうだい(?:よ|$|\n|!)|くれよ?(?:$|\n|!)|見せて(?:よ|や|、|$|\n|!)|見してや?(?:$|\n|!)|見せろ)(?:顔のやつ|お願い|、?$)?",
        because=DEMAND,
        unless_said=THINGS + "|" + POLITE,
        is_personal=True,
    ),
    rule(
        "miss",
        r"(?:写真|顔|姿)(?:が|を)?(?:ない|見(?:ない|れない|られない))と(?:寝|眠|生き|不安|信|会|話)|(?:寝る前に|夜|毎日|毎朝)[^\n]{0,6}(?:写真|自撮り|顔)[^\n]{0,6}(?:送|見|ほし)|(?:写真|自撮り)(?:を)?(?:送|見せ)(?:てくれた|てくれ)ら(?:信|許|会|好き|付き合)",
        because=PRESSURE,
        unless=THINGS,
        is_personal=True,
    ),
    rule(
        "proof-body",
        r"(?:本人|年齢|女(?:の子|性)|成人)(?:の|かどうか)?(?:確認|証明)?[^\n]{0,14}(?:顔と体|体が|体の|顔写真|自撮り|全身|顔と)[^\n]{0,20}(?:送|見せ|お願い|ください|ほしい)",
        because=DEMAND,
        unless=r"履歴書|証明写真|社員証|パスポート|窓口|制服|採寸",
        is_personal=True,
    ),
    rule(
        "outfit",
        r"(?:パジャマ|部屋着|制服|水着|下着|体操服|メイド服|スカート|薄着|ジャージ)(?:の|姿|着(?:た|てる))?(?:とこ|ところ|姿|の|写真|やつ)?[^\n]{0,4}(?:見たい|見せて(?!くだ)|撮って|送って|ほしい|写真(?:送|見せ|ちょ|ない|ほし|は))",
        because=DEMAND,
        unless=r"採寸|サイズ|商品|店|売|展示|試着|購入|洗|学校の|新しい制服|娘|息子|孫|子|カタログ|" + POLITE,
        is_personal=True,
    ),
    # English
    rule(
        "en-of-you",
        r"\b(?:send|show|take|snap|give|share|get|want|see|need|have)\b[^\n]{0,24}\b(?:pic|selfie|video|snap|shot)\b(?: \w+){0,2} (?:of |with )?(?:you|yourself|your (?:face|body|outfit|smile|legs|room right now))\b",
        because=DEMAND,
        unless=r"product|receipt|damage|label|dog|cat|puppy|licen[cs]e|\bid\b|passport|car|order|screen|kids|baby|family|lyrics|wedding|error|trip|work|project|homework|driv|\?$(?<=your receipt\?)|thank you|you (?:took|guys|two|all)",
        is_personal=True,
    ),
    rule(
        "en-selfie",
        r"\b(?:send|show|take|gimme|give|want|one|another|just a|post|need|drop|trade|swap)\b[^\n]{0,14}\b(?:selfie|face pic|full body|body pic|mirror pic|nudes?|lewds?|naked|naughty|spicy|private (?:pic|video)|underwear|topless|shirtless|bikini)\b",
        because=DEMAND,
        unless=r"contest|\bwe\b|together|stick|museum|group|wall|all of us|family|staff|badge|don't (?:send|ever)|never|stop|art|store|order|cat|dog",
        is_personal=True,
    ),
    rule(
        "en-bare",
        r"(?:^|\n|, |please |now |pls )(?:please |just |now |so |can you |could you |would you )*(?:send|show|gimme|give)(?: me)?(?: (?:a|one|some|another|more|a few|ur|your|just one))?(?: (?:more|new|cute|hot|little|quick|nice|better|sexy|private|good))* pic(?: (?:now|please|rn|right now|of (?:you|yourself)|babe|baby|honey|dear|cutie|then|too|first|for me|just for me))*(?:$|\n|,|!|\?)",
        because=DEMAND,
        unless_said=r"product|receipt|damage|puppy|dog|cat|kitchen|label|screen|error|party|trip|house|car|order|broken|item|recipe|menu|wedding|baby|homework|board|new \w+",
        is_personal=True,
    ),
    rule(
        "en-see-more",
        r"\b(?:see|show me) (?:more|some more|a bit more|a little more) of (?:you|your)\b|\bwhat(?:'s| is| are|'re)? you wearing\b|\bshow me (?:your|ur|that) (?:face|body|pretty|legs|chest|butt|abs|outfit)\b|\b(?:see|show) (?:me )?(?:what's )?under(?:neath)?\b|\bmore private\b|\btake (?:it|that|your (?:shirt|top|clothes)) off\b|\bsomething (?:sexy|hot|naughty|spicy|more revealing|a bit more private)\b|\b(?:want|love|wish|dying) to see (?:your face|you(?: right now| naked|$|\n|,|!))",
        because=INTIMATE,
        unless=r"soon|work|city|tomorrow|weekend|christmas|party|again|at the|doctor|shoes|coat|wedding|painting|drawing|work\b|kitchen|garden|to the",
        is_personal=True,
    ),
    rule(
        "en-camera",
        r"\b(?:turn|put|switch)(?: on)? (?:your |the )?(?:cam|camera|webcam|video)(?: on)?\b(?! (?:for|a|to|off|around|left|right|closer)\b)|\b(?:on cam|cam ?2 ?cam)\b|\bvideo (?:call|chat)(?: me)?\b(?:\?|$| now| tonight| please)",
        because=DEMAND,
        unless=r"interview|meeting|class|lesson|conference|doctor|appointment|team|grandma|could you|please join|car",
        is_personal=True,
    ),
    rule(
        "en-return",
        r"\bi (?:sent|showed|gave|already sent)(?: you)? (?:mine|one|a pic|my pic|some)\b[^\n]{0,30}(?:your turn|now you|you have to|so you|yours|return|fair|send)|\byour turn\b[^\n]{0,20}\bpic|\b(?:won't|wouldn't|never) (?:show|share|send)(?: it| them)?(?: to)? (?:anyone|anybody|a soul)\b[^\n]{0,20}|\bfor my eyes only\b|\bjust (?:for|between) (?:me|us)\b[^\n]{0,10}pic|\bpic[^\n]{0,16}\bjust for me\b",
        because=PRESSURE,
        unless=r"homework|invoice|recipe|notes|password|pin\b",
        is_personal=True,
    ),
    rule(
        "en-mirror",
        r"\b(?:take|shoot|snap|send|get)\b[^\n]{0,16}\b(?:one|pic|video|another)\b[^\n]{0,20}\b(?:mirror|bed|bedroom|shower|bathroom|bath)\b",
        because=DEMAND,
        unless=r"leak|broken|renovat|tile|damage|sink|install|furniture",
        is_personal=True,
    ),
    rule(
        "one-please",
        r"(?:^|\n|[、!? ]|証拠に|記念に|お願い(?:だから)?|頼むから|とりあえず|ねえ?)(?:写真(?:を)?)?(?:一枚|1枚|いちまい)(?:だけ|でいい(?:から|の)?|ほしい|欲しい|ちょうだい|お願い|頼む|くれ|撮って|、|送って|ね(?:\?|$)|よろしく|$)",
        because=DEMAND,
        unless_said=THINGS
        + "|"
        + POLITE
        + r"|チケット|切符|紙|コピー|印刷|皿|カード|シャツ|タオル|毛布|脱ぐ|お札|チラシ|券|クッキー|パン|ください",
        is_personal=True,
    ),
    rule(
        "wearing",
        r"(?:着てる|着た|着替えた|してる|寝てる|笑ってる|起きた|立ってる|座ってる|マスク(?:を)?(?:外し|取っ|なし|とっ)(?:た|て)?|加工(?:なし|してない)|顔(?:が)?(?:わかる|分かる|出し(?:た|て)|写った|見える)|姿)[^\n、]{0,3}(?:とこ|ところ|の|やつ|写真|姿|を|、|が)?[^\n]{0,10}(?:撮って|撮れ|見せ(?:て(?!も|い|る)|ろ)|送って|送れ|見たい|送っといて|ちょうだい|くれ(?:へん|ない|よ))|顔出し(?:して|で|しろ|し(?:よ|ない))|(?:見たい|見せて)[^\n]{0,4}\n?[^\n]{0,4}(?:マスク|加工|メイク)(?:を)?(?:外し|取っ|なし|して)|自分(?:を|の(?:こと)?)?(?:撮って|映して|写して|見せて)",
        because=DEMAND,
        unless=THINGS.replace("コーデ|服|", "").replace("服|コーデ|", "").replace("|服|", "|")
        + "|"
        + POLITE
        + r"|配信者|ください",
        is_personal=True,
    ),
    rule(
        "just-me",
        r"(?:<MINE>|俺|僕)(?:に)?(?:だけ)(?:に)?(?:特別に|こっそり)?(?:見せ|送っ|撮っ)(?:て|ろ|れ)|(?:他|ほか)の(?:男|人|やつ)(?:に|には)(?:見せ|送ら|送る)(?:ない|んと|な)",
        because=PRESSURE,
        unless=THINGS,
        is_personal=True,
    ),
    rule(
        "who-are-you",
        r"(?:どんな(?:子|人|顔|感じ|見た目)|見た目|外見|容姿)(?:か|が|なの)?[^\n]{0,10}(?:知りたい|気になる|見たい|見せ|教え)[^\n]{0,14}(?:写真|顔|送|見せ|自撮り)|(?:写真|画像|動画)(?:を|も|とか)?[^\n、]{0,4}(?:見せてほしい|見せてよ|見せてくれない|送ってよ|送ってほしいな|送ってくれない\?|送ってくれん)(?:な|$|\n|!|、|\?)",
        because=DEMAND,
        unless_said=THINGS + "|" + POLITE,
        unless=r"(?:の|る|た|な|い)(?:写真|画像|動画)",
        is_personal=True,
    ),
    rule(
        "latest",
        r"(?:最近|いま|今|今日|最新|普段|素|ふだん|加工なし)の(?:<YOU>の)?(?:写真|自撮り|姿|顔|画像)[^\n]{0,8}<ASKING>|(?:今|いま)の(?:<YOU>)(?:が|を)?(?:いい|見たい|見せて|ほしい)|(?:裏垢|裏アカ|鍵垢)に(?:載せ|上げ|あげ)[^\n]{0,12}(?:の|やつ|写真)[^\n]{0,8}(?:くれ|見|送|ほし|ちょうだい)",
        because=DEMAND,
        unless=THINGS + "|" + POLITE,
        is_personal=True,
    ),
    rule(
        "short-video",
        r"(?:動画)(?:でも|で)(?:いい|ええ)(?:よ|から|で)?[^\n]{0,12}(?:撮|送|見せ|自分|短く)|(?:宝物|待ち受け|ホーム画面|お守り)に(?:する|したい)(?:から|ので|な)?[^\n]{0,10}(?:写真|一枚|自撮り|送|ちょうだい)?",
        because=DEMAND,
        unless=THINGS,
        is_personal=True,
        stage=Stage.CUE,
    ),
    rule(
        "en-more-pics",
        r"\b(?:got|have|any|trade|swap|exchange|more|some)\b(?: \w+){0,2} (?:pic|selfie|nudes?)(?:$|\n|\?|!|,| (?:of you|please|with me|for me|tonight|babe))|\b(?:face|body) reveal\b|\bshow me (?:what|how) you (?:look|are wearing|got)|\bwhat (?:do|does) you look like\b|\blet me (?:see|look at) (?:you|it|your|that|more|some|them)\b(?=$|\n|,|!|\?| (?:please|babe|body|face|now))|\bprove (?:you're|you are|it|that you)[^\n]{0,24}(?:pic|video|selfie|camera|holding)|\b(?:pic|selfie) of (?:you|u)\b|\bsend (?:me )?something (?:cute|hot|sexy|spicy|nice|naughty|special|for me)|\bsend (?:smth|something|sth) \w+|\bhow about a (?:pic|selfie)|\bpic for pic\b|\b(?:wear|put on) (?:something|that)[^\n]{0,20}(?:pic|show|send)",
        because=DEMAND,
        unless=r"puppy|dog|cat|kitchen|trip|wedding|party|baby|recipe|house|car|product|damage|receipt|menu|paint|draw|homework|fish|kids|family|game|new \w+ car|album|yearbook|museum|class",
        is_personal=True,
    ),
    rule(
        "en-you-look",
        r"\byou(?:'d| would| must| probably)? look (?:so |really |very )?(?:amazing|hot|cute|good|pretty|beautiful|sexy|great|stunning)\b[^\n]{0,24}(?:let me see|show me|\bpic|\bsend)",
        because=DEMAND,
        unless=r"wedding|photo ?shoot|album",
        is_personal=True,
    ),
    rule(
        "of-oneself",
        both(
            r"(?<![一-鿿])顔|寝顔|笑顔|自撮り|姿|かっこう|格好|脚|太もも|生足|唇|髪(?:おろ|ほど)|腰|うなじ|へそ|お腹|下着|部屋着|パジャマ|すっぴん|加工|着たまま|つけたまま|脱い|後ろ向き|うしろ向き|つけたとこ|着たとこ|リボン|寝る前|お風呂|ベッド|カメラ|<YOU>の(?:写真|動画|一枚)",
            r"見せて(?!も|い|ご|あげ)|見せろ|見せてくれ|見たい|撮って(?!も|い|あ)|撮ってみ|撮れ(?![なるたてま])|送って(?!くれて|いた|も)|送れ(?![るば])|送り直|もら(?:え(?:へん|ない|る\?)|って(?:いい|も))|ちょうだい|欲しい|ほしい|くれ(?:へん|ない|よ)|はよ",
            14,
        ),
        because=DEMAND,
        unless_said=THINGS.replace("|服|", "|").replace("証拠|", "").replace("懐かし|", "")
        + "|"
        + POLITE
        + r"|ドラマ|女優|選手|双子|弟|妹|うまく|コツ|顔色|笑顔で|(?:見せて|撮って)(?:いい|も)",
        is_personal=True,
    ),
    rule(
        "that-sort",
        r"(?:昨日|この前|前|こないだ|さっき|いつも)(?:みたいな|のみたいな|送ってくれた(?:ような|みたいな)?|のような|のより)(?:の|やつ|写真|自撮り)[^\n]{0,8}(?:送|見|ほし|欲し|ちょうだい|くれ|撮)|(?:写真|顔|自撮り|顔写真)(?:なし|無し|がない|見せない|くれない|送らない)(?:だと|じゃ|と|んじゃ|なら|人は)[^\n]{0,12}(?:信用|信じ|会え|会わ|話|無理|続け|怪し|嫌|本気|切)|(?:まず|先に|とりあえず|話はそれから|その前に)[^\n]{0,4}(?:自撮り|顔|写真)(?:でしょ|だろ|やろ|から|だよ|見せ|送|ちょ|くれ|$)|もっと(?:見せて|送って|見たい)(?:くれないと|くれなきゃ|よ|や|$|!|、|ほしい)|(?:自撮り|顔写真|全身|写真)(?:は)?(?:はよ|早く|まだ(?:\?|なの)|よろしく|よろ|待ってる|\?$)",
        because=DEMAND,
        unless_said=THINGS + "|" + POLITE,
        is_personal=True,
    ),
    rule(
        "en-of-oneself",
        r"\b(?:show|send|take|wear|snap|want|give|let me see)\b[^\n]{0,28}\b(?:pretty face|your face|your body|your (?:legs|hair|outfit|smile|room)|yourself|just you|you in (?:it|that|your|bed)|a (?:photo|pic) (?:in|from|before|with) (?:bed|the|your|that))\b|\b(?:one|another|a) (?:more )?pic (?:and|before|then|or)\b|\b(?:never|don't|haven't|stopped) (?:ever )?(?:send|sent|sending|show)(?: me)?(?: any| me)? (?:pic|selfie)[^\n]{0,24}(?:send|more|one|please|miss)?|\bsend me (?:a )?(?:pic|selfie|video)(?:$|\n|!|,)|\b(?:wear|put on|take off)\b[^\n]{0,24}\b(?:send|show|pic)\b|\bi (?:want|need|wanna|would love) (?:a |some |more )?(?:pic|selfie|video) (?:of|from) (?:you|u)\b",
        because=DEMAND,
        unless=r"product|receipt|damage|puppy|dog|cat|trip|party|wedding|garden|baby|kids|house|car|strangers?|never send|don't send pic|passport|badge|website|headshot",
        is_personal=True,
    ),
)
