"""What people call a picture is understood by a reader that only counts."""

import pytest

from sudare.assistant.readers.naming import by_number

TWO_SIDES = [("表", ""), ("裏", "")]
REPAIR = [("", "before"), ("", "after"), ("", "reference")]


@pytest.mark.parametrize(
    ("text", "names", "numbered"),
    [
        ("裏の電話番号は?", TWO_SIDES, "写真2の電話番号は?"),
        ("お店の表の合計はいくらですか", TWO_SIDES, "お店の写真1の合計はいくらですか"),
        ("代表の名前と表示の色は?", TWO_SIDES, "代表の名前と表示の色は?"),
        ("1枚目の裏の番号は?", TWO_SIDES, "1枚目の裏の番号は?"),
        ("修理後の様子の値段は?", REPAIR, "写真2の値段は?"),
        ("見本の型番は?", REPAIR, "写真3の型番は?"),
        ("What does the label say?", [("Label", ""), ("Box", "")], "What does the picture 1 say?"),
        ("小皿の値段は?", [("皿", ""), ("小皿", "")], "写真2の値段は?"),
        ("レシートの合計は?", [("レシート", ""), ("レシート", ""), ("", "")], "写真1 写真2の合計は?"),
        ("裏の電話番号は?", [("裏", "")], "裏の電話番号は?"),
    ],
)
def test_names_become_numbers(text, names, numbered):
    assert by_number(text, names) == numbered
