"""The first ten minutes of somebody who is threatened with pictures, or made to send some."""

from typing import Final

from sudare.contacts import FOR_THREATENED
from sudare.policy.terms import Words
from sudare.web.guidebook.terms import Guide, Step
from sudare.web.guidebook.urgency import URGENCY

_STEPS: Final = (
    Step(
        "clock",
        Words(
            ja="0〜1分 息をつく",
            plain_ja="0〜1｜分《ぷん》 ｜息《いき》を します",
            en="Minutes 0–1: breathe",
        ),
        Words(
            ja=(
                "あなたのせいではありません。悪いのは、おどしている人です。いま決めなくていいことばかりです。"
                "相手が急がせても、10分待って困ることはありません。"
            ),
            plain_ja=(
                "あなたは ｜悪《わる》く ありません。｜悪《わる》いのは こわいことを ｜言《い》う ｜人《ひと》です。"
                "｜急《いそ》がなくて だいじょうぶです。"
            ),
            en=(
                "It isn't your fault. Whoever threatens you is to blame. Almost nothing must be decided now: "
                "they hurry you, but ten minutes cost you nothing."
            ),
        ),
    ),
    Step(
        "stop",
        Words(
            ja="1〜2分 払わない、送らない、会わない",
            plain_ja="1〜2｜分《ふん》 お｜金《かね》も ｜写真《しゃしん》も ｜送《おく》りません。｜会《あ》いません",
            en="Minutes 1–2: don't pay, don't send, don't meet",
        ),
        Words(
            ja=(
                "一度払ったり送ったりすると、要求はたいてい続きます。もう払った、もう送った、というときも、"
                "ここで止めて大丈夫です。"
            ),
            plain_ja=(
                "お｜金《かね》を ｜払《はら》っても、また「もっと」と ｜言《い》われます。"
                "もう ｜送《おく》った ｜人《ひと》も、ここで ｜止《と》めて だいじょうぶです。"
            ),
            en=(
                "Whoever pays or sends once is usually asked again. If you already paid or sent something, "
                "you can still stop here."
            ),
        ),
    ),
    Step(
        "talk",
        Words(
            ja="2〜3分 返事をやめる。でも、まだ消さない",
            plain_ja="2〜3｜分《ぷん》 ｜返事《へんじ》を しません。でも、｜消《け》しません",
            en="Minutes 2–3: stop answering, but delete nothing yet",
        ),
        Words(
            ja=(
                "言い返さなくていいです。会話やアカウントは証拠になります。相手をブロックするのは、"
                "次の「書きとめる」が終わってからにします。"
            ),
            plain_ja=(
                "｜返事《へんじ》は いりません。メッセージは、｜後《あと》で ｜大切《たいせつ》に なります。"
                "｜消《け》さないで ください。ブロックは ｜次《つぎ》の ことが ｜終《お》わってから します。"
            ),
            en=(
                "You owe them no reply. The conversation and the account are evidence. "
                "Block them only after the next step, writing down."
            ),
        ),
    ),
    Step(
        "save",
        Words(
            ja="3〜6分 書きとめる",
            plain_ja="3〜6｜分《ぷん》 ｜書《か》きます",
            en="Minutes 3–6: write it down",
        ),
        Words(
            ja=(
                "相手の名前とIDとページのアドレス、言われたこと、日時、お金を求められた口座。"
                "会話の画面を撮っておきます。"
                "裸の写真そのものは、撮り直さず、だれにも転送しないでください。どこにあるかを書けば足ります。"
            ),
            plain_ja=(
                "｜相手《あいて》の ｜名前《なまえ》とID、ページの アドレス、｜言《い》われたこと、"
                "｜日《ひ》と ｜時間《じかん》を ｜書《か》きます。メッセージの ｜画面《がめん》を "
                "｜写真《しゃしん》に とります。"
                "はだかの ｜写真《しゃしん》は、とりません。｜送《おく》りません。「どこに あるか」だけ "
                "｜書《か》きます。"
            ),
            en=(
                "Their name, ID and page address, what they said, day and time, the account they want money on. "
                "Take screenshots of the talk. Don't copy or forward the intimate picture itself to anybody: "
                "writing down where it is is enough."
            ),
        ),
    ),
    Step(
        "people",
        Words(
            ja="6〜8分 ひとりに話す",
            plain_ja="6〜8｜分《ぷん》 ｜一人《ひとり》に ｜話《はな》します",
            en="Minutes 6–8: tell one person",
        ),
        Words(
            ja=(
                "家族、友だち、先生、同僚。うまく言えなければ、このページを見せてください。"
                "話せる人が浮かばなければ、下の電話が聞いてくれます。名前を言わなくても相談できます。"
            ),
            plain_ja=(
                "｜家族《かぞく》、｜友《とも》だち、｜先生《せんせい》に ｜話《はな》します。このページを "
                "｜見《み》せても いいです。"
                "｜下《した》の ｜電話《でんわ》でも ｜聞《き》いて くれます。｜名前《なまえ》を "
                "｜言《い》わなくても いいです。"
            ),
            en=(
                "Family, a friend, a teacher, a colleague. If the words won't come, show them this page. "
                "If nobody comes to mind, the lines below listen; you needn't give your name."
            ),
        ),
    ),
    Step(
        "lock",
        Words(
            ja="8〜10分 広がるのを止める",
            plain_ja="8〜10｜分《ぷん》 ｜写真《しゃしん》が ｜広《ひろ》がらないように します",
            en="Minutes 8–10: stop it from spreading",
        ),
        Words(
            ja=(
                "パスワードを変え、友だちの一覧を非公開にし、相手をブロックします。18歳以上ならStopNCII、"
                "18歳未満の写真ならTake It Downが、写真を渡さずに、広がるのを防ぐ手伝いをします。"
                "もう載せられたときは、セーフラインが削除を頼んでくれます。"
            ),
            plain_ja=(
                "パスワードを ｜変《か》えます。｜友《とも》だちの リストを ｜見《み》えないように します。"
                "それから、ブロックします。もう インターネットに あるときは、セーフラインに ｜言《い》います。"
                "｜消《け》す ｜手伝《てつだ》いを して くれます。"
            ),
            en=(
                "Change your password, hide your list of friends, then block them. StopNCII (18 and over) and "
                "Take It Down (pictures from under 18) help against spreading without being given the picture. "
                "Where it is already published, Safe-Line asks for removal on your behalf."
            ),
        ),
    ),
    Step(
        "hourglass",
        Words(
            ja="そのあと",
            plain_ja="｜後《あと》で",
            en="Afterwards",
        ),
        Words(
            ja=(
                "ここで送った写真は「送った写真」のページで、だれが見たかを確かめ、取り消せます。警察へ行くときは、"
                "書きとめたものと、このページを印刷して持っていけます。届け出るかどうかは、あとから決められます。"
            ),
            plain_ja=(
                "ここで ｜送《おく》った ｜写真《しゃしん》は、「｜送《おく》った ｜写真《しゃしん》」の ページで "
                "｜消《け》すことが "
                "できます。｜警察《けいさつ》に ｜行《い》くときは、｜書《か》いた ものを ｜持《も》って "
                "｜行《い》きます。"
            ),
            en=(
                "For pictures you sent here, “Pictures I sent” shows who looked and takes them back. "
                "To the police, take what you wrote down. Whether you report it can be decided later."
            ),
        ),
    ),
)

