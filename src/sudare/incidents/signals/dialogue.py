"""What only two people together say: a no that isn't taken, a question of age that isn't answered, help that isn't let in."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sudare.incidents.signals.lexicon import compiled
from sudare.incidents.signals.rulebook import REASONS
from sudare.incidents.signals.terms import Signal, Turn
from sudare.policy.terms import Words

PATIENCE: Final = 8  # messages between an ask, a no and the next ask that still belong together

NO: Final = compiled(
    r"(?:^|\n|[、!? w]|から|ので|けど|それは|とか|は|も|が|し)(?:え[、っー]*|いや[、 ]*|うーん*、?|う一ん、?|でも|だから|ごめん(?:なさい|ね)?、?|まじで|ほんとに|絶対|普通に|ちょっと|それは|今は|今日は|悪いけど|すみません、?|すいません、?)*(?:や(?:だ|です|めて|めとく|めとき|めろ|ん(?:ぴ|$))|嫌(?!い)|いや(?:だ|です|や|$|、|!|。)|無理|むり|ムリ|だめ|ダメ|駄目|あかん|いらん|きつい|きしょ|きも|断|お断り|遠慮|結構です|勘弁|困(?:る|り)|こわい|怖い|恥ずかしい|はずかしい|できない|できません|できへん|できん|そういうの(?:は|苦|無理)|苦手|ない(?:わ|です)$)|"
    r"(?:送|見せ|教え|会|撮|し|言|行|出|来|やり|話|つけ|出し|脱|払|買|交換し)(?:ら|わ|さ|か|き|け|り)?(?:た(?:く(?:ない|ねぇ|ありません|ねえ)|ない)|ない(?:よ|です|から|って|$|!|\n)|ません|へん(?!\?|か|ね)|られ(?:ない|へん|ません)|れ(?:ない|へん|ません)|え(?:ない|へん|ません))|"
    r"やめて|もういい|止められて|禁止され|怒られる(?:し|から)|(?:写真|会うの|会う|電話|顔|通話|それ)(?:は|とか)?(?:、|)?(?:ちょっと|あんまり|さすがに|まだ|むり|無理|いや|怖)[^\n]{0,6}|断る|しつこい|(?:かない|らない|さない|わない|せない|けない|たない|めない|ません|ないです|たくない|へんで?|へんわ|いやや|嫌や|無理や|あかんて|帰る|帰ります|送りません|寝る(?:ね)?|無理って言(?:った|いま)|言ったじゃん|やめろ)(?:よ|って|から|し|の|ん(?:だ|や)?(?:けど|よ)?)?(?:、|$|\n|!|\.|…)|言ってるじゃん|言ったでしょ|言うてるやん|言ったよね|やだって|嫌だって|無理だって|(?:^|\n)(?:ちょっと|うーん|んー|いや)(?:$|…|\.|、$)"
)
INSISTED: Final = compiled(r"断って|(?:言って(?:る|ます)|言った)(?:よね|でしょ|じゃん)|やめて|already said|told you")
NO_EN: Final = compiled(
    r"(?:^|\n|, |! |\. )(?:um+,? |uh+,? |sorry,? |hey,? |pls |please |omg |but |ew+,? )*(?:no+\b|nope|nah|not (?:telling|sending|doing|saying|showing|giving)|never\b|stop\b|don't\b|i (?:really |just |honestly |still )?(?:can't|don't|won't)|i'?d rather not|id rather not|rather not|can't\b|no way|not (?:really|now|gonna|today|comfortable|happening|doing)|i'm not|leave me|i said|i told you|i really don't|absolutely not|i'm uncomfortable|pass\b|ew\b|gross)"
)
NO_PERSONAL: Final = compiled(
    r"(?:送|見せ|撮|会|教え|つけ|脱)(?:ら|わ|り|い|っ)?(?:た(?:く(?:ない|ねぇ|ありません)|ない)|ない(?!\?|の\?|か)|ません|れ(?:ない|へん|ません)|え(?:ない|へん|ません)|られ(?:ない|へん|ません)|うのは?(?:怖|無理|嫌|いや|まだ|ちょっと|だめ))|(?:写真|画像|自撮り|顔|会うの|通話|電話|ビデオ|カメラ|住所)(?:は|とか|を送るの|出すの|出し|も|って|を)?(?:、|)?(?:ちょっと|あんまり|さすがに|まだ|むり|無理|いや|嫌|やだ|怖|苦手|出せ|送|だめ|ダメ|恥ずか|だから|勘弁|見せ)|"
    r"\b(?:pic|selfie|send(?:ing)?|meet(?:ing)?|video call|camera|address|number|asking me|nudes?)\b"
)
ACCEPTS: Final = compiled(
    r"^(?:そっか|そうか|そうだよね|そうやんな|だよね|りょ|了解|りょうかい|分かった|わかった|わかりました|分かりました|おっけ|おけ|ok|オッケ|承知|かしこまり|ごめん(?!.{0,14}(?:でも|けど|一枚|お願い))|ごめんごめん|すみません|すまん|悪い|大丈夫(?:だよ|です)?、?(?:また|無理|気に)|気にしないで|無理(?:しないで|せんで|すんな)|残念(?!だな.{0,6}(?:一|ちょ))|また(?:今度|来|ね|聞|誘|改)|では|でしたら|それでは|じゃあ(?:また|今度|来週|他の|ほかの|読み|別の日|集合|後ろの列|やめ|仕方|メール)|ほな(?:また|来)|ほんなら(?:また|来)|仕方ない|しゃあない|いいよいいよ|いえいえ|あきらめ|諦め(?:る|ます))|"
    r"^(?:ok(?:ay)?\b(?! but)|fair enough|no (?:worries|problem|pressure|prob)|sure\b|of course|take your time|sorry\b(?! but)|my bad|got it|alright\b(?! but)|i understand(?! but)|understood|that's (?:ok|okay|fine)|cool\b|np\b|then (?:could|can) we|maybe (?:next|another) time|totally fine|all good|next time)|無理しないで|ご都合のよい|ご都合の良い|構いません|(?:またの|別の)機会"
)
PRESSES: Final = compiled(
    r"お願い|おねがい|頼む|たのむ|頼んで|いいじゃん|いいじゃない|いいやん|ええやん|ええやろ|ええじゃろ|いいでしょ|いいだろ|いいから|だけ(?:で(?:も)?(?:いい|ええ)|でも|だから|だって|やん|やし|やから|なのに|だし|で|、|!|\?|$|じゃん|お願い|見せ|送|会|なら)|ちょっと(?:だけ|くらい|ぐらい|でいい)|少し(?:だけ|くらい|で)|一(?:回|枚|度|晩|瞬|秒|言)|五分|5分|10分|十分だけ|なんで|何で(?!も)|どうして|なぜ|けち|ケチ|ひどい|ひど|約束(?!の)|信用|信じ|嫌い(?:なの|になった)?|好きなら|好きなんでしょ|好きって言|愛し|本気|減る(?:もん|わけ|じゃ)|ばれ(?:へん|ない|ん)|誰にも(?:言|見)|怖くない|こわくない|怖がら|恥ずかしが|はずかしが|前は|昨日は(?:送|見せ|会)|さっきは|みんな(?:やって|送って|してる)|普通(?:だよ|は|でしょ|やろ|に)|そんなこと言わ|そう言わ|つれない|冷たい|つまんな|つまらん|ノリ(?:悪|わる)|空気|ほんま(?:に)?(?:あかん|だめ)|ほんと(?:に)?だめ|どうしても|絶対(?:送|見|会|来)|待ってる(?:から|ね)|せっかく|もったいぶ|じらさ|焦らさ|出し惜しみ|言うこと(?:を)?聞|怒る(?:よ|ぞ)|怒らせ|後悔|いい加減|早く|はやく|いいの\?|くれないなら|してくれないと|ないなら|嫌なら|(?:後ろ姿|横顔|手|足|目|口元|声|首から下|インスタ|ライン|ほかの|他の|別の)(?:だけ)?(?:で(?:も)?(?:いい|ええ))|じゃあ(?:、)?(?:[^\n]{0,8})(?:は\?|なら|だけ|でいい)|もう(?:一回|一度|一枚|少し)|ねえ?ねえ?|ねぇ|なあなあ|何が(?:嫌|だめ|怖)|バレへん|大丈夫(?:だ(?:から|って|よ)|やって|やから|、|だよ|$)|安心して|寂しい|さみしい|死にそう|我慢できな|逃げ(?:る|んな)|無視(?:し|すん)|"
    r"\b(?:please|come on+|c'?mon|cmon|just (?:one|once|a|this once|for|do|send|a little|ten|five)|why(?: not)?\b|only (?:one|a|ten|five|for)|you(?:'d| would)|if you (?:love|like|trust|care|really)|don't be (?:like|so|shy|a|scared|boring)|i(?:'ll| will) stop when|(?:nobody|noone) (?:will|has|needs|'ll)|you promised|promise|trust me|i won't (?:show|tell|save|bite)|prove|what's the (?:big )?(?:deal|problem|harm)|it's (?:just|only|not)|not a big deal|everyone does|you did (?:it )?(?:before|last)|last time|before you|don't you (?:trust|like|love)|do you (?:not|even) (?:trust|like|love)|i thought you|stop being|pretty please|one (?:pic|time|minute|more)|begging|i need|even (?:just )?)\b"
)
LETS_GO: Final = compiled(
    r"\A[^\n]{0,3}\Z|後で|あとで|ごめん|わかった|分かった|了解|残念|また(?:今度|ね|誘|来)|お大事|おやすみ|そうなんだ|そうか|どうしたの|体調|具合|熱|風邪|気をつけ|無理しない|じゃあね|ばいばい|おつかれ|お疲れ|ありがと|大丈夫\?|w$|いいよ\Z|誰\?|え\?$|"
    r"\b(?:ok|okay|sorry|no problem|no worries|good luck|can't wait|fine|sure|thank|understand|take care|good night|thanks|later|cool|fair)\b"
)
OBJECT: Final = compiled(
    r"送って|送れ|見せ(?!る\?)|見し|写真|画像|写メ|顔(?:だけ|を|が|見|くらい|出)|自撮り|会(?:お|って|え|わ|うだけ|いたい|いに)|来て(?:よ|や|$|ほし)|おいで|泊|一晩|声(?:を|が)?聞|何丁目|住所|通話|電話(?:しよ|だけ|出)|ビデオ|カメラ|住所|遊ぼ|下の名前|本名|だいたいで|脱|触|さわ|キス|ちゅ|ハグ|抱|エッチ|えっち|一枚(?!.{0,3}(?:の|紙))|最後の一枚|後ろ姿|送るはず|送れるはず|"
    r"\b(?:send|sent|pic|selfie|meet|tell me|video|camera|cam|show me|come over|nude|face|kiss|call me|photo|body)\b"
)
SHORT: Final = 28  # characters: who asks for something personal rarely says more
WISHES: Final = compiled(
    r"写真(?:見|ほし|欲し|送|ちょ|くれ|は\?|まだ|\?)|自撮り|動画(?:ちょ|送|見|撮|ほし)|顔(?:見|出|が見)|会(?:お|わ(?:ない|へん)|い(?:たい|に)|え(?:る|ない|へん)|って)|通話|電話(?:し|出|かけ|番号)|泊ま|うち(?:に)?(?:来|おいで)|家(?:来|どこ|に来)|住所|番号(?:は|教)|line(?:教|やって|交換)|らいん(?:教|やって|交換)|抱きし|キス|ハグ|触(?:りたい|らせ)|付き合|デート|もっと(?:送|見)|送って(?:よ|$|!|、|ほし)|見せて(?:よ|$|!|、|ほし)|"
    r"\b(?:pic|selfie|nudes?|come over|meet|call me|video call|kiss|hug|date me|your number|your address|be my)\b"
)
NEUTRAL: Final = compiled(
    r"宿題|ノート|カラオケ|ゲーム|マリカ|スマブラ|資料|書類|見積|商品|返品|シフト|貸して|本(?:を|は|貸)|野菜|ピーマン|一口|ひとくち|食べ|飲(?:み|も)|お菓子|アイス|おかわり|散歩|注射|お薬|薬を飲|歯医者|歌(?:って|お)|一曲|練習|走(?:ろ|って)|勉強|発表|部活|試合|掃除|片付け|手伝|ジェットコースター|お化け|値引|割引|まけて|納期|締切|会議|打ち合わせ|契約|見学|プール|お客様|当店|いただけ|いただき|ください|ございます|お手数|恐れ入り|差し支え|猫|犬|料理|旅行の|景色|集合写真|プリクラ|卒アル|証明写真|履歴書|子どもの|赤ちゃん|孫|運動会|発表会|"
    r"\b(?:invoice|document|report|homework|shift|game|round|song|bite|olive|pizza|slice|broccoli|walk|gym|study|movie|party|concert|karaoke|refund|order|ticket|meeting|schedule|receipt|puppy|baby|dog|cat)\b"
)
CALLS: Final = compiled(
    r"^(?:写真|自撮り|顔|動画|写メ)(?:は|まだ|ちょうだい|送って|ください)?\??$|(?:家|うち|部屋)(?:に)?行って(?:も)?いい|裏垢(?:教|ある)|(?:^|\b)send (?:one|me|it|more)\b|(?:もう|あと)一枚(?:だけ)?(?:お願い|ちょうだい|ほしい|送|見|$)|"
    r"(?:電話|通話|ビデオ通話|ビデオ|テレビ電話)(?:し(?:よ|たい|ない|て)|でき(?:る|ない)|出て|かけて)|(?:キス|ちゅー?|ハグ|ぎゅー?|抱きしめ|手つな|添い寝|お泊)(?:し(?:よ|たい|て)|り)|(?:家|住所|学校|部屋|名前|本名)(?:は)?(?:どこ|教えて|どの|何(?:て|\?))|声(?:が)?聞き(?:たい|たく)|"
    r"遊ぼ|(?:本名|下の名前)(?:は|教)|\b(?:see your face|see you|video (?:call|chat)|facetime|call me|can i call|kiss|hug me|cuddle|voice chat|can we meet|your address|your real name)\b"
)
ASKS_AGE: Final = compiled(
    r"18(?: right)?\??$|\b(?:you|you're|ur) (?:are )?18\b|何歳|なんさい|いくつ(?:なの|です|\?|か|だっけ|や|$)|おいくつ|年齢|歳(?:は\?|いくつ|聞|教え)|年(?:は\?|いくつ)|何年生|学年|(?:高校|中学|小学|大学)生(?:\?|なの|です|かな)|学生(?:\?|さん|なの|です)|成人|未成年|18(?:歳)?(?:以上|超|過ぎ|になって)|大人\?|いくつぐらい|何年生まれ|年いくつ|歳いくつ|生年月日|何才|"
    r"\b(?:how old|your age|what age|what grade|over 18|are you (?:18|21|an? (?:adult|minor|teen)|in school|of age|legal|a student)|大人(?:だよね|ですか|です\?|\?|なの|やんな)|成人(?:だよね|です|\?)|本当に(?:18|成人|大人)|\b18\?|\bage\?|18\+|asl|a/s/l|when were you born|what year were you born)\b"
)
NOBODYS_AGE: Final = compiled(
    r"猫|犬|ペット|ちゃんの|お子|築|車|店|\b(?:dog|cat|puppy|house|car|kid|son|daughter|baby|building|roof)\b"
)
EVADES: Final = compiled(
    r"もっと下|まだ下|下だよ|秘密|内緒|ナイショ|いくつに見え|何歳に見え|見える\?|言いたく|言えな|言わな|教えな|教えたく|教えられ|関係(?:な|あ)|想像|当てて|忘れ|どうだろ|どうかな|さあ|さぁ|まあ(?:、|ね|まあ|それ)|まぁ|そんな感じ|そんなとこ|だいたい(?:それ|そん)|ご?想像に|聞かない|きかない|聞くの|気になる\?|なんで(?:聞|そんな|$|\?)|なんで\?|どうして(?:聞|そんな|\?)|大事|どうでも|適当|一応(?:大人|成人|18|そう|は)?(?:$|、|…|かな)|ってことにし|ということで|多分|たぶん|微妙|びみょ|ノーコメ|たぶんね|そのへん|ぎり|ギリ|もうすぐ(?:18|大人|成人|二十歳|20)|永遠の|バレる|ばれる|(?:君|あなた|お前|そっち)より(?:下|上)|年下|年上|どっちでも|別に(?:いい|よく)|聞いて(?:どう|何)|女性に(?:年|歳)|失礼|話(?:変え|かえ)|それより|なんだっていい|若い(?:よ|とだけ|ほう)|大人だと思|未満|"
    r"\b(?:old enough|guess|younger|does it matter|why|not telling|secret|rather not|who cares|doesn't matter|just a number|none of your|depends|almost|kinda|kind of|maybe|sort of|uh+|umm*|hmm*|let's not|next question|young|legal enough|don't ask|wouldn't you like|close enough|what do you think)\b"
)
GROWN: Final = compiled(
    r"(?:^|[^0-9])(?:1[89]|[2-9][0-9])(?![0-9])|昭和|平成(?:元|[1-9](?:年|$))|社会人|会社員|大学|二十|三十|四十|五十|アラ(?:サー|フォー)|還暦|主婦|免許|\b(?:thirty|forty|fifty|twenty)|\bcollege|\buniversity|\bwork as|house|roof|[犬猫]|ちゃん猫|dog|cat"
)
YOUNG_ANSWER: Final = compiled(
    r"^(?:えと|えっと|うん|まだ|えー?と?|は?い?、?|私は|俺は|僕は|うちは|今|now |i'm |im |just |only )*(?:1[0-7]|[89]|十[一二三四五六七]|[小中高][1-6一二三四五六]|thirteen|fourteen|fifteen|sixteen|seventeen|twelve)(?:歳|才|です|だよ|だけど|やで|や|w|!|、|$|\n|…| (?:lol|why|u|you|btw|and))"
)
SEEKS_HELP: Final = compiled(
    r"(?:相談(?:して|し(?:よ|た|ても))|(?:話|言|聞|見せ)(?:し|っ|い)?て(?:も)?(?:いい|みて|みよ|みる|おく)|に(?:言う|話す|相談する|聞く|言おう|話そう|聞いてみ|言わな|話したい|言いたい|話したほう|言ったほう)|(?:親|先生|お母さん|友達|警察|誰か|お父さん|姉|兄|家族|ママ)(?:に|と)[^\n]{0,8}(?:相談|話|言|聞)|通報)|\b(?:tell|ask|talk to|show|speak to|call)\b[^\n]{0,12}\b(?:my (?:mom|dad|parents|friend|teacher|sister|brother)|someone|somebody|the police|anyone|an adult|a teacher)\b"
)
FORBIDS: Final = compiled(
    r"^(?:え、?|は\?|いや、?|ちょ、?|絶対、?)*(?:だめ|ダメ|駄目|やめ(?:て|ろ|とけ|とき|ときな|なよ|よう)|あかん|いけない|しないで|すんな|するな|言うな|言わないで|言わんと|話さないで|二人の|ふたりの|必要(?:な|は)|意味(?:ない|な)|無駄|そんなこと(?:した|し)|余計|(?:聞|言|話|相談)(?:か|わ|さ|し)?(?:なくて|んで|ないで|んでも|んとい)(?:いい|ええ|も(?:いい|ええ)|OK|大丈夫)|(?:大人|親|先生|警察|友達)(?:は|に|なんか|とか)[^\n]{0,8}(?:関係|言|意味|わから|信じ|無駄)|禁止|絶対(?:に)?(?:だめ|言|やめ)|(?:言|話|相談)(?:っ|し)?たら(?:終|怒|もう|嫌|許|会|どう)|バレ(?:る|たら)|裏切|内緒|秘密)|^(?:no+\b|don't|nah|you can't|never|no need|why would you|it'?s (?:between|none)|they(?:'ll| will| won't| wouldn't)|if you (?:tell|do)|that would ruin|please don't)"
)

ANYBODY: Final = "*"  # who asked isn't known, only that somebody did
AGAIN_ID: Final = "insisting.after-a-no"
EVADED_ID: Final = "age.evades-the-question"
ANSWERED_ID: Final = "age.answers-young"
FORBIDDEN_ID: Final = "secrecy.no-help"
BECAUSE: Final[Mapping[str, tuple[Signal, Words]]] = {
    AGAIN_ID: (Signal.INSISTING, REASONS["insisting.again"]),
    EVADED_ID: (Signal.AGE, REASONS["age.evaded"]),
    ANSWERED_ID: (Signal.AGE, REASONS["age.young"]),
    FORBIDDEN_ID: (Signal.SECRECY, REASONS["secrecy.keep"]),
}


def heard(turn: Turn, author: str, text: str, *, at: int, is_personal: bool) -> tuple[tuple[str, ...], Turn]:
    """Which of the rules above this message breaks, and what is remembered for the next."""
    rules = [
        rule
        for rule, is_broken in (
            (AGAIN_ID, _presses_on(turn, author, text, at=at, is_personal=is_personal)),
            (EVADED_ID, _evades(turn, author, text, at=at)),
            (ANSWERED_ID, _is_asked_age(turn, author, at) and bool(YOUNG_ANSWER.search(text))),
            (FORBIDDEN_ID, _forbids_help(turn, author, text, at=at)),
        )
        if is_broken
    ]
    return tuple(rules), _remembered(turn, author, text, at=at, is_personal=is_personal)


def _last_refusal(turn: Turn, author: str, at: int) -> int:
    """The last no of somebody else, if it isn't long ago."""
    times = [when for who, when in turn.refused.items() if who != author and at - when <= PATIENCE]
    return max(times, default=-1)


