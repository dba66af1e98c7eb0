"""Words as a machine reads them: folded so that its usual confusions vanish, found with a few letters wrong."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

CONFUSED: Final = str.maketrans(
    {
        **dict(zip("證险險號检檢发發带帶员姓効药藥处處权權关關龄齡种类賴领书请费", "証険険号検検発発帯帯員姓効薬薬処処権権関関齢齢種類頼領書請費", strict=True)),
        **dict(zip("证ニロカトハエタ", "証二口力卜八工夕", strict=True)),
        **dict.fromkeys("一－ー—–―‐〜~", "-"),
    }
)  # fmt: skip
SPACES: Final = re.compile(r"[\s|\[\]【】「」『』〔〕()<>《》.,:;、。・'\"_*]+")
PROSE: Final = re.compile(
    r"です|ます|ました|ません|ください|される|された|された|して|した|する|しない|ている|について|において|とは|には|では|から|ため|こと|または|および|及び|とき|よう|ない|なり|こちら|しょう"
)
PROSE_LETTERS: Final = 13
ENGLISH_PROSE_WORDS: Final = 8
MENTION_AFTER: Final = frozenset("のをはがでともへやに、・など又及")
ABOUT: Final = (
    "番号",
    "更新",
    "センタ",
    "セン夕",
    "取得",
    "返納",
    "申請",
    "交付申請",
    "見本写真",
)  # what follows a title that is only spoken of
NUMBER_AFTER: Final = re.compile(r"(?:NO|第)?[A-Z]{0,2}\d{6}")  # a form's field, filled in: 「在留カード AB12345678CD」
MENTION_BEFORE: Final = frozenset("・、や又")
LONG_PHRASE, MIDDLE_PHRASE = 8, 5


def folded(text: str) -> str:
    """One width, one case, no spaces or brackets, letters that engines mix up made equal."""
    return SPACES.sub("", unicodedata.normalize("NFKC", text).upper()).translate(CONFUSED)


def is_prose(text: str) -> bool:
    """Whether a line reads like a part of a sentence, which mentions things and isn't them."""
    whole = unicodedata.normalize("NFKC", text)
    if len(whole.split()) >= ENGLISH_PROSE_WORDS and sum(word.islower() for word in whole.split()) > 3:  # noqa: PLR2004  more than a few
        return True
    return len(folded(text)) >= PROSE_LETTERS and len(PROSE.findall(whole)) >= 1


@dataclass(frozen=True)
class Phrase:
    """Words to look for, folded, with the number of letters that may be wrong."""

    letters: str

    @classmethod
    @cache
    def of(cls, words: str) -> "Phrase":
        return cls(folded(words))

    @cached_property
    def slack(self) -> int:
        length = len(self.letters)
        if self.letters.isascii():
            return 2 if length >= 2 * MIDDLE_PHRASE else int(length > MIDDLE_PHRASE)
        return 2 if length >= LONG_PHRASE else int(length >= MIDDLE_PHRASE)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """One more than letters may be wrong: wherever the phrase stands, one of them stands unharmed."""
        count = self.slack + 1
        edges = [len(self.letters) * number // count for number in range(count + 1)]
        return tuple(self.letters[begin:end] for begin, end in pairwise(edges))

    def may_stand_in(self, text: str) -> bool:
        """False only where ``end_in`` would find nothing; far quicker than looking closely."""
        return any(piece in text for piece in self.pieces)

    def end_in(self, line: str) -> int | None:
        """Where the phrase ends in a folded line, or None. Exact first; then by edit distance."""
        at = line.find(self.letters)
        if at >= 0:
            return at + len(self.letters)
        if not self.slack or not self.may_stand_in(line):
            return None
        return _nearly(self.letters, line, self.slack) if self.slack > 1 else _one_off(self.letters, line)


def _one_off(phrase: str, line: str) -> int | None:
    """End of an occurrence with one letter misread. The last letter tells a card (証) from what it is about: it may be
    wrong only where the line ends with it.
    """
    for start in range(len(line) - len(phrase) + 1):
        window = line[start : start + len(phrase)]
        wrong = [place for place, letter in enumerate(phrase) if window[place] != letter]
        end = start + len(phrase)
        if len(wrong) == 1 and (wrong[0] < len(phrase) - 1 or end == len(line)):
            return end
    return None


def _nearly(phrase: str, line: str, slack: int) -> int | None:
    """End of the best approximate occurrence. Source: Sellers, J. Algorithms 1 (1980)."""
    column = list(range(len(phrase) + 1))
    best, found = slack + 1, None
    for end, sign in enumerate(line, 1):
        before, column[0] = column[0], 0
        for row, letter in enumerate(phrase, 1):
            before, column[row] = column[row], min(before + (letter != sign), column[row] + 1, column[row - 1] + 1)
        if column[-1] < best:
            best, found = column[-1], end
    return found


def is_mentioned(line: str, phrase: Phrase, end: int) -> bool:
    """Whether grammar, a list or a form goes around the phrase: 「運転免許証の更新」, 「運転免許証・旅券」, 「旅券 AB1234567」."""
    start = max(end - len(phrase.letters), 0)
    after, before = line[end : end + 1], line[start - 1 : start] if start else ""
    if line[end:].startswith(ABOUT) or NUMBER_AFTER.match(line, end):
        return True
    return (after in MENTION_AFTER and bool(after)) or (before in MENTION_BEFORE and bool(before))
