"""For whoever answers visitors: what to receive, what to refuse, whom to tell."""

from typing import Final

from sudare.contacts import FOR_REPORTS
from sudare.policy.terms import Words
from sudare.web.guidebook.terms import Guide, Step

_STEPS: Final = (
    Step(
        "talk",
        Words(
            ja="写真の前に、言葉で聞く",
            plain_ja="｜写真《しゃしん》の ｜前《まえ》に、ことばで ｜聞《き》きます",
            en="Ask in words before you ask for a picture",
        ),
        Words(
            ja=(
                "「型番を教えてください」で済むことは多いです。頼むときは、何を、どこまで写すかを言います。"
                "例「壊れたところだけ。顔や書類は写さないでください」。"
            ),
            plain_ja=(
                "ことばで わかることは、ことばで ｜聞《き》きます。｜写真《しゃしん》を ｜頼《たの》むときは、"
                "「ここだけ」と ｜言《い》います。"
            ),
            en=(
                "Often “which model is it?” is enough. If you need a picture, say of what and how much: "
                "“only the broken part, no faces, no papers, please”."
            ),
        ),
    ),
    Step(
        "accept",
        Words(ja="受け取るもの", plain_ja="｜受《う》け｜取《と》る もの", en="What to receive"),
        Words(
            ja=(
                "用件に要るものだけ。写り込んだ顔や番号は、届く前に伏せられています。それで用が足りるなら、"
                "伏せたところを開ける必要はありません。開けるときは理由を書き、送った人にも見えます。"
            ),
            plain_ja=(
                "｜必要《ひつよう》な ものだけ ｜受《う》け｜取《と》ります。｜顔《かお》や ｜番号《ばんごう》は "
                "かくれて います。"
                "｜開《あ》けるときは、｜理由《りゆう》を ｜書《か》きます。｜送《おく》った ｜人《ひと》も "
                "｜見《み》ます。"
            ),
            en=(
                "Only what the matter needs. Faces and numbers that got in are covered before you see them. "
                "If that will do, leave the covers closed; opening one takes a reason, and the sender reads it."
            ),
        ),
    ),
    Step(
        "stop",
        Words(ja="断るもの", plain_ja="｜断《ことわ》る もの", en="What to refuse"),
        Words(
            ja=(
                "マイナンバー、保険証の記号・番号、カード番号、裸の写真、用件に関係のない他人。Sudareが止めたものを、"
                "メールなど別の道で送ってもらうのもいけません。断るときは、代わりに何をすればよいかを添えます。"
            ),
            plain_ja=(
                "マイナンバー、｜保険証《ほけんしょう》の ｜番号《ばんごう》、カードの ｜番号《ばんごう》、"
                "はだかの ｜写真《しゃしん》、｜関係《かんけい》の ない ｜人《ひと》は、"
                "｜受《う》け｜取《と》りません。"
                "メールでも いけません。「かわりに これを ｜送《おく》って ください」と ｜言《い》います。"
            ),
            en=(
                "My Number, numbers of insurance cards, card numbers, pictures without clothes, strangers who have "
                "nothing to do with it. What Sudare stopped mustn't come by mail instead. Say what to do in its place."
            ),
        ),
    ),
    Step(
        "phone",
        Words(
            ja="画面を撮らない、持ち出さない",
            plain_ja="｜画面《がめん》を とりません。｜外《そと》に ｜出《だ》しません",
            en="No photos of the screen, nothing taken out",
        ),
        Words(
            ja=(
                "見せる写真には一枚ずつしるしが入り、だれの画面から出たかがわかります。社外の人に見せるときは、"
                "期限つきのリンクを使います。"
            ),
            plain_ja=(
                "｜写真《しゃしん》には、｜見《み》た ｜人《ひと》の しるしが ｜入《はい》って います。"
                "｜外《そと》の ｜人《ひと》に ｜見《み》せるときは、リンクを ｜使《つか》います。"
            ),
            en=(
                "Each copy carries a mark that tells whose screen it came from. To show a picture to somebody outside, "
                "use a link that ends by itself."
            ),
        ),
    ),
    Step(
        "alert",
        Words(
            ja="18歳未満の性的な写真かもしれないとき",
            plain_ja="｜子《こ》どもの はだかの ｜写真《しゃしん》かも しれないとき",
            en="If it may be a sexual picture of somebody under 18",
        ),
        Words(
            ja=(
                "開かない、見せない、保存しない、送らない。すぐ責任者に「どの部屋の、"
                "いつの写真か」だけを言葉で伝えます。"
                "あなたが確かめる必要はありません。通報でも写真は渡しません。"
            ),
            plain_ja=(
                "｜開《ひら》きません。だれにも ｜見《み》せません。｜保存《ほぞん》しません。｜送《おく》りません。"
                "すぐ ｜責任者《せきにんしゃ》に ｜言《い》います。「どの ｜部屋《へや》か、いつか」だけで いいです。"
            ),
            en=(
                "Don't open, show, save or send it. Tell the person responsible at once, in words only: which room, "
                "when. It isn't your task to make sure. A report never carries the picture either."
            ),
        ),
    ),
    Step(
        "people",
        Words(
            ja="助けを求められたら",
            plain_ja="「｜助《たす》けて」と ｜言《い》われたら",
            en="If somebody asks for help",
        ),
        Words(
            ja=(
                "ひとりで引き受けません。「話してくれてありがとう」と答え、「はじめの10分」の案内を送り、"
                "責任者を部屋に呼びます。"
                "命や身の危険があれば、先に110です。"
            ),
            plain_ja=(
                "｜一人《ひとり》で しません。「｜話《はな》して くれて ありがとう」と ｜言《い》います。"
                "「｜最初《さいしょ》の 10｜分《ぷん》」の ページを ｜送《おく》ります。｜責任者《せきにんしゃ》を "
                "｜呼《よ》びます。"
                "あぶないときは 110です。"
            ),
            en=(
                "Don't carry it alone. Say “thank you for telling me”, send them “The first ten minutes”, and call the "
                "person responsible into the room. If life is in danger, 110 comes first."
            ),
        ),
    ),
    Step(
        "clock",
        Words(
            ja="まちがえたら、すぐ言う",
            plain_ja="まちがえたら、すぐ ｜言《い》います",
            en="If you made a mistake, say so at once",
        ),
        Words(
            ja=(
                "違う人に見せた、伏せ忘れた、リンクを渡しまちがえた。早いほど小さく済みます。漏えいの速報は数日以内と"
                "決まっているので、責任者が「問題が起きたとき」のページで時計を動かします。"
            ),
            plain_ja=(
                "ちがう ｜人《ひと》に ｜見《み》せたときは、すぐ ｜責任者《せきにんしゃ》に ｜言《い》います。"
                "｜早《はや》いほど いいです。｜怒《おこ》りません。"
            ),
            en=(
                "Shown to the wrong person, not covered, a link gone astray: early is small. Reports of a leak are due "
                "within days, so the person responsible starts the clock on “When something went wrong”."
            ),
        ),
    ),
    Step(
        "house",
        Words(
            ja="自分を守る",
            plain_ja="｜自分《じぶん》を まもります",
            en="Look after yourself",
        ),
        Words(
            ja=(
                "つらい写真は、ぼかしたまま判断してかまいません。席を立ち、だれかに代わってもらえます。"
                "どなられたら、会話を終えてよいです。"
            ),
            plain_ja=(
                "つらいときは、ほかの ｜人《ひと》に かわって もらいます。ぼかしたままで いいです。"
                "ひどいことを ｜言《い》われたら、｜話《はなし》を ｜終《お》わっても いいです。"
            ),
            en=(
                "A hard picture may be judged while it stays blurred. You may get up and let somebody take over. "
                "If you are shouted at, you may end the talk."
            ),
        ),
    ),
)

GUIDE: Final = Guide(
    slug="staff",
    icon="people",
    title=Words(
        ja="担当者のために",
        plain_ja="｜担当《たんとう》の ｜人《ひと》の ために",
        en="For those who answer",
    ),
    lead=Words(
        ja="何を受け取り、何を断り、だれに言うか。3分で読めます。読んだら、練習の部屋でためしてください。",
        plain_ja=(
            "｜何《なに》を ｜受《う》け｜取《と》るか、｜断《ことわ》るか、だれに ｜言《い》うか。3｜分《ぷん》で "
            "｜読《よ》めます。"
            "｜練習《れんしゅう》も できます。"
        ),
        en="What to receive, what to refuse, whom to tell: three minutes to read. Then try it in the practice room.",
    ),
    steps=_STEPS,
    contacts=FOR_REPORTS,
)
