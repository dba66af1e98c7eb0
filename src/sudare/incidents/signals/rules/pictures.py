"""Demands for pictures of oneself."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules
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
    r"猫|ねこ|犬|わんこ|ワンコ|子犬|ペット|うさぎ|ハムスター|鳥|魚|赤ちゃん|ベビー|子ども|子供|息子|娘|孫|甥|姪|ご飯|ごはん|料理|弁当|焼肉|ケーキ|メニュー|レシピ|旅行|風景|景色|空の|虹|夕焼け|夜景|海の|山の|花|桜|紅葉|部屋|新居|キッチン|庭|家具|"
    r"商品|製品|品物|実物|現物|傷|キズ|破損|故障|不良|汚れ|箇所|部分|ラベル|タグ|型番|シリアル|メーター|数値|レシート|領収|請求|書類|契約|見積|免許|身分証|証明|証明書|パスポート|履歴書|通帳|申請|診断|処方|保険|車|バイク|自転車|タイヤ|修理|画面|エラー|スクショ|設定|"
    r"ノート|宿題|黒板|板書|プリント|時間割|教科書|資料|図面|現場|工事|集合|全員|みんなの|みんなで|結婚|披露宴|運動会|卒業|入学|誕生日|発表会|文化祭|修学旅行|イベント|ライブ|パーティ|飲み会|同窓会|試合|作品|イラスト|絵|ネイル|髪型|ヘア|服|コーデ|靴|バッグ|浴衣|サイズ感|試着|店|外観|看板|地図|"
    r"モデル募集|広告|モデルを|商品ページ|採寸|オークション|メルカリ|出品|推し|アイドル|俳優|選手|展示|おじいちゃん|おばあちゃん|じいちゃん|ばあちゃん|待ち受け|昔の|懐かし|プロフィール欄|証拠|事故|レントゲン|医師|先生に|歯|傷口|患部|皮膚|湿疹|症状|カルテ|診察|届いた|荷物|箱|裏面|表面|ロゴ|配線|コンセント|水漏れ|天井|壁|床|窓|畑|野菜|トマト|釣|昨日の|この前の|こないだの|先週の|さっきの|前回|当日の|会議|授業|面接|オンライン|セミナー|リハ"
)
POLITE: Final = (
    r"いただけ|いただき|お願い(?:いた|し)ます|くださいませ|ご(?:提出|送付|添付|確認|用意|参加|協力)|お客様|添付"
)
INTIMACY: Final = r"(?:裸|はだか|ヌード|下着|ぱんつ|パンティ|ぶらじゃ|ブラ(?!ウザ|ンド|ック|シ|ジル)|おっぱい|胸(?!が|を打|元が)|谷間|おしり|お尻|あそこ|えっち|エッチ|エロ|えろ|やらし|いやらし|際ど|きわど|セクシー?|過激な|大胆な|大人っぽい(?:やつ|写真|の|感じ|格好)|恥ずかし(?:い|め)(?:の|な)?[^\n]{0,5}(?:写真|画像|やつ|の|とこ|動画)|見せられない(?:ような)?(?:写真|やつ|の|とこ|姿)|脱い(?:だ|で|じゃ)|脱げ|着替え(?:てる|中|の|ると)|お風呂(?:上がり|で|の|入)|風呂上がり|シャワー|水着(?:姿|の|で|着)|薄着|肌(?:を|が|の)|カラダ|からだ|体(?:の|を|も|つき|見|が写)|身体|スカート|太もも|生足|脚(?:を|の|見)|ムチムチ|素肌|際どい|自分で触)"
rule = Rules(Signal.PICTURES)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "selfie",
        r"(?:自撮り|顔写真|顔写|全身(?:写真|の写真|が|を|で|も|$)|上半身|後ろ姿|寝起きの|今の(?:格好|姿|顔|服)|すっぴん)[^\n、]{0,16}<ASKING>|(?:もっと|新しい|他の|ほかの|早く|別の)自撮り|自撮り(?:くれ|は\?|まだ|ほしい|交換|いい\?|お願い|$)",
        because=DEMAND,
        unless=THINGS + "|" + POLITE + r"|棒|アプリ|ライト|バイト|応募|オーディション|登録",
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
        unless=r"孫|赤ちゃん|子ども|娘|息子|猫|犬|医|先生|診|久しぶり|たまには|店に|顔を出|実家|みんなの顔|お顔を見|仏|会議|面接|照合|本人確認(?!.{0,14}体)|推し|選手|パパの|ママの|おばあ|おじい|じいちゃん|ばあちゃん|笑顔に|元気な顔|犯人|"
        + POLITE,
        is_personal=True,
    ),
    rule(
        "camera",
        r"(?:カメラ|ビデオ|ビデオ通話)(?:を|も|に)?(?:つけ(?:て(?!も|い|ま|あ)|ろ|てよ|へん|ない\?|ようよ|なよ)|オンに(?:して(?!ご|くだ)|しろ|しよ)|(?:し|やろ|つなご)(?:よ(?!う(?:か|に))|ない\?|へん|たい)|映して|に映って|の前で)",
        because=DEMAND,
        unless=POLITE
        + r"|会議|授業|面接|オンライン|朝礼|打ち合わせ|ミーティング|家族で|みんなで|おばあ|じいちゃん|ばあちゃん|孫|防犯|ドライブ|監視|車|ください",
        is_personal=True,
    ),
    rule(
        "intimate",
        INTIMACY
        + r"[^\n]{0,22}(?:<ASKING>|ない(?:の|ん)?(?:\?|$|か)|交換|撮(?!影)|送(?!料)|写真|画像|動画|自撮り)|(?:写真|画像|動画|自撮り|送って|見せて)[^\n]{0,10}"
        + INTIMACY,
        because=INTIMATE,
        unless=r"商品|売|店|採寸|サイズ|医|診察|皮膚|湿疹|症状|傷|アニメ|美術|彫刻|デッサン|プール|海に|海で|ダイエット|ブランド|洗濯|講習|大会|求められ|要求|断|困って|送れと言|送らな|送るな|しないで|だめ|"
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
        unless=THINGS
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
        r"(?:^|[、\n !]|ねえ?|ねー?|さ|早く|じゃあ|なら|とりあえず|まず|証拠に|お願い)(?:写真|写メ|画像|動画|ピク)(?:を|も|とか)?(?:一枚)?(?:早く|はやく)?(?:送って(?!くだ|いた|も|き|あ)|送れ(?![るてたな])|ちょうだい|くれ(?:よ|ん|へん|ない|$)|見せて(?!くだ|いた|も|も)|見せろ|見して|撮って送|ほしい|欲しい|見たい|ない\?|まだ\?|ある\?|交換)",
        because=DEMAND,
        unless=THINGS + "|" + POLITE,
        unless_said=THINGS,
        stage=Stage.CUE,
        is_personal=True,
    ),
    rule(
        "bare-alone",
        r"(?:^|\n)(?:ねえ?|ね|早く|お願い|なあ)?、?(?:写真|写メ|自撮り|顔写真)(?:を|、)?(?:早く|はよ)?(?:送って(?:よ|や|ね|ほしい|くれ|、|$|\n|!)|送れよ?(?:$|\n|!)|ちょうだい(?:よ|$|\n|!)|くれよ?(?:$|\n|!)|見せて(?:よ|や|、|$|\n|!)|見してや?(?:$|\n|!)|見せろ)(?:顔のやつ|お願い|、?$)?",
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
        unless=r"contest|stick|museum|group|wall|all of us|family|staff|badge|don't (?:send|ever)|never|stop|art|store|order|cat|dog",
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
        unless=r"soon|work|city|tomorrow|weekend|christmas|party|again|at the|doctor|shoes|coat",
        is_personal=True,
    ),
    rule(
        "en-camera",
        r"\b(?:turn|put|switch)(?: \w+)? (?:your |the )?(?:cam|camera|webcam|video)(?: on)?\b(?! for)|\b(?:on cam|cam ?2 ?cam)\b|\bvideo (?:call|chat)(?: me)?\b(?:\?|$| now| tonight| please)",
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
)