def _presses_on(turn: Turn, author: str, text: str, *, at: int, is_personal: bool) -> bool:
    refused = _last_refusal(turn, author, at)
    is_harmless = NEUTRAL.search(text) and not OBJECT.search(text)
    if refused < 0 or ACCEPTS.search(text) or is_harmless:
        return False
    asked = max(turn.asked.get(author, -1), turn.asked.get(ANYBODY, -1))
    is_about_it = 0 <= asked <= refused and refused - asked <= PATIENCE
    presses = bool(PRESSES.search(text))
    wants = is_personal or bool(OBJECT.search(text))
    goes_on = presses or wants or not LETS_GO.search(text)
    return (is_about_it and goes_on) or (presses and wants)


def _is_asked_age(turn: Turn, author: str, at: int) -> bool:
    return turn.asked_age >= 0 and at - turn.asked_age <= 2 and turn.age_asker != author  # noqa: PLR2004 - the next message or the one after


def _evades(turn: Turn, author: str, text: str, *, at: int) -> bool:
    return _is_asked_age(turn, author, at) and bool(EVADES.search(text)) and not GROWN.search(text)


def _forbids_help(turn: Turn, author: str, text: str, *, at: int) -> bool:
    is_next = turn.sought_help >= 0 and at - turn.sought_help <= 2 and turn.help_seeker != author  # noqa: PLR2004 - as above
    return is_next and bool(FORBIDS.search(text))


