"""The sentences of the built-in reader, in the language of the question."""

from typing import Final

from sudare.reading.templates.terms import Words

NOT_THERE: Final = Words("画像からは読み取れません。", "The picture doesn't say.")
NO_TEXT: Final = Words(
    "画像からは読み取れません。文字が見つかりませんでした。", "The picture doesn't say: no text was found in it."
)
NO_PICTURE: Final = Words(
    "画像からは読み取れません。その番号の写真がありません。",
    "The picture doesn't say: there is no picture of that number.",
)
OTHER_WORDS: Final = Words(
    "内蔵の読み取りは、訳したりまとめたりできません。AIモデルをつなぐとできます。書いてあることは、次のとおりです。",
    "The built-in reader can't translate or sum up; an AI model can. This is what stands there:",
)
STANDS: Final = Words("はい。「{line}」とあります。", "Yes: it says “{line}”.")
QUOTED: Final = Words("{value}(「{line}」とあります)", "{value} (it says “{line}”)")
ALONE: Final = Words("「{line}」とあります。", "It says “{line}”.")
CHOSEN: Final = Words("{name}、{value}(「{line}」とあります)", "{name}, {value} (it says “{line}”)")
COUNTED: Final = Words("{count}件あります: {names}", "{count}: {names}")
WHOLE: Final = Words("{value}", "{value}")
IN_PICTURE: Final = Words("写真{number}: ", "Picture {number}: ")
