"""What is said in the demo's rooms. Everybody and everything here is invented."""

from typing import NamedTuple

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
