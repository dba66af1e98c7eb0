"""One way to write each letter, and where it came from: width, kana, look-alikes, spacing, stretched sounds, emoji."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

LONGEST: Final = 4_000  # characters of one message that are read; the rest of a longer one is no talk
KATAKANA: Final = range(0x30A1, 0x30F7)
TO_HIRAGANA: Final = 0x60
VOICED: Final = {"ﾞ": "\u3099", "ﾟ": "\u309a", "\u309b": "\u3099", "\u309c": "\u309a"}
LAUGHS: Final = frozenset("😂🤣😹😆😝😜🤪😁😅")
QUOTES: Final = dict(zip("『』“”„＂«»〝〟", '「」""""""""', strict=True))
WAVES: Final = "ー〜~∼～-—–―─"
LATIN_LOOKALIKES: Final = dict(
    zip("аеорсухіјѕԁһԛԝаɡοαενρτυкмтвнΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsdhqwagoaevptukmtbhabezhikmnoptyx", strict=True)
)
LEET: Final = str.maketrans("013457@$!|", "oieastasil")
LEET_L: Final = str.maketrans("1|!", "lll")
ENGLISH_STEMS: Final = frozenset(
    [
        "send",
        "sending",
        "pic",
        "pics",
        "picture",
        "pictures",
        "photo",
        "photos",
        "selfie",
        "selfies",
        "nude",
        "nudes",
        "naked",
        "pay",
        "paid",
        "money",
        "card",
        "cards",
        "gift",
        "post",
        "posted",
        "leak",
        "leaked",
        "expose",
        "exposed",
        "share",
        "discord",
        "snap",
        "snapchat",
        "telegram",
        "kik",
        "whatsapp",
        "instagram",
        "insta",
        "line",
        "signal",
        "kill",
        "myself",
        "die",
        "suicide",
        "cut",
        "secret",
        "tell",
        "meet",
        "school",
        "grade",
        "video",
        "face",
        "body",
        "delete",
        "alone",
        "bitcoin",
        "crypto",
        "text",
        "please",
        "show",
    ]
)
KANA_LOOKALIKES: Final = dict(zip("口力工二夕卜八才", "ろかえにたとはお", strict=True))
VOWELS: Final = {
    "あ": "あかさたなはまやらわがざだばぱぁゃ",
    "い": "いきしちにひみりぎじぢびぴぃ",
    "う": "うくすつぬふむゆるぐずづぶぷぅゅ",
    "え": "えけせてねへめれげぜでべぺぇ",
    "お": "おこそとのほもよろをごぞどぼぽぉょ",
}
SMALL: Final = dict(zip("ぁぃぅぇぉ", "あいうえお", strict=True))
JAPANESE: Final = "ぁ-ゖ一-鿿々"


@dataclass(frozen=True, slots=True)
class Written:
    """``text`` in one way of writing; ``places``: for each of its characters the index where it stood before."""

    text: str
    places: tuple[int, ...]

    def replaced(self, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str]) -> "Written":
        """Every match rewritten; each new letter keeps a place within what it stands for."""
        if not pattern.search(self.text):
            return self
        letters: list[str] = []
        places: list[int] = []
        end = 0
        for match in pattern.finditer(self.text):
            letters.append(self.text[end : match.start()])
            places += self.places[end : match.start()]
            new = by(match) if callable(by) else match.expand(by)
            letters.append(new)
            old = self.places[match.start() : match.end()] or (self.places[match.start() - 1],)
            places += [old[min(at, len(old) - 1)] for at in range(len(new) - 1)]
            places += old[-1:] if new else ()
            end = match.end()
        return Written("".join((*letters, self.text[end:])), (*places, *self.places[end:]))

    def __add__(self, other: "Written") -> "Written":
        return Written(self.text + other.text, self.places + other.places)


def written(text: str) -> Written:
    """One way of writing for what people write in many: see the module."""
    line = _letters(text[:LONGEST])
    line = line.replaced(SPELLED_OUT, _without_gaps)
    line = line.replaced(LEET_TOKEN, _out_of_leet)
    line = line.replaced(BETWEEN_JAPANESE, "")
    line = line.replaced(SPACES, " ")
    line = line.replaced(LAUGHING, "w")
    line = line.replaced(STRETCHED_VOWEL, lambda match: match[1] if _echoes(match) else match[0])
    return line.replaced(REPEATED, _once)


@cache
def _shown(letter: str) -> str:
    """One letter by itself: composed, small, hiragana, without the clothes it wears."""
    if letter in LAUGHS:
        return "w"
    if letter in LATIN_LOOKALIKES:
        return LATIN_LOOKALIKES[letter]
    if letter in QUOTES:
        return QUOTES[letter]
    if letter == "\n":
        return "\n"
    plain = unicodedata.normalize("NFKC", letter).lower()
    kept = (each for each in plain if unicodedata.category(each) not in UNSEEN or each in "~|$+<>=^")
    return "".join(hiragana(each) for each in kept)


UNSEEN: Final = frozenset({"So", "Sk", "Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn", "Sm"})


def hiragana(text: str) -> str:
    """Katakana become hiragana."""
    return "".join(chr(ord(each) - TO_HIRAGANA) if ord(each) in KATAKANA else each for each in text)


def _letters(text: str) -> Written:
    letters: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        taken = 2 if text[at + 1 : at + 2] in VOICED or text[at + 1 : at + 2] in {"\u3099", "\u309a"} else 1
        cluster = text[at] + VOICED.get(text[at + 1], text[at + 1]) if taken == 2 else text[at]  # noqa: PLR2004 - a kana and its voice mark
        shown = (
            _wave(text, at) if cluster in WAVES else _mended(text, at) or _shown(unicodedata.normalize("NFKC", cluster))
        )
        letters += shown
        places += [at] * len(shown)
        at += taken
    return Written("".join(letters), tuple(places))


def _is_katakana(letter: str) -> bool:
    return bool(letter) and (ord(letter) in KATAKANA or 0xFF66 <= ord(letter) <= 0xFF9D)  # noqa: PLR2004 - half-width kana


def _wave(text: str, at: int) -> str:
    """A long sound stays only inside a katakana word: ード in カード, not the one of 送ってー. A hyphen of words stays."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if _is_katakana(before) and _is_katakana(after):
        return "ー"
    is_latin = before.isascii() and after.isascii() and text[at] in "-—–"
    return "-" if is_latin else ""


