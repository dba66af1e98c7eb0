"""What the cards say. Calm, short, and never about a person: what it looks like, what to leave, what to do now."""

from typing import Final

from sudare.policy.terms import Words
from sudare.watching.terms import Advice, Trouble

TITLE: Final = Words(
    ja="困っていませんか",
    plain_ja="困（こま）って いませんか",
    en="Is something wrong?",
)
OWN_TITLE: Final = Words(
    ja="つらい気持ちを、いま話せるところがあります",
    plain_ja="つらい 気持（きも）ちを、今（いま） 話（はな）せる ところが あります",
    en="There are people you can talk to right now",
)
HELPER_TITLE: Final = Words(
    ja="この人は、つらいのかもしれません",
    plain_ja="この 人（ひと）は、つらいのかも しれません",
    en="This person may be in distress",
)
GUIDES: Final = (  # by their place among the guides; for whoever is under age, to be shown to a grown-up
    Advice(
        "guardians",
        Words(
            ja="大人の人に見せるページ(保護者の方へ)",
            plain_ja="大人（おとな）の 人（ひと）に 見（み）せる ページ",
            en="A page to show a grown-up you trust: for guardians",
        ),
    ),
    Advice(
        "talking-with-a-child",
        Words(
            ja="大人の人が読むページ(子どもと話すとき)",
            plain_ja="大人（おとな）の 人（ひと）が 読（よ）む ページ。どう 話（はな）すか",
            en="And how they can talk with you about it",
        ),
    ),
)
AS_MINOR: Final = Words(
    ja=(
        "年齢が分からないときは、18歳未満の人を守る案内をしています。18歳未満に性的な写真を求めることは、"
        "どんな理由でも許されません。"
    ),
    plain_ja=(
        "年齢（ねんれい）が わからない ときは、18歳（さい）より 下（した）の 人（ひと）を 守（まも）る "
        "案内（あんない）を します。"
        "子（こ）どもに はだかの 写真（しゃしん）を 送（おく）らせる ことは、してはいけません。"
    ),
    en=(
        "Where an age isn't known, we speak as to somebody under 18. Asking somebody under 18 for sexual "
        "pictures is never allowed."
    ),
)

