"""What a Japanese verb can say: that it will be done, that it should be, that it mustn't, that it was."""

from collections.abc import Mapping, Sequence
from typing import Final

ROWS: Final = {  # dictionary ending → endings before ない, ます, ば, う, and before て and た
    "く": ("か", "き", "け", "こ", "い"),
    "ぐ": ("が", "ぎ", "げ", "ご", "い"),
    "す": ("さ", "し", "せ", "そ", "し"),
    "つ": ("た", "ち", "て", "と", "っ"),
    "ぬ": ("な", "に", "ね", "の", "ん"),
    "ぶ": ("ば", "び", "べ", "ぼ", "ん"),
    "む": ("ま", "み", "め", "も", "ん"),
    "る": ("ら", "り", "れ", "ろ", "っ"),
    "う": ("わ", "い", "え", "お", "っ"),
}
SOFT: Final = frozenset("ぐぬぶむ")  # で and だ where others have て and た


def _godan(ending: str, *, is_going: bool = False) -> dict[str, str]:
    a, i, e, o, te = ROWS[ending]
    forms = {
        "a": a,
        "i": i,
        "u": ending,
        "e": e,
        "o": f"{o}(?:う|っ|(?=か|$))",
        "can": e,
        "passive": f"{a}れ",
        "cause": f"{a}せ",
        "bare": "(?!)",
    }
    return forms | _linked("っ" if is_going else te, is_voiced=ending in SOFT)


ICHIDAN: Final = {
    "a": "", "i": "", "u": "る", "e": "(?:れ|ろ|い(?=[!。よ]|$))", "o": "よ(?:う|っ|か)",
    "can": "ら?れ", "passive": "られ", "cause": "させ", "bare": "(?!)",
}  # fmt: skip
SURU: Final = {
    "a": "し", "i": "し", "u": "を?する", "e": "(?:すれ|しろ|せえ|せよ)", "o": "しよ(?:う|っ|か)?",
    "can": "でき", "passive": "され", "cause": "させ",
    "bare": r"(?:な(?=$|\n|!)|だ(?:な|ぞ|よ|から)|やで|決定|開始|するわ)",  # 拡散な, 公開決定
}  # fmt: skip


def _linked(before: str, *, is_voiced: bool = False) -> dict[str, str]:
    return {
        name: before + kana
        for name, kana in zip(("te", "ta", "chi", "to"), "でだじど" if is_voiced else "てたちと", strict=True)
    }


def moods(
    forms: Mapping[str, str], *, godan: Sequence[str] = (), ichidan: Sequence[str] = (), suru: Sequence[str] = ()
) -> dict[str, str]:
    """For each of ``forms`` one pattern over all these verbs, given as dictionaries do (``suru``: before する)."""
    rows: list[tuple[list[str], dict[str, str]]] = []
    for ending in ROWS:
        own = [verb[:-1] for verb in godan if verb.endswith(ending)]
        going = [stem for stem in own if ending == "く" and stem.endswith("行")]
        rows.append(([stem for stem in own if stem not in going], _godan(ending)))
        rows.append((going, _godan(ending, is_going=True)))
    rows.append(([verb.removesuffix("る") for verb in ichidan], ICHIDAN | _linked("")))
    rows.append((list(suru), SURU | _linked("し")))
    return {
        mood: "(?:" + "|".join(f"(?:{'|'.join(stems)})(?:{_filled(form, row)})" for stems, row in rows if stems) + ")"
        for mood, form in forms.items()
    }


def _filled(form: str, row: Mapping[str, str]) -> str:
    for name, ending in row.items():
        form = form.replace("{" + name + "}", ending)
    return form
