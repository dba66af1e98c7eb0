"""How a grown-up talks with a child who is in trouble over pictures: listen first, no blame, next steps together."""

from typing import Final

from sudare.contacts import FOR_GUARDIANS
from sudare.policy.terms import Words
from sudare.web.guidebook.terms import Guide, Step

_STEPS: Final = (
    Step(
        "hourglass",
        Words(
            ja="話す前に、ひと息おく",
            plain_ja="｜話《はな》す ｜前《まえ》に、ゆっくり ｜息《いき》を します",
            en="Before you talk, take a breath",
        ),
        Words(
            ja=(
                "驚きや怒りは、子どもには「自分が悪い」と聞こえます。ふたりだけの場所で、横に並んで座ります。"
                "今夜ぜんぶ解決しなくて大丈夫です。ただし、死にたい・消えたいという言葉や、"
                "呼び出しがあるときは待たずに下の窓口へ。"
            ),
            plain_ja=(
                "｜怒《おこ》ると、｜子《こ》どもは「｜自分《じぶん》が ｜悪《わる》い」と ｜思《おも》います。"
                "ふたりだけで ｜話《はな》します。"
                "｜今日《きょう》 ぜんぶ できなくても だいじょうぶです。「しにたい」と ｜言《い》ったら、すぐ "
                "｜下《した》の ところへ "
                "｜電話《でんわ》します。"
            ),
            en=(
                "Shock and anger sound like “it's your fault” to a child. Find a place for two and sit side by side. "
                "Nothing has to be solved tonight, with one exception: talk of dying, or a meeting that was "
                "arranged. Then call below at once."
            ),
        ),
    ),
    Step(
        "talk",
        Words(
            ja="まず、さいごまで聞く",
            plain_ja="はじめに、｜最後《さいご》まで ｜聞《き》きます",
            en="First listen, to the end",
        ),
        Words(
            ja=(
                "「話してくれてありがとう」「こわかったね」「ここからは一緒に考えよう」。"
                "だまっている時間も待ちます。聞いたことを短くくり返すと、伝わったと分かります。"
            ),
            plain_ja=(
                "「｜話《はな》して くれて ありがとう」「こわかったね」「いっしょに ｜考《かんが》えよう」と "
                "｜言《い》います。"
                "｜話《はな》さない ときは、｜待《ま》ちます。"
            ),
            en=(
                "“Thank you for telling me.” “That must have been frightening.” “From here on we think together.” "
                "Wait through silence. Saying back in a few words what you heard shows that it arrived."
            ),
        ),
    ),
    Step(
        "stop",
        Words(
            ja="責める言葉を、別の言葉にかえる",
            plain_ja="｜悪《わる》く ｜言《い》いません",
            en="No blame: other words instead",
        ),
        Words(
            ja=(
                "「なんで送ったの」→「送ってと言われたとき、どんな気持ちだった?」。「だから言ったのに」→"
                "「気づけなくてごめんね」。"
                "「スマホは禁止」→「いっしょに設定を見よう」。だました人、おどした人が悪いのであって、"
                "だまされた子どもではありません。"
            ),
            plain_ja=(
                "「なぜ ｜送《おく》ったの」と ｜言《い》いません。「どんな ｜気持《きも》ちだった?」と "
                "｜聞《き》きます。"
                "スマホを とりません。｜悪《わる》いのは、だました ｜人《ひと》です。｜子《こ》どもでは ありません。"
            ),
            en=(
                "Not “why did you send it?” but “how did you feel when they asked?” Not “I told you so” but “I'm "
                "sorry I didn't notice.” "
                "Not “no more phone” but “let's look at the settings together.” Whoever deceived or threatened "
                "is at fault, not the child who was deceived."
            ),
        ),
    ),
    Step(
        "paper",
        Words(
            ja="聞くのは短く、ひとつずつ",
            plain_ja="｜短《みじか》く、｜一《ひと》つずつ ｜聞《き》きます",
            en="Ask little, one thing at a time",
        ),
        Words(
            ja=(
                "どのアプリで、いつから、相手は何と名乗り、何を求めてきたか。言いたくないことは言わなくてよい、"
                "と先に伝えます。"
                "写真そのものを見せてとは言いません。何度も同じことを話させないよう、聞いたことは書きとめます。"
            ),
            plain_ja=(
                "どの アプリか、いつからか、｜何《なに》を してと ｜言《い》われたか。｜言《い》いたくない "
                "ことは ｜言《い》わなくて いいです。"
                "｜写真《しゃしん》は ｜見《み》ません。｜聞《き》いた ことを ｜書《か》きます。"
            ),
            en=(
                "Which app, since when, what the other calls themselves, what they asked for. Say first that "
                "nothing has to be told. "
                "Don't ask to see the picture. Write down what you heard, so that it needn't be told again and again."
            ),
        ),
    ),
    Step(
        "check",
        Words(
            ja="次の一歩を、子どもと決める",
            plain_ja="｜次《つぎ》に する ことを、いっしょに ｜決《き》めます",
            en="Decide the next step together",
        ),
        Words(
            ja=(
                "会話を残す、払わない、追加で送らない、ブロックする前に記録する。そのうえで、だれに(学校、警察、"
                "相談窓口)いつ話すかを、選べるように並べます。"
                "命や体の危険があるときだけは、大人が決めて、そのことも本人に伝えます。"
            ),
            plain_ja=(
                "メッセージを ｜消《け》しません。お｜金《かね》を ｜払《はら》いません。もう ｜送《おく》りません。"
                "だれに ｜話《はな》すか、いっしょに ｜決《き》めます。あぶない ときは、おとなが ｜決《き》めます。"
            ),
            en=(
                "Keep the conversation, don't pay, send nothing more, record before blocking. Then lay out whom "
                "to tell and when (school, police, a helpline), "
                "so that the child can choose. Only where life or body is in danger the grown-up decides, and "
                "says so."
            ),
        ),
    ),
    Step(
        "house",
        Words(
            ja="明日も、来週も、声をかける",
            plain_ja="｜明日《あした》も ｜来週《らいしゅう》も ｜話《はな》します",
            en="Ask again tomorrow, and next week",
        ),
        Words(
            ja=(
                "「その後どう?」を、責めるきっかけにしません。食事や眠りが変わったら、学校の相談室や下の窓口へ。"
                "保護者も相談できます。ひとりで抱えないことが、子どもの手本になります。落ち着いたら、"
                "家族の約束の紙を一緒に書けます。"
            ),
            plain_ja=(
                "「その あと どう?」と ｜聞《き》きます。｜眠《ねむ》れない、｜食《た》べない ときは、"
                "｜相談《そうだん》します。"
                "｜親《おや》も ｜相談《そうだん》できます。「｜家族《かぞく》の ｜約束《やくそく》」の "
                "｜紙《かみ》も、いっしょに ｜書《か》けます。"
            ),
            en=(
                "“How has it been?” is no way back to blame. If meals or sleep change, turn to the school's "
                "counsellor or the lines below. "
                "Guardians can call, too: not carrying it alone is what a child learns from. When it is calm, "
                "write the family's sheet together."
            ),
        ),
    ),
)

GUIDE: Final = Guide(
    slug="talking-with-a-child",
    icon="talk",
    title=Words(
        ja="子どもと話すとき(会話の手引き)",
        plain_ja="｜子《こ》どもと ｜話《はな》す とき",
        en="Talking with a child",
    ),
    lead=Words(
        ja="聞くのが先、責めない、次の一歩は一緒に。写真のことで困っている子どもと話すための6つの手がかりです。",
        plain_ja="｜先《さき》に ｜聞《き》きます。｜怒《おこ》りません。いっしょに ｜決《き》めます。",
        en=(
            "Listen first, no blame, next steps together: six footholds for talking with a child in trouble over "
            "pictures."
        ),
    ),
    steps=_STEPS,
    contacts=FOR_GUARDIANS,
)
