"""Asking again after a no. What was refused before is known by ``dialogue``; here stand the single sentences that say it all."""

from typing import Final

from sudare.incidents.signals.rule import Rule, Rules
from sudare.incidents.signals.terms import Signal
from sudare.policy.terms import Words

AGAIN: Final = Words(
    "断られたあとも、くり返し求めているように読めます。断ったままでかまいません。",
    "「いや」と いった あとも、なんども たのんで いるように よめます。ことわって いいです。",
    "It reads like asking again after a no. Your no can stay a no.",
)
rule = Rules(Signal.INSISTING)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "however-often",
        r"(?:何回|何度|いくら)(?:断|嫌|無理|いや|だめ)[^\n]{0,14}(?:まで|ても)[^\n]{0,16}(?:頼|言い続|聞く|お願い|無駄|諦めな|あきらめな|やめな|送り続|しつこく)|断(?:っても|られても|っても)(?:無駄|諦め(?:ない|へん)|あきらめ(?:ない|へん)|また(?:言|頼|聞)|ずっと)",
        because=AGAIN,
        unless=r"勧誘|営業|電話が来|しつこい(?:人|勧誘)|相談|企画|面接|夢|挑戦|プロポーズ|オーディション|試験|出版|されても",
    ),
    rule(
        "until",
        r"(?:送(?:る|ってくれる)|見せ(?:る|てくれる)|うんと言う|うんって言う|いい(?:よ)?って言う|はいと言う|会(?:う|ってくれる)|返事(?:する|くれる)|出る|来る)まで(?:は)?[^\n]{0,6}(?:ずっと)?(?:やめな|諦めな|あきらめな|諦めへん|帰らな|寝かせ|寝な|終わら|終わりに|許さな|待(?:つから|ってるから)|言い続|聞き続|(?:頼|お願い)(?:む|み|す|し)|毎日|切らな|電話し続|粘)",
        because=AGAIN,
        unless=r"資料|荷物|商品|バス|電車|返品|先生|合格|宅配",
    ),
    rule(
        "said-no-but",
        r"(?:さっき|前に|昨日|この前|この間)?[^\n]{0,6}(?:嫌|いや|無理|だめ|やだ|送らない|断)(?:だ)?(?:って|と)(?:言(?:って|った|われ)|いって)(?:た|る)?(?:けど|のに|が|も(?:、|さ|$))[^\n]{0,14}(?:もう一(?:回|度)|お願い|やっぱ|一枚|送|見せ|会|考え直|でも|ちょっとだけ)|断られたけど[^\n]{0,10}(?:お願い|もう一|やっぱり)[^\n]{0,10}(?:写真|顔|会|送|見せ)",
        because=AGAIN,
        unless=r"企画|社長|親が|病院|医者|予約|上司|契約|息子|娘|子ども|犬|猫|散歩|歯医者",
    ),
    rule(
        "guilt",
        r"(?:好き|愛して(?:る|い)|信(?:じ|用し)て(?:る|い)|本気|彼女|彼氏|付き合って(?:る|ん))(?:る)?(?:ん?(?:だ)?(?:なら|ったら)|んやったら|なら)[^\n]{0,14}(?:送|見せ|できる(?:はず|でしょ|よね|やろ)|会(?:え|っ|お)|写真|断(?:ら|れ)|言うこと)|(?:断|拒否|拒)(?:る|った|られ)(?:ん?(?:だ)?|の)?(?:って)?(?:こと|なら|とか)?[^\n]{0,6}(?:ひどい|最低|裏切り|愛が|冷たい|傷つ)",
        because=AGAIN,
        unless=r"歌詞|野球|スポーツ|料理|チーム|契約|資料",
    ),
    rule(
        "en-until",
        r"\b(?:i will|i won't|i'm not)\b[^\n]{0,20}(?:keep asking|stop(?:ping)? (?:asking|until|till|when)|give up until|take no for)|\bwon't take no\b|\bnot taking no\b|\b(?:asking|ask|text|call)(?:ing)? (?:you )?(?:again and again |every day )?(?:until|till) you (?:say yes|send|agree|do|come|meet)|\b(?:until|till) you (?:say yes|send (?:it|me|one)|change your mind)\b",
        because=AGAIN,
        unless=r"invoice|refund|subscription|document|lol|dream",
    ),
    rule(
        "en-guilt",
        r"\b(?:if you (?:really )?(?:loved|cared|liked|trusted|love|care about|trust) me\b[^\n]{0,30}(?:would|you'd|send|prove|do it|show|meet)|you(?:'d| would) (?:send|do|show|come|meet)(?: it| me)?\b[^\n]{0,12} if you (?:really )?(?:loved|cared|liked|trusted))",
        because=AGAIN,
        unless=r"song|lyrics|pizza|dishes",
    ),
    rule(
        "en-said-no",
        r"\b(?:i know you (?:said|don't want)|you said no|even though you said)\b[^\n]{0,24}\b(?:but|so)\b[^\n]{0,20}(?:please|just|one|again|try|send|show|meet|come)",
        because=AGAIN,
        unless=r"pizza|cake|movie|surprise|party",
    ),
)