SAYS: Final[dict[Trouble, Words]] = {
    Trouble.OWN: Words(
        ja=(
            "書いてくれたことばが、助けを求める声に読めました。ひとりで抱えなくてかまいません。だれにも知らせていません。"
        ),
        plain_ja=(
            "あなたの ことばが、とても つらいように 読（よ）めました。ひとりで がまん しなくて いいです。"
            "だれにも 知（し）らせて いません。"
        ),
        en="What you wrote reads like a cry for help. You don't have to carry it alone. We have told nobody.",
    ),
    Trouble.EXPOSURE: Words(
        ja="写真や秘密をほかの人に見せると言って、おどしているように読めます。おどされた側は悪くありません。",
        plain_ja=(
            "写真（しゃしん）や 秘密（ひみつ）を ほかの 人（ひと）に 見（み）せると 言（い）って、こわがらせて "
            "いるように "
            "読（よ）めます。あなたは 悪（わる）くありません。"
        ),
        en=(
            "This reads like a threat to show pictures or secrets to others. Whoever is threatened has "
            "done nothing wrong."
        ),
    ),
    Trouble.URGED: Words(
        ja="死ぬように言っているように読めます。そのことばに従う必要はありません。",
        plain_ja="「死（し）ね」と 言（い）っているように 読（よ）めます。その ことばを 聞（き）かなくて いいです。",
        en="This reads as if somebody is told to die. Nobody has to listen to that.",
    ),
    Trouble.SELF_HARM: Words(
        ja="死にたい、自分を傷つけたいという気持ちが書かれているように読めます。あなたが聞いたことは、力になります。",
        plain_ja=(
            "「死（し）にたい」「自分（じぶん）を 傷（きず）つけたい」という 気持（きも）ちが 書（か）いて "
            "あるように 読（よ）めます。"
        ),
        en="This reads as if somebody wants to die or hurt themselves. That you listen already helps.",
    ),
    Trouble.PICTURES: Words(
        ja="人に見せない姿の写真を求めているように読めます。送らなくてかまいません。",
        plain_ja=(
            "人（ひと）に 見（み）せない 写真（しゃしん）を ほしいと 言（い）っているように 読（よ）めます。"
            "送（おく）らなくて いいです。"
        ),
        en="This reads like a demand for pictures you would show nobody. You don't have to send any.",
    ),
    Trouble.MONEY: Words(
        ja="お金やギフトカードを求めているように読めます。払う前に、だれかに話してください。",
        plain_ja=(
            "お金（かね）や ギフトカードを ほしいと 言（い）っているように 読（よ）めます。払（はら）う "
            "前（まえ）に、だれかに "
            "話（はな）して ください。"
        ),
        en="This reads like a demand for money or gift cards. Talk to somebody before you pay.",
    ),
    Trouble.MEETING: Words(
        ja="ふたりだけで会おうとしているように読めます。断ってかまいません。",
        plain_ja="ふたりだけで 会（あ）おうと しているように 読（よ）めます。断（ことわ）って いいです。",
        en="This reads as if somebody wants to meet out of sight. You may say no.",
    ),
    Trouble.INSISTING: Words(
        ja="断ったあとも、くり返し求めているように読めます。断ったままでかまいません。",
        plain_ja=(
            "「いや」と 言（い）った あとも、何度（なんど）も 言（い）われて いるように 読（よ）めます。"
            "「いや」の ままで いいです。"
        ),
        en="This reads as if a no isn't taken. Your no may stand.",
    ),
    Trouble.SECRECY: Words(
        ja="ほかの人に言わないように求めているように読めます。だれかに話してかまいません。",
        plain_ja=(
            "「ほかの 人（ひと）に 言（い）わないで」と 言（い）っているように 読（よ）めます。だれかに "
            "話（はな）して いいです。"
        ),
        en="This reads as if you are to keep it from others. You may tell somebody.",
    ),
    Trouble.ELSEWHERE: Words(
        ja="別のアプリへ移るように誘っているように読めます。ここで続けてかまいません。",
        plain_ja="ほかの アプリに さそって いるように 読（よ）めます。ここで 話（はな）して いいです。",
        en="This reads like an invitation to another app. You may stay here.",
    ),
}

