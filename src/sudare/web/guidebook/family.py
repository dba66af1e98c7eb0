"""The rules of a family on one sheet of A4: filled in on the page, printed, and kept nowhere."""

from dataclasses import dataclass
from typing import Final

from sudare.contacts import FOR_FAMILIES
from sudare.policy.terms import Words

SLUG: Final = "family-rules"


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to write: what it is, an example where one helps, and whether it takes a whole line."""

    title: Words
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    title: Words
    lines: tuple[Words, ...]
    blanks: tuple[Blank, ...] = ()


TITLE: Final = Words(
    ja="わが家の約束(写真とネット)",
    plain_ja="｜家族《かぞく》の ｜約束《やくそく》(｜写真《しゃしん》と ネット)",
    en="Our family's rules for pictures and the net",
)
LEAD: Final = Words(
    ja="一緒に話しながら書いて、印刷して、見えるところに貼ります。半年たったら書き直します。",
    plain_ja=(
        "いっしょに ｜話《はな》して、｜書《か》いて、｜紙《かみ》に します。6か｜月《げつ》たったら、"
        "もう｜一度《いちど》 ｜書《か》きます。"
    ),
    en="Write it together, print it, put it where everybody sees it. Write it anew after half a year.",
)
KEPT: Final = Words(
    ja=(
        "書いたことはどこにも保存されず、送られません。このページを閉じると消えます。みんなで使う端末では、"
        "印刷したら閉じてください。"
    ),
    plain_ja=(
        "｜書《か》いた ことは ｜保存《ほぞん》しません。どこにも ｜送《おく》りません。ページを とじると "
        "｜消《き》えます。"
    ),
    en=(
        "What you write is stored nowhere and sent nowhere. It is gone when you close the page; on a shared "
        "computer, close it after printing."
    ),
)
WHO: Final = (
    Blank(Words(ja="なまえ", plain_ja="｜名前《なまえ》", en="Names"), is_wide=True),
    Blank(Words(ja="書いた日", plain_ja="｜書《か》いた ｜日《ひ》", en="Written on")),
    Blank(Words(ja="見直す日", plain_ja="もう｜一度《いちど》 ｜見《み》る ｜日《ひ》", en="To look at again on")),
)
PARTS: Final = (
    Part(
        Words(ja="大人の約束", plain_ja="おとなの ｜約束《やくそく》", en="What the grown-ups promise"),
        (
            Words(
                ja="困ったことを話してくれたら、しかりません。スマートフォンも取り上げません。",
                plain_ja="こまった ことを ｜話《はな》しても、｜怒《おこ》りません。スマホを とりません。",
                en="When you tell us that something is wrong, we don't scold, and we don't take your phone away.",
            ),
            Words(
                ja="あなたの写真は、聞いてから撮り、聞いてから人に見せます。",
                plain_ja=(
                    "あなたの ｜写真《しゃしん》は、｜聞《き》いてから とります。｜聞《き》いてから "
                    "｜人《ひと》に ｜見《み》せます。"
                ),
                en="We ask before we take a picture of you, and before we show it to anybody.",
            ),
            Words(
                ja="次にどうするかは、あなたと一緒に決めます。",
                plain_ja="｜次《つぎ》に ｜何《なに》を するか、いっしょに ｜決《き》めます。",
                en="What happens next we decide together with you.",
            ),
        ),
        (Blank(Words(ja="そのほか", plain_ja="ほかの ｜約束《やくそく》", en="And also"), is_wide=True),),
    ),
    Part(
        Words(ja="わたしの約束", plain_ja="わたしの ｜約束《やくそく》", en="What I promise"),
        (
            Words(
                ja="裸や下着の写真は、撮りません。送ってと言われても、送りません。",
                plain_ja="はだかや ｜下着《したぎ》の ｜写真《しゃしん》を とりません。｜送《おく》りません。",
                en="I take no pictures without clothes, and send none, whoever asks.",
            ),
            Words(
                ja="ネットだけの知り合いに、顔・学校・住所・居場所が分かるものを送らず、ひとりで会いません。",
                plain_ja=(
                    "ネットの ｜人《ひと》に、｜顔《かお》・｜学校《がっこう》・｜住所《じゅうしょ》を "
                    "｜送《おく》りません。ひとりで ｜会《あ》いません。"
                ),
                en=(
                    "To people known only online I send nothing that shows my face, school, address or where I "
                    "am, and I meet nobody alone."
                ),
            ),
            Words(
                ja="友だちの写真は、本人に聞いてから送ります。人の写真でからかいません。",
                plain_ja="｜友《とも》だちの ｜写真《しゃしん》は、｜聞《き》いてから ｜送《おく》ります。",
                en="I ask friends before I send a picture of them, and make fun of nobody's.",
            ),
            Words(
                ja="こわい、おかしいと思ったら、消さずに、その日のうちに話します。もう送ったあとでも話します。",
                plain_ja=(
                    "こわい ときは、｜消《け》さないで、その ｜日《ひ》に ｜話《はな》します。もう "
                    "｜送《おく》った ときも ｜話《はな》します。"
                ),
                en=(
                    "When something feels frightening or odd, I delete nothing and tell the same day, also when "
                    "I have already sent something."
                ),
            ),
        ),
        (Blank(Words(ja="そのほか", plain_ja="ほかの ｜約束《やくそく》", en="And also"), is_wide=True),),
    ),
    Part(
        Words(ja="使う時間と場所", plain_ja="｜使《つか》う ｜時間《じかん》と ところ", en="When and where"),
        (),
        (
            Blank(Words(ja="夜は何時まで", plain_ja="｜夜《よる》は ｜何時《なんじ》まで", en="In the evening until")),
            Blank(Words(ja="夜の置き場所", plain_ja="｜夜《よる》 ｜置《お》く ところ", en="Where it sleeps")),
            Blank(Words(ja="使わないとき・場所", plain_ja="｜使《つか》わない とき", en="Not used when, where")),
        ),
    ),
    Part(
        Words(
            ja="困ったとき、話す人",
            plain_ja="こまった とき、｜話《はな》す ｜人《ひと》",
            en="Whom I talk to when something is wrong",
        ),
        (),
        (
            Blank(Words(ja="家で", plain_ja="｜家《いえ》で", en="At home")),
            Blank(Words(ja="学校で", plain_ja="｜学校《がっこう》で", en="At school")),
            Blank(Words(ja="ほかの大人", plain_ja="ほかの おとな", en="Another grown-up")),
        ),
    ),
)
CALL: Final = Words(
    ja="家族のほかに話せるところ(子どもだけでも電話できます)",
    plain_ja="｜家族《かぞく》の ほかに ｜話《はな》せる ところ(｜子《こ》どもだけでも いいです)",
    en="Others to talk to (children can call by themselves)",
)
CONTACTS: Final = FOR_FAMILIES
