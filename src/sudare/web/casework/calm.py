"""What the person harmed reads, in three registers; and what the other side reads of a decision."""

from typing import Final

from sudare.incidents.terms.cases import CaseState, Outcome
from sudare.policy.terms import Words
from sudare.web.casework.words import Sign, words

HELP: Final[dict[str, Words]] = {
    "title": words("あなたの通報", "What you reported", "あなたが 知（し）らせたこと"),
    "lead": words(
        "あなたのせいではありません。ここまでよく知らせてくれました。できたことと、次にすることを、ここで見られます。",
        "It isn't your fault, and it was right to tell us. Here you see what is done and what comes next.",
        "あなたは 悪（わる）くありません。ここに、できたことと、つぎに することを 書（か）きます。",
    ),
    "empty": words(
        "通報したものは、まだありません。困ったときは、メッセージの「通報」から2回押すだけで、残して、止めて、知らせることができます。",
        "You haven't reported anything. If something frightens you, two taps preserve, block and report it.",
        "まだ ありません。こまったときは、メッセージの「通報（つうほう）」を おしてください。2かいで できます。",
    ),
    "quiet": words(
        "あなたが通報したことを、こちらから相手に知らせることはありません。",
        "We never tell the other person that you reported.",
        "あなたが 知（し）らせたことは、あいてに 言（い）いません。",
    ),
    "unseen": words(
        "相手からの新しいメッセージは、あなたには表示されません。",
        "Nothing new from them is shown to you.",
        "あいての メッセージは、もう 見（み）えません。",
    ),
    "progress": words("いまの様子", "Where it stands", "いま どうなっているか"),
    "number": words("受付番号", "Number", "ばんごう"),
    "decided": words("決まったことと、その理由", "What was decided, and why", "きまったこと、そのわけ"),
    "ten": words("最初の10分", "The first ten minutes", "さいしょの 10分（ぷん）"),
    "one": words(
        "ひとつずつで大丈夫です。今夜すべてをする必要はありません。",
        "One thing at a time. Not all of it has to be done tonight.",
        "ひとつずつで だいじょうぶです。きょう ぜんぶ しなくても いいです。",
    ),
    "save_ticks": words("チェックを保存", "Save the ticks", "しるしを のこす"),
    "guide": words("最初の10分を順に読む", "Read them step by step", "じゅんばんに 読（よ）む"),
    "memo": words("おぼえていることを書く", "Write down what you remember", "おぼえていることを 書（か）く"),
    "memo_lead": words(
        "どの欄も空のままでかまいません。書きかけでも保存でき、あとから足せます。読むのは、この件を担当する人だけです。",
        "Every field may stay empty. Save it half-written and add to it later. Only those who look into it read it.",
        "書（か）かなくても いいです。あとから たせます。読（よ）むのは、たんとうの 人（ひと）だけです。",
    ),
    "memo_package": words(
        "警察などに渡す証拠の書類を作るときは、ここに書いたことも入ります。",
        "If an evidence package is made for the police, what you write here becomes part of it.",
        "警察（けいさつ）に わたす 書類（しょるい）にも 入（はい）ります。",
    ),
    "save": words("保存する", "Save", "のこす"),
    "whom": words("話せるところ", "Whom you can talk to", "話（はな）せるところ"),
    "whom_lead": words(
        "ひとりで抱えなくて大丈夫です。匿名で話せるところもあります。",
        "You needn't carry this alone. With some of them you can stay anonymous.",
        "ひとりで がまんしなくて いいです。なまえを 言（い）わなくても いいところが あります。",
    ),
    "takedowns": words("写真を消してもらう", "Having pictures taken down", "写真（しゃしん）を けしてもらう"),
    "object": words("納得できないとき", "If you don't agree", "「ちがう」と 思（おも）うとき"),
    "object_lead": words(
        "決めた人とは別の人が読み、答えます。一度書けます。",
        "Somebody who didn't decide reads it and answers. You can write once.",
        "ほかの 人（ひと）が 読（よ）みます。1かい 書（か）けます。",
    ),
    "object_words": words("思うことを書いてください", "In your own words", "おもうことを 書（か）いてください"),
    "object_send": words("送る", "Send", "おくる"),
    "objected": words("あなたが書いたこと", "What you wrote", "あなたが 書（か）いたこと"),
    "answered": words("その答え", "The answer", "こたえ"),
    "unanswered": words(
        "届いています。決めた人とは別の人が読みます。",
        "It has arrived. Somebody who didn't decide reads it.",
        "とどきました。ほかの 人（ひと）が 読（よ）みます。",
    ),
    "own_words": words("通報したときのことば", "What you wrote when you reported", "知（し）らせたときの ことば"),
    "talking": words(
        "子どもと話すとき(大人の方へ)",
        "Talking with a child",
        "子（こ）どもと 話（はな）す とき（大人（おとな）の 人（ひと）へ）",
    ),
    "guides": words("すべてのガイド", "All guides", "ぜんぶの ガイド"),
    "all": words("通報の一覧", "All you reported", "ぜんぶ 見（み）る"),
}
MEMO: Final[dict[str, tuple[Words, Words | None]]] = {
    "where": (
        words("どこでありましたか", "Where did it happen?", "どこで ありましたか"),
        words(
            "この部屋のほか、別のアプリ、会った場所など", "Here, in another app, where you met", "アプリの なまえなど"
        ),
    ),
    "since": (words("いつからですか", "Since when?", "いつから ですか"), None),
    "demanded": (
        words("何を求められましたか", "What was demanded?", "何（なに）を ほしいと 言（い）われましたか"),
        words("お金、写真、会うことなど", "Money, pictures, a meeting", "おかね、写真（しゃしん）など"),
    ),
    "payments": (
        words("払ったもの・渡したもの", "What you paid or gave, if anything", "はらったもの"),
        words("なければ空のままで", "Leave it empty if nothing", "なければ 書（か）かなくて いいです"),
    ),
    "own_age": (words("あなたの年齢", "Your own age", "あなたの とし"), None),
    "stated_age": (
        words("相手が言っていた年齢", "The age the other person gave", "あいてが 言（い）った とし"),
        None,
    ),
    "words": (words("ほかに伝えたいこと", "Anything else", "ほかに 言（い）いたいこと"), None),
}
PROGRESS: Final[dict[CaseState, Sign]] = {
    CaseState.NEW: Sign(
        "hold",
        "hourglass",
        words(
            "届きました。担当者がこれから読みます。",
            "It has arrived. Somebody reads it next.",
            "とどきました。これから 人（ひと）が 読（よ）みます。",
        ),
    ),
    CaseState.OPEN: Sign(
        "hold",
        "person",
        words("担当者が見ています。", "Somebody is looking into it.", "いま 人（ひと）が 見（み）ています。"),
    ),
    CaseState.WAITING: Sign(
        "hold",
        "people",
        words(
            "担当者が、もう一人と相談しています。",
            "Those who look into it are talking it over.",
            "いま ふたりで そうだんしています。",
        ),
    ),
    CaseState.ESCALATED: Sign(
        "hold",
        "scales",
        words(
            "警察や弁護士などの専門家につなぐことになりました。",
            "It was agreed to involve the police or a lawyer.",
            "警察（けいさつ）や 弁護士（べんごし）に つなぎます。",
        ),
    ),
    CaseState.DECIDED: Sign(
        "bamboo",
        "check",
        words(
            "決まりました。下に理由があります。",
            "It is decided. The reason is below.",
            "きまりました。下（した）を 見（み）てください。",
        ),
    ),
    CaseState.CLOSED: Sign(
        "bamboo",
        "accept",
        words(
            "終わりました。書かれたことは、これからも読めます。",
            "It is closed. What was told to you stays here to read.",
            "おわりました。これからも 読（よ）めます。",
        ),
    ),
}
OUTCOMES: Final[dict[Outcome, Words]] = {
    Outcome.NOTHING: words(
        "今回は、決まりに反することは確かめられませんでした",
        "This time nothing against the rules could be confirmed",
        "こんどは、きまりを やぶったことが わかりませんでした",
    ),
    Outcome.WARNED: words("相手に注意しました", "The other person was warned", "あいてに ちゅういしました"),
    Outcome.FROZEN: words(
        "相手が利用できないように止めました", "The other person's access is stopped", "あいては いま つかえません"
    ),
    Outcome.SEAT_ENDED: words(
        "相手の利用を終わらせました", "The other person's access has ended", "あいては もう つかえません"
    ),
    Outcome.PASSED_ON: words(
        "警察や弁護士などに引き継ぎました",
        "It was passed on to the police, a lawyer or a court",
        "警察（けいさつ）などに つたえました",
    ),
}
ABOUT_YOU: Final[dict[Outcome, Words]] = {
    Outcome.NOTHING: words("あなたについて変わることはありません", "Nothing changes for you"),
    Outcome.WARNED: words("注意がありました", "You are asked to change something"),
    Outcome.FROZEN: words("利用が止まっています", "Your access is stopped"),
    Outcome.SEAT_ENDED: words("ここの利用は終わりました", "Your access here has ended"),
    Outcome.PASSED_ON: words("外の機関に引き継がれました", "It was passed on to an authority outside"),
}
