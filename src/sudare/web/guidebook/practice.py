"""The practice room for those who answer: small cases with drawn pictures, each with what fits and why.

The pictures are made by ``tools/practice.py`` from our own drawings; nobody in them exists.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sudare.policy.terms import Words


class Choice(StrEnum):
    RECEIVE = "receive"
    REFUSE = "refuse"
    TELL = "tell"


CHOICES: Final[dict[Choice, tuple[str, Words]]] = {
    Choice.RECEIVE: ("accept", Words(ja="受け取る", plain_ja="｜受《う》け｜取《と》る", en="Receive it")),
    Choice.REFUSE: (
        "stop",
        Words(ja="断って、代わりを言う", plain_ja="｜断《ことわ》る", en="Refuse, and say what to do"),
    ),
    Choice.TELL: (
        "talk",
        Words(ja="責任者に言う", plain_ja="｜責任者《せきにんしゃ》に ｜言《い》う", en="Tell the one responsible"),
    ),
}


@dataclass(frozen=True, slots=True)
class Case:
    """``picture`` is a file of the practice folder, ``blind`` a closed blind, "" none."""

    picture: str
    alt: Words
    scene: Words
    right: Choice
    because: Words
    reply: Words


_NONE: Final = Words(ja="", plain_ja="", en="")

TITLE: Final = Words(ja="練習の部屋", plain_ja="｜練習《れんしゅう》の ｜部屋《へや》", en="Practice room")
LEAD: Final = Words(
    ja="写真はすべてつくりものです。点数はつけず、答えも残しません。まちがえるための場所です。",
    plain_ja=(
        "｜写真《しゃしん》は ｜本物《ほんもの》では ありません。｜点数《てんすう》は ありません。"
        "まちがえても だいじょうぶです。"
    ),
    en="All pictures are made up. There is no score, and no answer is kept. This is the place for mistakes.",
)

CASES: Final = (
    Case(
        "cup",
        Words(ja="割れた湯のみ", plain_ja="われた カップ", en="A broken mug"),
        Words(
            ja="「届いたら割れていました」と、写真が1枚。",
            plain_ja="「｜届《とど》いたとき、われて いました」。｜写真《しゃしん》が 1｜枚《まい》あります。",
            en="“It arrived broken.” One picture.",
        ),
        Choice.RECEIVE,
        Words(
            ja="用件に要るものだけが写っています。これで足ります。撮った場所や機種は、届く前に取り除かれています。",
            plain_ja=(
                "｜必要《ひつよう》な ものだけです。これで いいです。｜写真《しゃしん》を とった "
                "｜場所《ばしょ》は もう "
                "｜消《き》えて います。"
            ),
            en="It shows what the matter needs and no more. Place and device were removed before it reached you.",
        ),
        Words(
            ja="写真を受け取りました。割れたところがよくわかります。替えの品をお送りします。",
            plain_ja=(
                "｜写真《しゃしん》を ｜受《う》け｜取《と》りました。｜新《あたら》しい ものを ｜送《おく》ります。"
            ),
            en="Thank you, the picture shows the damage well. We'll send you a new one.",
        ),
    ),
    Case(
        "slip",
        Words(
            ja="送り状。宛名と住所と電話は伏せられている",
            plain_ja="｜送《おく》り｜状《じょう》。｜名前《なまえ》は かくれて います",
            en="A delivery slip; name, address and phone are covered",
        ),
        Words(
            ja="「この荷物です」と送り状の写真。品名と届く日は読めます。宛名は伏せられています。",
            plain_ja=(
                "「この｜荷物《にもつ》です」。｜品物《しなもの》は ｜読《よ》めます。｜名前《なまえ》は かくれて "
                "います。"
            ),
            en="“It's this parcel.” The article and the day can be read; the addressee is covered.",
        ),
        Choice.RECEIVE,
        Words(
            ja=(
                "品名と日付で用が足ります。「念のため」に伏せたところを開けないでください。"
                "開けるたびに理由が残り、送った人にも見えます。"
            ),
            plain_ja=(
                "｜品物《しなもの》と ｜日《ひ》が わかれば いいです。かくれた ところを ｜開《あ》けません。"
                "｜開《あ》けると、｜送《おく》った ｜人《ひと》も わかります。"
            ),
            en=(
                "Article and day will do. Don't open the covers “to be on the safe side”: each opening leaves a "
                "reason, "
                "and the sender reads it."
            ),
        ),
        Words(
            ja="ありがとうございます。湯のみ、24日午前のお届けで確認しました。",
            plain_ja="ありがとうございます。24｜日《にち》の ｜午前《ごぜん》に ｜届《とど》きます。",
            en="Thank you. I can see it: one cup, arriving on the morning of the 24th.",
        ),
    ),
    Case(
        "",
        _NONE,
        Words(
            ja=("「マイナンバーカードがはじかれます。あなたのメールに直接送っていいですか?」とお客さま。"),
            plain_ja=(
                "「マイナンバーカードを ｜送《おく》れません。あなたの メールに ｜送《おく》っても いいですか」と "
                "｜言《い》われました。"
            ),
            en="“Your chat won't take my My Number card. Can I mail it to your own address?”",
        ),
        Choice.REFUSE,
        Words(
            ja="止めたものを別の道で受け取ると、守るものがなくなります。法律で持てない番号は、どの道でも持てません。",
            plain_ja=(
                "ここで ｜止《と》めた ものは、メールでも ｜受《う》け｜取《と》りません。｜法律《ほうりつ》の "
                "｜決《き》まりです。"
            ),
            en=(
                "What was stopped here loses all protection on another way. A number the law doesn't let you hold, "
                "you can't hold by mail either."
            ),
        ),
        Words(
            ja="お手数をおかけします。カードは要りません。ご注文番号だけ教えていただけますか?",
            plain_ja="カードは いりません。｜注文《ちゅうもん》の ｜番号《ばんごう》だけ ｜教《おし》えて ください。",
            en="Sorry for the trouble. We don't need the card at all; could you tell me your order number?",
        ),
    ),
    Case(
        "chat",
        Words(
            ja="チャットの画面。ほかの人の言葉が写っている",
            plain_ja="チャットの ｜画面《がめん》。ほかの ｜人《ひと》の ことばが あります",
            en="A screenshot of a chat with somebody else's words",
        ),
        Words(
            ja="「店の人とこう話しました」と、別の人とのチャットの画面がまるごと1枚。",
            plain_ja=(
                "ほかの ｜人《ひと》との チャットの ｜画面《がめん》を ｜全部《ぜんぶ》 ｜送《おく》って きました。"
            ),
            en="“This is what was said.” A whole screen of a chat with somebody else.",
        ),
        Choice.REFUSE,
        Words(
            ja=(
                "相手の人は、ここに送ってよいと言っていません。名前が伏せられていても、会話は二人のものです。"
                "要るところだけを、言葉で聞けます。"
            ),
            plain_ja=(
                "チャットの ｜相手《あいて》は「いいです」と ｜言《い》って いません。"
                "｜必要《ひつよう》な ことだけ、ことばで ｜聞《き》きます。"
            ),
            en=(
                "The other person never agreed to have it sent here. Even with the name covered, a talk belongs to "
                "both. "
                "Ask in words for the part you need."
            ),
        ),
        Words(
            ja="ほかの方の会話は、お預かりしないようにしています。何時ごろと言われたかだけ、文字で教えてください。",
            plain_ja="ほかの ｜人《ひと》の チャットは いりません。「｜何時《なんじ》」だけ ｜書《か》いて ください。",
            en="We try not to keep other people's talks. Could you just write what time you were told?",
        ),
    ),
    Case(
        "blind",
        Words(ja="閉じたすだれ", plain_ja="しまった すだれ", en="A closed blind"),
        Words(
            ja=("部屋に写真が閉じたまま届きました。前の言葉は「14歳です。彼氏に送れって言われたやつです」。"),
            plain_ja=(
                "｜写真《しゃしん》が しまって います。「14｜歳《さい》です。｜彼《かれ》に ｜送《おく》れと "
                "｜言《い》われました」と "
                "｜書《か》いて あります。"
            ),
            en="A picture arrived closed. The words before it: “I'm 14. My boyfriend told me to send this kind.”",
        ),
        Choice.TELL,
        Words(
            ja=(
                "開けて確かめないでください。だれにも見せず、保存せず、「どの部屋、何時」だけを責任者に伝えます。"
                "送った人には、責めない言葉と、相談できる電話を。"
            ),
            plain_ja=(
                "｜開《あ》けません。だれにも ｜見《み》せません。「どの ｜部屋《へや》、｜何時《なんじ》」を "
                "｜責任者《せきにんしゃ》に "
                "｜言《い》います。｜送《おく》った ｜人《ひと》を ｜怒《おこ》りません。"
            ),
            en=(
                "Don't open it to make sure. Show it to nobody, save nothing; tell the person responsible the room and "
                "the time. To the sender: no blame, and a number to call."
            ),
        ),
        Words(
            ja=(
                "話してくれてありがとう。あなたは悪くありません。写真は見ていません。相談できる電話を送ります: "
                "0120-0-78310(24時間、無料)"
            ),
            plain_ja=(
                "｜話《はな》して くれて ありがとう。あなたは ｜悪《わる》く ありません。｜写真《しゃしん》は "
                "｜見《み》て いません。"
                "｜電話《でんわ》できます: 0120-0-78310"
            ),
            en=(
                "Thank you for telling me. It isn't your fault, and nobody has looked at it. "
                "Here is somebody to talk to: 0120-0-78310 (day and night, free)"
            ),
        ),
    ),
    Case(
        "receipt",
        Words(
            ja="領収書。住所は伏せられている",
            plain_ja="｜領収書《りょうしゅうしょ》。｜住所《じゅうしょ》は かくれて います",
            en="A receipt; the address is covered",
        ),
        Words(
            ja="同僚が「いま外にいる。この領収書の画面を、自分の電話で撮って送って」。",
            plain_ja=(
                "｜同僚《どうりょう》が「この ｜画面《がめん》を ｜電話《でんわ》で とって、｜送《おく》って」と "
                "｜言《い》いました。"
            ),
            en="A colleague: “I'm out. Take a photo of this receipt on the screen and send it to my phone.”",
        ),
        Choice.REFUSE,
        Words(
            ja=(
                "電話に残った写真は、忘れる日が来ても消えません。しるしから、あなたの画面から出たこともわかります。"
                "期限つきのリンクなら、同じ用が足ります。"
            ),
            plain_ja=(
                "｜電話《でんわ》の ｜写真《しゃしん》は ｜消《き》えません。だれの ｜画面《がめん》か わかります。"
                "リンクを ｜送《おく》ります。"
            ),
            en=(
                "A photo on a phone stays after the day of forgetting, and its mark says that it came from your "
                "screen. "
                "A link that ends by itself does the same."
            ),
        ),
        Words(
            ja="撮らずに、1日で切れるリンクを送ります。そちらから見てください。",
            plain_ja="リンクを ｜送《おく》ります。1｜日《にち》｜見《み》ることが できます。",
            en="I'd rather not. I'll send you a link that ends in a day; have a look there.",
        ),
    ),
    Case(
        "",
        _NONE,
        Words(
            ja="お客さまが「写真をばらまくとおどされています。3万円払えば終わると言われました。どうしたら…」。",
            plain_ja=(
                "「お｜金《かね》を ｜払《はら》わないと、｜写真《しゃしん》を みんなに ｜見《み》せると "
                "｜言《い》われました」と "
                "｜書《か》いて あります。"
            ),
            en="A customer: “Somebody says he'll post pictures of me unless I pay 30,000 yen. What do I do?”",
        ),
        Choice.TELL,
        Words(
            ja=(
                "ひとりで引き受けません。まず受けとめ、「はじめの10分」の案内を送り、責任者を部屋に呼びます。"
                "払うよう、あるいは証拠の写真を送るように勧めてはいけません。"
            ),
            plain_ja=(
                "｜一人《ひとり》で しません。「｜最初《さいしょ》の 10｜分《ぷん》」を ｜送《おく》ります。"
                "｜責任者《せきにんしゃ》を ｜呼《よ》びます。「｜払《はら》って」「｜写真《しゃしん》を "
                "｜送《おく》って」と ｜言《い》いません。"
            ),
            en=(
                "Don't carry it alone. Take it in, send “The first ten minutes”, call the person responsible into the "
                "room. Never advise paying, and never ask for the picture as evidence."
            ),
        ),
        Words(
            ja=(
                "話してくださってありがとうございます。払わず、消さずに、こちらを一緒に見ませんか。"
                "警察の相談は#9110です。"
            ),
            plain_ja=(
                "｜話《はな》して くれて ありがとうございます。お｜金《かね》を ｜払《はら》わないで ください。"
                "｜相談《そうだん》の ｜電話《でんわ》は #9110です。"
            ),
            en=(
                "Thank you for telling me. Please don't pay and don't delete anything yet; shall we look at this "
                "together? "
                "The police advice line is #9110."
            ),
        ),
    ),
)