FOR_THE_YOUNG: Final = Words(
    ja="18歳未満の人は、次のページも、信頼できる大人に見せてください。",
    plain_ja=(
        "18｜歳《さい》より ｜下《した》の ｜人《ひと》は、この ページも ｜大人《おとな》の ｜人《ひと》に "
        "｜見《み》せて ください。"
    ),
    en="Under 18? Show these pages, too, to a grown-up you trust.",
)
GUIDE: Final = Guide(
    slug="threatened",
    icon="alert",
    title=Words(
        ja="おどされたとき、はじめの10分",
        plain_ja="こわいことを ｜言《い》われたとき。｜最初《さいしょ》の 10｜分《ぷん》",
        en="Threatened: the first ten minutes",
    ),
    lead=Words(
        ja="「写真をばらまく」と言われた。写真やお金を求められた。上から順に、できるところまでで大丈夫です。",
        plain_ja=(
            "「｜写真《しゃしん》を みんなに ｜見《み》せる」「お｜金《かね》を ｜払《はら》え」と "
            "｜言《い》われましたか。"
            "｜上《うえ》から ｜順番《じゅんばん》に、できることだけで だいじょうぶです。"
        ),
        en=(
            "Somebody threatens to spread a picture of you, or wants pictures or money. "
            "Go from top to bottom, as far as you get."
        ),
    ),
    first=Words(
        ja=(
            "いま身の危険があるとき、死にたいほどつらいときは、先に電話を。警察は110、"
            "話を聞く電話は下の「#いのちSOS」です。"
        ),
        plain_ja=(
            "｜今《いま》 あぶないとき、とても つらいときは、｜先《さき》に ｜電話《でんわ》を します。"
            "｜警察《けいさつ》は 110、｜話《はなし》を ｜聞《き》く ｜電話《でんわ》は ｜下《した》の #いのちSOSです。"
        ),
        en=(
            "In danger now, or thinking of ending your life? Call first: police 110; "
            "somebody to talk to, Inochi SOS below (in Japanese)."
        ),
    ),
    steps=_STEPS,
    contacts=FOR_THREATENED,
    urgency=URGENCY,
)
