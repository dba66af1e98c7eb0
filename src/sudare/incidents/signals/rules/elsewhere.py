"""Asking to go on in another app."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules, both
from sudare.incidents.signals.terms import Signal
from sudare.policy.terms import Words

MOVE: Final = Words(
    "別のアプリや連絡先へ移るように誘っているように読めます。ここで続けてかまいません。",
    "「ほかの アプリで はなそう」と いって いるように よめます。ここで はなして いいです。",
    "It reads like an invitation to go on in another app. You may stay here.",
)
WATCHED: Final = Words(
    "「ここは見られている」などと言って、ほかの場所へ移ろうとしているように読めます。",
    "「ここは みられて いる」と いって、ほかへ さそって いるように よめます。",
    "It reads as if being watched here were the reason to go elsewhere.",
)

HARMLESS: Final = (
    r"リンクを(?:押|開|踏)|話題|ギルド|"
    r"公式|オフィシャル|当店|当院|当社|弊社|店舗|クーポン|割引|引き(?:に|の)|ポイント|お問い合わせ|問い合わせ|お客様|ご(?:連絡|予約|案内|登録|利用|注文|相談|質問|参加)(?!は.{0,8}俺)|折り返し|営業時間|担当(?:者|の|より)|お知らせ|会議|打ち合わせ|ミーティング|授業|研修|説明会|セミナー|面接|講座|社内|部署|業務|連絡網|保護者|pta|町内会|議事録|招待状|"
    r"スタンプ|着せかえ|既読|未読|返事(?:が)?(?:遅|でき)|通知(?:が)?来な|グループ(?:ライン|line|に|の|で)|グルライ|ライン(?:グループ|ペイ|pay|漫画|マンガ|ミュージック|ニュース|の設備|アップ|ナップ|を引|を超|が混)|生産|合格|ボーダー|デッド|アイ|ガイド|ヘア|オン(?:ライン)|回線|エアライン|パイプ|スタートライン|ゴール|白線|"
    r"いいね|フォロワ|バズ|投稿(?:した|して|が|を)|上げた|アップした|ストーリー(?:に|で|見)|見たけど|見た\?|ニュース|炎上|サーバ|落ちて|障害|不具合|ログイン|パスワード|機種変|引き継ぎ|アカウント(?:が|を)(?:乗っ取|作り直|削除|復)|なりすまし|乗っ取|詐欺|偽|チョコ|ココア|70%|豆|赤に|信号|電車|踏切|ラーメン|麺|味噌汁|コーヒー|"
    r"お母さん(?:に|へ)|お父さん(?:に|へ)|ママに|パパに|家族|おばあ|じいちゃん|友達の|時代|昔|踊|歩数|カロリー|翻訳|地図|天気|乗換|学校(?:から|の連絡)|先生(?:から|の)|部活の連絡|配達|荷物|宅配|変更し|請求|口座"
)
APP: Final = r"(?:(?<![a-z])line(?![a-z])|(?<![おあど格産備さりへえっだ])らいん(?!な|あっ|すた|どら)|カカオ(?:トーク)?|カカト(?:ーク|ク)?|kakao|テレグラム|テレグ(?!ラフ)|telegram|シグナル|(?<![a-z])signal(?![a-z])|インスタ(?!ン)|instagram|ディスコード|ディスコ|discord|スナチャ|スナップチャット|snapchat|ワッツアップ|whatsapp|スカイプ|skype|ツイッタ|twitter|(?<![a-z])dm(?![a-z])|メアド|アドレス(?=教)|捨てアド|ショートメール|(?<![a-z])sms|ウィーチャット|wechat|微信|バイバー|viber|tiktok|ティックトック|フェイスタイム|facetime|フェイスブック|facebook|メッセンジャー|messenger|ズーム|セッション|threema|(?<![a-z])wire(?![a-z])|パラレル|ヤイヤイ|カトク|個(?:チャ|ライン|line|別)|裏(?:垢|アカ)|捨て?(?:垢|アカ)|別(?:垢|アカ)|サブ(?:垢|アカ)|鍵(?:垢|アカ))"
rule = Rules(Signal.ELSEWHERE)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "exchange",
        APP
        + r"(?:の)?(?:id|アイディー?|アカウント|アカ|垢|qr|番号|名前|ユーザー?名)?(?:とか|って|は|を|も|の|、|でも|だけ)?[^\n、]{0,6}(?:交換|教(?:えて(?!もら(?:った|い)|く(?:れた|ださり))|えろ|えへん)|追加(?:し(?!た)|よろ|して|お願い|申請)|聞いていい|知りたい|ちょうだい|くれ(?!た)|送って|もら(?:え|って)いい|欲しい|ほしい|フォロー(?:して|し(?:合|よ)|する)|登録して|友達(?:なろ|に(?:なろ|なっ)|申請|追加|登録)|申請(?:して|する|送))",
        because=MOVE,
        unless=HARMLESS + r"|いただけ|ください(?:ませ)|メールアドレス",
        is_personal=True,
    ),
    rule(
        "have",
        APP
        + r"(?:とか|って|は|も|、)?[^\n、]{0,4}(?:やって(?:る|ない|へん|ます|ん)|持って(?:る|ない|ます)|使って(?:る|ない)|入れて(?!も)|入って(?:る|ない)|ある\?|する\?|できる\?|インストール|ダウンロード|取って(?:よ|くれ|$)|あれば|作って)(?:[^\n]{0,10}(?:\?|の\?|くれ|よ|$|かな|ならさ|ない\?))?",
        because=MOVE,
        unless=HARMLESS
        + r"|やってる(?:ん|けど|から|人|店)|やめた|持ってない(?:です|よ|$)|使ってる(?:けど|人|の(?:が|は))",
        is_personal=True,
    ),
    rule(
        "there",
        APP
        + r"(?:の(?:ほうが|方が|ほうで|方で|ほう|dm)|で(?:話|続|やり|連絡|通話|電話|会話|待|お願い|いい\?|いこ|しよ|送(?!金)|しゃべ|喋|声|も(?:話|いい))|に(?:来|き(?:て|や)|移|行|いこ|しよ|しない|せん|して(?!も)|切り替|変え|おいで|送(?!金)|連絡|メッセ|飛ば|戻)|へ(?:来|移|行|どうぞ)|来(?:て|い|れる|ない\?)|きて|なら(?:残|消|誰|話|見|安心|返|すぐ|連絡|出)|送って|しよ(?:う|$|!|\?|ぜ|や)|、?(?:どう|だめ)\?|飛んで|ちょうだい|よろ|待って)",
        because=MOVE,
        unless=HARMLESS
        + r"|いいですか|送ったよ|送りました|送っとく|送るね|で送ります|ます$|しといて|しとい|来てた|来てる|来た",
        is_personal=True,
    ),
    rule(
        "other-place",
        r"(?:別|他|ほか|違う|よそ)の?(?:アプリ|sns|サイト|場所|ところ|とこ|チャット|ツール|部屋)(?:で|に|へ|の(?:ほう|方))[^\n、]{0,8}(?:話|移|行(?:こ|かない|きたい)|やり取り|やりとり|続|連絡|しよ|しない|変え|来|会話|喋|しゃべ)|(?<!簿)(?:アプリ|サイト|場所)(?:を)?(?:変え|移動し|移)(?:よ(?!うと思)|ない|て話|たい|ろ)|外部(?:で|の)(?:話|連絡|やり)",
        because=MOVE,
        unless=HARMLESS + r"|遊|旅行|食べ|席|教室",
        is_personal=True,
    ),
    rule(
        "watched",
        r"(?:ここ|こっち|このアプリ|このサイト|このチャット|これ|運営|管理人|サイト)(?:だと|では|じゃ|は|で|って|に|が|の)?[^\n]{0,12}(?:見られ|監視|チェックされ|消され|消えちゃ|バレ|ばれ|危な|やば|怖|規制|制限|通報|ban|凍結|面倒|めんど|使いに?く|使いづら|通知(?:が)?(?:来な|こな)|あんま(?:り)?見な|あまり見な|もう(?:やめ|消す|使わ)|残る|残っちゃ|読まれ|ログ|重い|話しに?く|話しづら|落ち着か|課金|ポイント(?:が)?(?:かかる|なくな))[^\n]{0,10}\n?[^\n]{0,8}(?:別|移|他|ほか|違う|<APP>|から|ので|んで|し、|直接|番号|連絡先|メール|電話|、)".replace(
            "<APP>", APP
        ),
        because=WATCHED,
        unless=r"お客様|防犯|カメラ|弊社|先生|ページ|工事|道|橋|お店|公園|犬|川|海|電波",
        is_personal=True,
    ),
    rule(
        "qr",
        r"(?:qr|id|アイディー?|リンク|招待(?:リンク|コード)?|url)(?:コード)?(?:を|、)?(?:送(?:る|った|っとく|ります)|貼(?:る|った|っとく)|出す|載せ|教える)[^\n]{0,10}\n?[^\n]{0,6}(?:追加|登録|入って|来て|きて|申請|そこで|そっちで|話|続き)|続き(?:は|を)?(?:そこ|そっち|あっち|向こう|個別|dm|外)(?:で|に)|(?:そこ|そっち|あっち|向こう)(?:で|に|へ)(?:話|移|行(?:こ|かない)|続き|待ってる|来て)",
        because=MOVE,
        unless=HARMLESS + r"|ゲーム|門|待ち合わせ|駅|レジ|受付|席",
        is_personal=True,
    ),
    rule(
        "number",
        r"(?:電話番号|携帯(?:番号|の番号)|(?<!口座)(?<!暗証)(?<!カード)番号|連絡先|メアド|メールアドレス|アドレス|ケー番|直電|直アド|直(?:で|接)(?:メール|電話))(?:とか|を|も|って|だけ|、|でも)?(?:交換|教え(?:て(?!もら|いた|くださ|も)|ろ|へん|あ)|知りたい|聞(?:いて(?:い|も)|きたい)|ちょうだい|くれ(?!た)|送って(?!くだ|いた)|もら(?:え|って)(?:る|いい|へん))",
        because=MOVE,
        unless=HARMLESS + r"|お聞かせ|病院|店の|会社の|受付|型番|追跡|予約|いただけ|ください|注文|整理|部屋|席|出席",
        is_personal=True,
    ),
    # English
    rule(
        "en-add",
        r"\b(?:hmu|(?:add|hit|message|msg|text|dm|find|follow|call|reach|contact|write|talk to|look) me(?: up)?)\b(?: \w+){0,2} (?:on|at|over|thru|via|in|ur)?(?: \w+)? ?(?:snap(?:chat)?|insta(?:gram)?|ig|telegram|tele|whatsapp|kik|discord|signal|line|wechat|viber|skype|facetime|messenger|fb|facebook|twitter|session|wickr|tiktok)\b",
        because=MOVE,
        unless=r"shop|support|team|newsletter|event|project|business|customer|server for",
        is_personal=True,
    ),
    rule(
        "en-have",
        r"\b(?:do you (?:have|use|got)|have you got|you (?:have|got|on|use)|got|what's your|whats your|give me your|gimme your|can i (?:have|get) your|drop your|send (?:me )?your|share your|i need your|trade)(?: \w+){0,2} (?:snap(?:chat)?|insta(?:gram)?|ig|telegram|whatsapp|kik|discord|signal app|line id|line|wechat|viber|skype|facetime|messenger|number|phone number|digits|cell|email|username)\b",
        because=MOVE,
        unless=r"shop|order|tracking|account number|invoice|customer|member|reference|callback|call you back|booking|case|ticket|size|flight|delivery|our records|form|resume|kind regards",
        is_personal=True,
    ),
    rule(
        "en-move",
        r"\b(?:let's|lets|we (?:should|could|can)|can we|wanna|want to|come|go|better if we|rather|move|switch|continue|talk|chat)(?: \w+){0,4} (?:to|on|over|over to|in|onto|via) (?:snap(?:chat)?|insta(?:gram)?|ig|telegram|whatsapp|kik|discord|signal|line|wechat|viber|skype|facetime|messenger|another app|a different app|other app|private chat|dms?|somewhere (?:else|private|more private)|text)\b|\b(?:dm|snap|whatsapp|telegram) me\b|\b(?:talk|chat|text|message|speak) (?:somewhere (?:else|more private|private)|off (?:here|this app)|outside (?:of )?(?:here|this app))|\b(?:instead|easier|safer|better|private|faster) (?:on|in|over) (?:snap(?:chat)?|insta(?:gram)?|telegram|whatsapp|kik|discord|signal|line)\b",
        because=MOVE,
        unless=r"when you(?:'re| are) home|meeting|class|team|support|customer|event|announcement|if (?:a|someone|somebody)|invoice|server (?:is|was|are)|bingo|the bus|running late|posted|if you need|about the (?:order|project)|we moved",
        is_personal=True,
    ),
    rule(
        "en-watched",
        r"\b(?:this|here|the (?:mods?|admins?)|they|app|site)\b[^\n]{0,24}(?:watch(?:es|ing)?|monitor(?:s|ed)?|read(?:s)? (?:everything|all|our)|track(?:s|ed)?|record(?:s|ed)?|not (?:safe|private)|isn't (?:safe|private)|banned?|delete[sd]? (?:my|our)|is boring|sucks|is trash|is slow|logs)[^\n]{0,40}(?:snap|insta|telegram|whatsapp|kik|discord|signal|line|elsewhere|somewhere|another|other app|move|switch|number|text|dm)",
        because=WATCHED,
        unless=r"movie|camera|store|baby",
        is_personal=True,
    ),
    rule(
        "en-number",
        r"\bi(?: will|'ll)? (?:text|call|whatsapp|message|snap) you\b(?: \w+){0,2} (?:on|there|instead)|\bmy (?:snap(?:chat)?|insta|ig|kik|discord|telegram|whatsapp|line)(?: id| name| user(?:name)?)? is (?!broken|down|not|so|full|acting|dead|slow|old)",
        because=MOVE,
        unless=r"when|later|tomorrow|meeting|shop|back",
        is_personal=True,
    ),
    rule(
        "any",
        APP
        + r"[^\n]{0,14}(?:検索して|繋が(?:り|ろ|れ|る)|つなが(?:り|ろ|れ)|知ってる\?|入れて(?!も)|開放|友達(?:に)?(?:なら|なろ|なって|追加)|招待(?:する|して|送)|入れたら|使えば|使えるよ|フォローして|フォロバ|やりとりし(?:ない|よ|たい)|やり取りし(?:ない|よ|たい)|にしない|に(?:変え|かえ)(?:よ|ない)|に移(?:ら|ろ|動)|連絡(?:ちょうだい|して(?!くだ)|くれ|ほしい)|で(?:!|$|、?待|どう|会話|いい\?|だめ\?|ええ\?|なら)|のが(?:いい|楽|早)|がいいな|あったら(?:教|交換|いい)|探して|登録し(?:て|よ)|作ったら|は\?$|おいで)|(?:続き|つづき|この先|ここから先|これから|次|詳しく|あと)(?:は|の話は|から)?(?:、)?"
        + APP
        + r"(?:で|に|へ)|(?:もうすぐ|そろそろ|来週)?(?:ここ|このアプリ|このサイト)(?:は|を)?(?:やめる|退会|消す|卒業|辞め)[^\n]{0,12}(?:ので|から|んで|し|けど)[^\n]{0,16}(?:"
        + APP
        + r"|メール|番号|連絡|電話|別|交換)|メール(?:で)?(?:やりとり|やり取り|直接|個人的)[^\n]{0,6}(?:し(?:ない|よ|たい|ません)|\?)|(?:メール|ショートメッセージ)(?:に)?しない\?|個人的に(?:やりとり|やり取り|連絡|話)(?:し|取)",
        because=MOVE,
        unless=HARMLESS,
        is_personal=True,
    ),
    rule(
        "switch-app",
        r"(?:別|他|ほか|違う|もっと安全な|もっといい)(?:の)?(?:アプリ|sns|チャット|サイト)(?:に|へ|で|を|、)?[^\n]{0,8}(?:行こ|いこ|移|しよ|しない|どう|話|やろ|使|変え|入れ|やってる|やってない)|(?:垢|アカ|アカウント)(?:を|は)?(?:消す|作り直|変え)[^\n]{0,10}(?:から|ので|けど|し)[^\n]{0,14}(?:追加|フォロー|新しい|連絡|そっち|こっち|来て)",
        because=MOVE,
        unless=HARMLESS + r"|家計簿|ゲーム",
        is_personal=True,
    ),
    rule(
        "en-any",
        r"\b(?:got|have|use|used|using|ever (?:used|tried)|try|download|install|get|know)\b(?: \w+){0,2} (?:snap(?:chat)?|telegram|whatsapp|kik|discord|signal|wechat|viber|wickr|session)\b(?:\?|$|\n|,| (?:app|then|instead|way|we|so|its|it's|there))|\b(?:facetime|whatsapp|snap|telegram|discord|insta) (?:instead|better|then)\b|\b(?:what'?s|whats|drop|give|send|tell|share)\b(?: me)? (?:your|the) (?:snap(?:chat)?|insta(?:gram)?|ig|kik|discord|telegram|whatsapp|line|user(?:name)?|handle|tag|socials?)\b|\b(?:find|add|look for|search) (?:me|for me)[^\n]{0,24}(?:telegram|snap|insta|discord|whatsapp|kik|@[a-z])|\b(?:deleting|leaving|quitting|don't (?:use|come on|check)|not on)\b[^\n]{0,24}(?:here|this app|this account|account)[^\n]{0,30}(?:add|find|hit|dm|snap|insta|telegram|whatsapp|discord|kik|number|text)|\b(?:off|away from) (?:this|the) (?:app|site|platform)\b[^\n]{0,10}(?:talk|chat|instead|$)",
        because=MOVE,
        unless=r"shop|support|team|class|newsletter|server (?:is|was)|broken|deleted|my phone|boss|customer|tracking|order|invoice|meeting|event|scam",
        is_personal=True,
    ),
    rule(
        "near",
        both(
            APP + r"|(?:メール)?アドレス(?!変)|メアド|電話番号|番号|アプリ",
            r"やり[取と]り(?:し(?:よ|ない|たい)|で)|フォロー?(?:よろ|して|頼|し(?:合|よ))|フォローよろ|そっち(?:で|に|使|来)|使う(?:わ|から|よ)|(?:で|に)(?:頼む|よろしく|よろ)|話さない|話(?:そ|したい|せる)|来い|来なよ|おいで|通話|ダウンロード|入れ(?:といて|とけ|て(?:よ|ほし|くれ|おいて))|交換(?:して|しよ|しない|し)|個人的|こっそり|教え(?:とく|て(?:よ|ほし|くれ)|あ)|送っとく|は\?$",
            14,
        ),
        because=MOVE,
        unless_said=HARMLESS
        + r"|番号札|会員番号|型番|背番号|部屋番号|受験番号|マイナンバー|暗証|犬|歩数|天気|地図|ゲームアプリ|学習|勉強|健康|家計|銀行|登録をお願い|ください(?:$|。)",
        unless=r"ニュース|見つけ",
        is_personal=True,
    ),
    rule(
        "en-near",
        r"\b(?:message|msg|dm|text|talk|chat|reply|call|write|come|meet me|find me) (?:to )?(?:me )?(?:on|over on|in|via|at) (?:snap(?:chat)?|insta(?:gram)?|ig|telegram|whatsapp|kik|discord|signal|line|skype|messenger|tiktok)\b|\byou should (?:get|download|install|join|try|make) (?:a |an )?(?:snap(?:chat)?|insta(?:gram)?|telegram|whatsapp|kik|discord|signal|skype)|\b(?:what'?s|whats|what is) (?:your|ur) (?:\w+ )?(?:tag|handle|user(?:name)?|id|number|snap|insta|discord|telegram)\b|\bcan (?:i|we) (?:have|get|swap|exchange|trade) (?:your |phone )?(?:number|numbers|digits|snap|insta|contacts?)\b|\bnot here\b[^\n]{0,14}(?:dm|snap|insta|telegram|whatsapp|text)|\b(?:snap|insta|telegram|whatsapp|discord|kik|signal)\b[^\n]{0,20}(?:freely|private(?:ly)?|nobody (?:can|will)|disappear|easier|safer|better)",
        because=MOVE,
        unless=r"shop|support|team|class|newsletter|order|tracking|invoice|booking|meeting|event|delivery|customer|reference|employee",
        is_personal=True,
    ),
)
