"""What is said in the demo's rooms. Everybody and everything here is invented."""

from typing import Any, NamedTuple

SHOP = "たけのや"
YUKI, AOI, MAKOTO, SATOSHI = (f"{name}@takenoya.example.com" for name in ("yuki", "aoi", "makoto", "satoshi"))
CAST = {
    YUKI: ("owner", "竹内 ゆき"),
    AOI: ("supervisor", "日向 あおい"),
    MAKOTO: ("agent", "小坂 まこと"),
    SATOSHI: ("member", "田村 さとし"),
}

FRONT_DESK = "受付と修理"
CUSTOMERS = "お客様からの写真"
RULES = (
    "この部屋では、お客様のお品の写真だけをあつかいます。\n"
    "・お顔、ご住所、お名前が写らないように撮ってください。\n"
    "・写真は30日で消えます。残したいことは文章で書いてください。\n"
    "・ほかの場所へ写真を持ち出さないでください。"
)

VISITORS_DESK = "お客様の窓口"
DESK_LOOK: dict[str, Any] = {
    "colour": "#8a4b2d",
    "side": "right",
    "title": {"ja": "たけのや 修理の窓口", "en": "Takenoya repairs"},
    "greeting": {
        "ja": "われた器、やぶれた笠、古い籠。写真を見せていただければ、なおせるかと目安の金額をお答えします。",
        "ja-plain": "こわれた ものの 写真を 見せて ください。なおせるか、いくらか、こたえます。",
        "en": "A broken cup, a torn lampshade, an old basket: show us a picture, we’ll say whether and for how much.",
    },
    "button": {"ja": "写真で相談", "en": "Show us a picture"},
}
DESK_QUESTIONS: list[dict[str, Any]] = [
    {
        "name": "topic",
        "kind": "choice",
        "is_required": True,
        "title": {"ja": "どのようなご相談ですか", "en": "What is it about?"},
        "options": [
            {"value": "repair", "title": {"ja": "修理の見積もり", "en": "A repair"}},
            {"value": "order", "title": {"ja": "注文した品のこと", "en": "Something I ordered"}},
            {"value": "other", "title": {"ja": "そのほか", "en": "Something else"}},
        ],
    },
    {
        "name": "name",
        "kind": "name",
        "is_required": False,
        "title": {"ja": "お呼びする名前", "en": "What may we call you?"},
    },
]
DESK_PURPOSE = {
    "ja": "お聞きしたことは、このご相談にお答えするためだけに使います。",
    "en": "What you tell us is used to answer you here, and for nothing else.",
}


class Line(NamedTuple):
    """One message. ``answers`` counts lines back in the same room; 0 answers nobody."""

    author: str
    text: str
    pictures: tuple[str, ...] = ()
    answers: int = 0


FRONT_DESK_TALK = (
    Line(YUKI, "おはようございます。年末の受付の予定をホワイトボードにまとめました。", ("whiteboard",)),
    Line(AOI, "ありがとうございます。24日の午後はわたしが入ります。"),
    Line(SATOSHI, "看板、先週なおしてもらったところです。きれいに見えます。", ("sign",)),
    Line(MAKOTO, "遠くからでも読めますね。配達の人にも場所が伝わりやすくなりました。", (), 1),
    Line(MAKOTO, "箱と緩衝紙を買ってきました。領収書です。", ("receipt",)),
    Line(YUKI, "合計4,103円ですね。備品でつけておきます。", (), 1),
)
CUSTOMERS_TALK = (
    Line(AOI, "マグカップの取っ手の反対側にひびが入ったとのことです。かけらも届いています。", ("cup",)),
    Line(MAKOTO, "金継ぎでなおせそうです。かけらは3つですね。見積もりを書きます。", (), 1),
    Line(AOI, "お願いします。写真に撮影場所が入っていたのですが、送る前に消えていました。安心しました。"),
    Line(YUKI, "もう1点、あかりの笠です。割れ方がわかるように撮ってもらいました。", ("lamp",)),
    Line(MAKOTO, "和紙の貼りかえと骨の交換で、2週間ほどみてください。", (), 1),
    Line(MAKOTO, "湯のみの発送の準備ができました。送り状の名前と電話は、送る前に伏せられていました。", ("slip",)),
    Line(MAKOTO, "工房との契約書です。確認がすむまで、だれにも見えないそうです。", ("contract",)),
)
DIRECT_TALK = (
    Line(YUKI, "小坂さん、明日の午前、10時から店番をお願いできますか。"),
    Line(MAKOTO, "大丈夫です。9時45分に着きます。"),
    Line(YUKI, "助かります。あたたかくして来てください。"),
)
