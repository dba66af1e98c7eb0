"""How pages speak of targets: to those who help, and to the person harmed."""

from typing import Final

from sudare.policy.terms import Words
from sudare.takedowns.terms import ClockKind, Found, LetterKind, Outcome, Shows, Step, TakedownState


def _words(ja: str, en: str, plain_ja: str = "") -> Words:
    return Words(ja=ja, plain_ja=plain_ja or ja, en=en)


SHOWS: Final[dict[Shows, Words]] = {
    Shows.INTIMATE: _words("性的な写真・動画", "A sexual picture or video"),
    Shows.MADE_INTIMATE: _words("作られた性的な画像(合成・AI)", "A sexual picture that was made up (montage, AI)"),
    Shows.PORTRAIT: _words("顔や姿が分かる写真", "A picture in which they can be recognised"),
    Shows.PERSONAL: _words("名前・住所・電話番号・書類", "Name, address, telephone or a document"),
    Shows.POSING: _words("なりすまし", "Somebody posing as them"),
    Shows.OWN_WORK: _words("自分で撮った写真の無断使用", "A photograph they took, used without asking"),
}
STATES: Final[dict[TakedownState, tuple[str, str, Words]]] = {  # tone, icon, words
    TakedownState.NOTED: ("care", "clock", _words("これから頼む", "Not asked yet")),
    TakedownState.ASKED: ("hold", "hourglass", _words("頼んで待っている", "Asked, waiting")),
    TakedownState.REFUSED: ("stop", "stop", _words("断られた", "Refused")),
    TakedownState.GONE: ("bamboo", "check", _words("見えなくなった", "Gone")),
    TakedownState.CLOSED: ("quiet", "accept", _words("終わった", "Closed")),
}
OWN_STATES: Final[dict[TakedownState, Words]] = {
    TakedownState.NOTED: _words(
        "受けとりました。これから、消してもらうよう頼みます。",
        "We have it. Next, its removal is asked for.",
    ),
    TakedownState.ASKED: _words("消してもらうよう頼みました。返事を待っています。", "Removal was asked for. We wait."),
    TakedownState.REFUSED: _words(
        "最初の答えは「消せない」でした。ここで終わりではありません。別の道で頼みます。",
        "The first answer was no. That isn't the end: there are other ways.",
    ),
    TakedownState.GONE: _words(
        "見えなくなりました。しばらくしてから、もう一度確かめます。",
        "It is gone. We look once more after a while.",
    ),
    TakedownState.CLOSED: _words("この場所については終わりました。", "This place is done with."),
}
OUTCOMES: Final[dict[Outcome, Words]] = {
    Outcome.REMOVED: _words("消した、という返事", "They say it is removed"),
    Outcome.REFUSED: _words("消さない、という返事", "They refuse"),
    Outcome.ASKS_MORE: _words("もっと知りたい、という返事", "They ask for more"),
    Outcome.RECEIVED: _words("受けとった、という返事だけ", "They only confirm that it arrived"),
}
FOUND: Final[dict[Found, Words]] = {
    Found.THERE: _words("まだある", "Still there"),
    Found.GONE: _words("見えなくなった", "Gone"),
    Found.CANT_TELL: _words("分からない", "Can't tell"),
}
CLOCKS: Final[dict[ClockKind, tuple[Words, Words]]] = {
    ClockKind.DECISION: (
        _words("返事の目安(7日)", "When to expect an answer (7 days)"),
        _words(
            "指定を受けた大きなサービスは、申出が届いてから原則7日以内に結果を知らせることになっています。"
            "消すと決まっているわけではありません。",
            "Designated large services tell the outcome within 7 days of receiving the request, as a rule. "
            "That doesn't mean that they remove it.",
        ),
    ),
    ClockKind.SILENCE: (
        _words("投稿した人の返事を待つ日数", "Waiting for whoever posted it"),
        _words(
            "サイトが投稿した人に聞き、この日数のあいだ反対がなければ、サイトは消しても責任を問われにくくなります。"
            "性的な写真は2日、ほかは7日。サイトが聞いた日から数えるので、目安です。",
            "The site asks the poster; without an objection within these days it may remove at little risk. "
            "2 days for sexual pictures, else 7, counted from the day the site asked: a rough guide.",
        ),
    ),
    ClockKind.LOGS: (
        _words("投稿の記録が消えていく時期", "When the site's own log fades"),
        _words(
            "だれが投稿したかの記録は、3〜6か月で消えることが多いです(法律で決まった期間はありません)。"
            "調べるつもりがあれば、その前に保存要請を送り、弁護士に相談します。",
            "Records of who posted usually go after 3 to 6 months; no law says how long. To find out, ask them to "
            "preserve them before then, and ask a lawyer.",
        ),
    ),
}
LETTERS: Final[dict[LetterKind, tuple[Words, Words]]] = {
    LetterKind.REMOVE: (
        _words("削除のお願い", "Request to remove"),
        _words("いちばん短い手紙。お問い合わせフォームにも貼れます。", "The shortest; fits a contact form, too."),
    ),
    LetterKind.SUPPRESS: (
        _words("送信防止措置のお願い", "Request to stop distribution"),
        _words(
            "会社やサーバー会社あて。法律に名前のある、正式な形です。", "To a company or host; the form the law knows."
        ),
    ),
    LetterKind.PRESERVE: (
        _words("記録の保存のお願い", "Request to preserve records"),
        _words("だれが載せたかを、あとで調べられるように。", "So that it can be found out later who posted it."),
    ),
    LetterKind.DELIST: (
        _words("検索に出さないお願い", "Request to hide from search"),
        _words("検索サービスあて。もとのページとは別に頼みます。", "To a search engine, besides the page itself."),
    ),
}
STEPS: Final[dict[Step, tuple[Words, Words]]] = {
    Step.TELL_HOTLINE: (
        _words("まずホットラインセンターへ", "First, the Internet Hotline Center"),
        _words(
            "画像は開かず、保存せず、アドレスだけを伝えます。伝えたら、下の「送った」に記録します。",
            "Don't open or save the picture; tell the address only. Then note it below.",
        ),
    ),
    Step.TELL_POLICE: (
        _words("警察に相談する", "Tell the police"),
        _words(
            "#9110。いま危ないときは110。保護者と一緒だと話しやすくなります。",
            "#9110, or 110 when there is danger now. Going with a parent makes it easier.",
        ),
    ),
    Step.REGISTER_CHILD: (
        _words("Take It Downに登録する", "Register with Take It Down"),
        _words(
            "写真は手元の端末から出ません。本人か保護者が、写真のある端末で登録します。ここへ写真を送る必要はありません。",
            "The picture doesn't leave its device. The person or a parent registers there. Don't send it here.",
        ),
    ),
    Step.REGISTER: (
        _words("StopNCIIに登録する", "Register with StopNCII"),
        _words(
            "18歳以上の本人が、写真のある端末で「指紋」だけを登録します。写真はどこにも渡りません。",
            "The person (18 or over) registers a fingerprint on their own device. The picture goes nowhere.",
        ),
    ),
    Step.ASK: (
        _words("削除を頼む", "Ask for removal"),
        _words(
            "下の窓口か手紙で頼みます。頼む前に、アドレスと画面が残っていることを確かめてください。",
            "Use the way or a letter below. First see that the address and the screen are kept.",
        ),
    ),
    Step.DELIST: (
        _words("検索に出ないように頼む", "Ask to hide it from search"),
        _words("検索サービスに、結果から外すよう頼みます。", "Ask the search engines to take it out of results."),
    ),
    Step.PRESERVE: (
        _words("記録の保存も頼む", "Ask to preserve the records, too"),
        _words(
            "だれが載せたかを調べる可能性があれば、いっしょに送ります。調べないなら、送らなくてもかまいません。",
            "Send it along if you may want to find out who posted it. If not, leave it.",
        ),
    ),
    Step.WAIT: (
        _words("待つ", "Wait"),
        _words(
            "いまはすることがありません。その日が来たら、ここに次が出ます。",
            "Nothing to do now. The next step shows on its day.",
        ),
    ),
    Step.ANSWER: (
        _words("聞かれたことに答える", "Answer what they ask"),
        _words(
            "身分証や写真を求められたら、渡す前に、どこまで必要かを確かめます。迷ったらセーフラインか法テラスへ。",
            "Asked for an ID or the picture, find out first what is really needed. In doubt ask Safe-Line or a lawyer.",
        ),
    ),
    Step.LOOK: (
        _words("まだあるか見る", "Look whether it is still there"),
        _words(
            "つらいときは、ほかの人に見てもらいます。見たら、下に記録します。",
            "If it is hard on you, let somebody else look. Note below what they saw.",
        ),
    ),
    Step.ASK_AGAIN: (
        _words("もう一度頼む", "Ask again"),
        _words(
            "同じ窓口へ、前に頼んだ日を書いて送ります。手紙には自動で入ります。",
            "To the same place, with the day you asked before; the letter says it.",
        ),
    ),
    Step.ASK_HELPER: (
        _words("セーフラインに頼む", "Let Safe-Line ask"),
        _words(
            "本人(子どもなら保護者)の代わりに、無料で何度か頼んでくれます。",
            "They ask several times in the person's place, free of charge.",
        ),
    ),
    Step.LAWYER: (
        _words("弁護士に相談する", "Ask a lawyer"),
        _words(
            "裁判所を通じた削除や、だれが載せたかの開示は、弁護士の仕事です。法テラスが窓口になります。",
            "Removal through a court, and finding out who posted, are a lawyer's work. Houterasu is a way in.",
        ),
    ),
    Step.CLOSE: (
        _words("終わりにする", "Close it"),
        _words("一週間あけて二度、見えなくなっていました。", "It was gone at two looks a week apart."),
    ),
    Step.NOTHING: (_words("することはありません", "Nothing to do"), _words("", "")),
}
OWN_STEPS: Final[dict[Step, Words]] = {
    Step.TELL_HOTLINE: _words(
        "まず、ホットラインセンターにアドレスを伝えます。写真を開いたり、保存したりしなくて大丈夫です。",
        "First the hotline is told the address. You needn't open or save the picture.",
    ),
    Step.TELL_POLICE: _words(
        "次は、警察への相談です。ひとりで行かなくて大丈夫。家の人や先生、ここの担当者と一緒に。",
        "Next, the police. You needn't go alone: with family, a teacher, or somebody from here.",
    ),
    Step.REGISTER_CHILD: _words(
        "Take It Downに登録すると、写真を渡さずに、広がるのを止める手伝いをしてもらえます。",
        "Take It Down helps against spreading without being given the picture.",
    ),
    Step.REGISTER: _words(
        "StopNCIIに登録すると、写真を渡さずに、広がるのを止める手伝いをしてもらえます。",
        "StopNCII helps against spreading without being given the picture.",
    ),
    Step.ASK: _words(
        "次は、削除を頼みます。担当者と一緒にでも、自分でもできます。",
        "Next, removal is asked for: with us, or by yourself.",
    ),
    Step.DELIST: _words("次は、検索に出ないように頼みます。", "Next, search engines are asked to hide it."),
    Step.PRESERVE: _words(
        "だれが載せたかをあとで調べたいときは、記録の保存も頼めます。",
        "If you may want to find out who posted it, the records can be preserved.",
    ),
    Step.WAIT: _words(
        "いまは待つ時間です。あなたがすることはありません。", "Now is a time to wait. There is nothing for you to do."
    ),
    Step.ANSWER: _words(
        "先方から質問が来ています。担当者が相談します。", "They have a question. Somebody will talk it over with you."
    ),
    Step.LOOK: _words(
        "まだあるかを、担当者が見ます。あなたが見なくて大丈夫です。",
        "Somebody here looks whether it is still there. You needn't.",
    ),
    Step.ASK_AGAIN: _words("もう一度頼みます。よくあることです。", "It is asked for once more. That is quite usual."),
    Step.ASK_HELPER: _words("次は、セーフラインに代わりに頼んでもらえます。", "Next, Safe-Line can ask in your place."),
    Step.LAWYER: _words(
        "ここから先は、弁護士に相談できます。費用が心配なときは法テラスへ。",
        "From here a lawyer can help. If money is a worry: Houterasu.",
    ),
    Step.CLOSE: _words("続けて見えなくなっています。", "It has stayed gone."),
    Step.NOTHING: _words("することはありません。", "There is nothing to do."),
}