def _remembered(turn: Turn, author: str, text: str, *, at: int, is_personal: bool) -> Turn:
    if ACCEPTS.search(text):  # a no that was taken is over
        turn = replace(turn, asked=_without(turn.asked, author), refused=_only(turn.refused, author))
    if is_personal or CALLS.search(text) or (len(text) <= SHORT and WISHES.search(text) and not NEUTRAL.search(text)):
        turn = replace(turn, asked={**turn.asked, author: at})
    if (NO.search(text) or NO_EN.search(text)) and (INSISTED.search(text) or not text.rstrip().endswith("?")):
        turn = replace(turn, refused={**turn.refused, author: at})
        if NO_PERSONAL.search(text):  # what was asked stands in the no itself, whoever asked
            turn = replace(turn, asked={**turn.asked, ANYBODY: at})
    if ASKS_AGE.search(text) and not NOBODYS_AGE.search(text):
        turn = replace(turn, asked_age=at, age_asker=author)
    if SEEKS_HELP.search(text):
        turn = replace(turn, sought_help=at, help_seeker=author)
    return turn


def _without(times: Mapping[str, int], author: str) -> dict[str, int]:
    return {who: when for who, when in times.items() if who != author}


def _only(times: Mapping[str, int], author: str) -> dict[str, int]:
    return {who: when for who, when in times.items() if who == author}