def _mended(text: str, at: int) -> str:
    """Kanji that stand for the kana they look like: カカ才 is カカオ."""
    if text[at] not in KANA_LOOKALIKES:
        return ""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    is_within = _is_katakana(before) and (
        _is_katakana(after) or (text[at - 2 : at - 1] != "" and _is_katakana(text[at - 2]))
    )
    return KANA_LOOKALIKES[text[at]] if is_within else ""


GAP: Final = r"[ \u3000・.．,、*＊_/／|｜。…\-]"
SPELLED_OUT: Final = re.compile(
    rf"(?<![{JAPANESE}a-z0-9])[{JAPANESE}](?:{GAP}{{1,2}}[{JAPANESE}]){{2,}}(?![{JAPANESE}])|"
    rf"[{JAPANESE}](?:[・.．*＊_/|｜…]{{1,2}}[{JAPANESE}]){{2,}}(?![{JAPANESE}])|"
    rf"(?<![a-z0-9])[a-z0-9](?:{GAP}[a-z0-9]){{2,}}(?![a-z0-9])"
)
"""ば・ら・ま・く, s.e.n.d: single letters with something between each two of them."""

BETWEEN_JAPANESE: Final = re.compile(
    rf"(?<=[{JAPANESE}、。!?」]) +(?=[{JAPANESE}「])|(?<=[{JAPANESE}])[*_|]+(?=[{JAPANESE}])"
)
LEET_TOKEN: Final = re.compile(
    r"(?<![a-z0-9])(?=[a-z0-9@$!|]*[a-z])(?=[a-z0-9@$!|]*[0-9@$!|])[a-z0-9@$!|]{2,14}(?![a-z0-9])"
)
SPACES: Final = re.compile(r"[ \t\u3000]{2,}|[\t\u3000]")
LAUGHING: Final = re.compile(
    rf"(?<=[{JAPANESE}。!?、…)」w])w+(?![a-z])|\(笑\)|\(爆\)|爆笑$|笑+(?=[。!?、w\n ]|$)|草(?=[。!?w\n]|$)"
)
STRETCHED_VOWEL: Final = re.compile(r"([ぁ-ん])((?:ぁ+|ぃ+|ぅ+|ぇ+|ぉ+)|(?:あ{2,}|い{3,}|う{2,}|え{2,}|お{2,}))")
REPEATED: Final = re.compile(r"([ぁ-んa-z!?。…])\1{2,}|っ{2,}|っ+(?=[。!?、\n「」w]|$)|[!?]{2,}")


def _without_gaps(match: re.Match[str]) -> str:
    return re.sub(GAP, "", match[0])


def _out_of_leet(match: re.Match[str]) -> str:
    """Only where a word we listen for comes out: 2pm and iphone15 stay as they are."""
    for table in (LEET, LEET | LEET_L):
        word = match[0].translate(table)
        if word in ENGLISH_STEMS:
            return word
        if word.rstrip("il") in ENGLISH_STEMS:  # send!! came out as sendii
            return word.rstrip("il")
    return match[0]


def _echoes(match: re.Match[str]) -> bool:
    """Whether the vowel only stretches the sound before it: てぇ, よぉ; not ファ."""
    vowel = SMALL.get(match[2][0], match[2][0])
    return match[1] in VOWELS[vowel]


def _once(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    if match[0].startswith("っ"):
        return "っ" if match.end() < len(match.string) and match.string[match.end()] not in "。!?、\n「」w" else ""
    return "?" if "?" in match[0] else "!"