_PAY: Final = Advice(
    "pay",
    Words(
        ja="払わない。一度払うと、続けて求められることがあります",
        plain_ja="お金（かね）を 払（はら）わない。一度（いちど） 払（はら）うと、また 言（い）われる ことが あります",
        en="Don't pay: whoever pays once is often asked again",
    ),
)
_DELETE: Final = Advice(
    "delete",
    Words(
        ja="消さない。やりとりが、あなたを守る証拠になります",
        plain_ja="消（け）さない。この やりとりが、あなたを 守（まも）ります",
        en="Don't delete: what was said protects you",
    ),
)
_SEND: Final = Advice(
    "send",
    Words(
        ja="追加で送らない。写真も、顔も、連絡先も",
        plain_ja="もう 送（おく）らない。写真（しゃしん）も、顔（かお）も、電話番号（でんわばんごう）も",
        en="Don't send anything more: no picture, no face, no number",
    ),
)
_MEET: Final = Advice(
    "meet",
    Words(
        ja="ひとりで会いに行かない", plain_ja="ひとりで 会（あ）いに 行（い）かない", en="Don't go to meet them alone"
    ),
)
_MOVE: Final = Advice(
    "move",
    Words(
        ja="ほかのアプリへ移らない。ここなら保存と通報ができます",
        plain_ja="ほかの アプリに 行（い）かない。ここなら 残（のこ）せます",
        en="Don't move to another app: here it can be preserved and reported",
    ),
)
_BLAME: Final = Advice(
    "blame",
    Words(
        ja="責めたり、急いで励ましたりしない",
        plain_ja="しかったり、急（いそ）いで 「がんばれ」と 言（い）ったり しない",
        en="Don't blame, and don't hurry to cheer them up",
    ),
)
_PROMISE: Final = Advice(
    "promise",
    Words(
        ja="だれにも言わないと約束しない",
        plain_ja="「だれにも 言（い）わない」と 約束（やくそく）しない",
        en="Don't promise to tell nobody",
    ),
)
_PRESERVE: Final = Advice(
    "preserve",
    Words(
        ja="「通報・保存」で残す。相手には知らされません",
        plain_ja="「通報（つうほう）・保存（ほぞん）」を おして 残（のこ）す。相手（あいて）には わかりません",
        en="Preserve it with “Report and keep”; the other side isn't told",
    ),
)
_STOP: Final = Advice(
    "stop",
    Words(
        ja="返事をやめる。断る理由を言わなくてかまいません",
        plain_ja="返事（へんじ）を やめる。理由（りゆう）は 言（い）わなくて いいです",
        en="Stop answering; you owe no reason",
    ),
)
_TALK: Final = Advice(
    "talk",
    Words(
        ja="信頼できる人か、下の窓口に話す",
        plain_ja="信（しん）じられる 人（ひと）か、下（した）の 電話（でんわ）に 話（はな）す",
        en="Talk to somebody you trust, or to one of those below",
    ),
)
_CALL: Final = Advice(
    "call",
    Words(
        ja="下の窓口に、名前を言わずに話せます。いま危ないときは119か110へ",
        plain_ja=(
            "下（した）の 電話（でんわ）に、名前（なまえ）を 言（い）わないで 話（はな）せます。今（いま） "
            "あぶない ときは 119か 110"
        ),
        en="Call one of those below; no name is needed. In danger now: 119 or 110",
    ),
)
_LISTEN: Final = Advice(
    "listen",
    Words(
        ja="「話してくれてありがとう」と伝え、そのまま聴く",
        plain_ja="「話（はな）して くれて ありがとう」と 言（い）って、聞（き）く",
        en="Say “thank you for telling me”, and listen",
    ),
)
_POINT: Final = Advice(
    "point",
    Words(
        ja="下の窓口を伝え、まわりの大人や同僚にも頼る。いま危ないときは119か110へ",
        plain_ja=(
            "下（した）の 電話（でんわ）を 教（おし）える。ほかの 人（ひと）にも たのむ。今（いま） あぶない "
            "ときは 119か 110"
        ),
        en="Tell them of those below and get others to help. In danger now: 119 or 110",
    ),
)

DONT: Final[dict[Trouble, tuple[Advice, ...]]] = {
    Trouble.OWN: (),
    Trouble.EXPOSURE: (_PAY, _DELETE, _SEND),
    Trouble.URGED: (_DELETE,),
    Trouble.SELF_HARM: (_BLAME, _PROMISE),
    Trouble.PICTURES: (_SEND, _DELETE),
    Trouble.MONEY: (_PAY, _DELETE, _SEND),
    Trouble.MEETING: (_MEET, _DELETE),
    Trouble.INSISTING: (_SEND, _DELETE),
    Trouble.SECRECY: (_DELETE,),
    Trouble.ELSEWHERE: (_MOVE, _DELETE),
}
_HARMED: Final = (_PRESERVE, _STOP, _TALK)
NOW: Final[dict[Trouble, tuple[Advice, ...]]] = dict.fromkeys(Trouble, _HARMED) | {
    Trouble.OWN: (_CALL,),
    Trouble.SELF_HARM: (_LISTEN, _POINT),
}
CONTACTS_FOR: Final[dict[Trouble, tuple[str, ...]]] = {
    Trouble.OWN: ("somebody_to_talk_to", "children_sos", "police"),
    Trouble.EXPOSURE: ("police_advice", "sexual_crime", "sexual_harm", "stop_ncii"),
    Trouble.URGED: ("somebody_to_talk_to", "children_sos", "police_advice"),
    Trouble.SELF_HARM: ("somebody_to_talk_to", "children_sos", "police"),
    Trouble.PICTURES: ("sexual_crime", "sexual_harm", "police_advice"),
    Trouble.MONEY: ("consumers", "police_advice"),
    Trouble.MEETING: ("police_advice", "children_sos"),
    Trouble.INSISTING: ("police_advice",),
    Trouble.SECRECY: ("police_advice", "children_sos"),
    Trouble.ELSEWHERE: ("police_advice",),
}
FOR_MINORS: Final = ("children_sos", "child_guidance", "take_it_down")
NOT_FOR_MINORS: Final = frozenset({"stop_ncii"})  # it is for people over 18
