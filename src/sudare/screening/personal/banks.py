"""Bank accounts: seven digits beside 口座番号, 普通, 当座; ゆうちょ's 記号 and 番号; 店番; IBAN.

Sources: 全国銀行協会 (account: seven digits, branch: three), ゆうちょ銀行 (記号: five digits, 1…0; 番号: up to
eight, the last 1), ISO 13616. Scores: 0.97 beside a label, 0.99 an IBAN whose check digits hold, 0.85 seven digits
in the picture of a bank book, 0.8 a branch.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import Label, Topic
from sudare.screening.personal.numbers import DIGIT, iban
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_LABELLED, _CHECKED, _BRANCH_SCORE = 0.97, 0.99, 0.8
_ACCOUNT: Final = re.compile(
    rf"(?<![0-9A-Za-z#,.:/-]){DIGIT}(?:[ ]?{DIGIT}){{6}}(?![0-9A-Za-z,:/]|-[0-9]|[ ]?円|\.[0-9])"
)
_LOOSE_ACCOUNT: Final = re.compile(rf"(?<![0-9A-Za-z#,.:]){DIGIT}(?:[ -]?{DIGIT}){{3,11}}(?![0-9A-Za-z,:]|[ ]?円)")
_POSTAL: Final = re.compile(rf"(?<![0-9])[1O0I][0-9OlI]{{3}}0(?:-[0-9])?[ ]?[-のー ][ ]?{DIGIT}{{2,8}}(?![0-9])")
_SYMBOL: Final = re.compile(r"1[0-9OlI]{3}[0O](?:[ ]?-[ ]?[0-9])?")
_NUMBER: Final = re.compile(r"[0-9OlI]{2,8}")
_BRANCH: Final = re.compile(r"[0-9OlI]{3}(?![0-9])")
_IBAN: Final = re.compile(r"(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?(?![A-Za-z0-9])")
_SPEAKS_OF_BANK: Final = re.compile(r"ゆうちょ|郵便貯金|銀行|信用金庫|信金|信用組合|農協|口座|通帳|振込|支店|bank")
_SPEAKS_OF_POST_BANK: Final = re.compile(r"ゆうちょ|郵便貯金|通常貯金|貯金|郵便局")
_SPEAKS_OF_INSURANCE: Final = re.compile(r"保険者|健康保険|被保険")
_OF_KIND: Final = re.compile(
    r"(?:(?<![一-龥])|(?<=店)|(?<=金庫)|(?<=組合))"
    r"[(]?(?:普通|普|当座|当|貯蓄)[)]?(?:預金|口座)?[ \t:：No.]*$"
)
_LOOSE_WORDS: Final = frozenset({"口座番号", "口座no", "accountnumber", "accountno", "account#", "a/cno", "a/c"})


def find(page: Page) -> Iterator[Hit]:
    is_bank = _SPEAKS_OF_BANK.search(page.words) is not None
    for row in page.rows:
        for label in row.labels:
            yield from _beside(page, row, label, is_bank=is_bank)
        if row.has_digits:
            yield from _accounts(page, row, is_bank=is_bank)
            yield from _ibans(row)


def _beside(page: Page, row: Row, label: Label, *, is_bank: bool) -> Iterator[Hit]:
    pattern, score = _wanted(page, label, is_bank=is_bank)
    span = page.value(row, label) if pattern else None
    match = pattern.search(page.text(span)) if pattern and span else None
    if span and match:
        yield Hit(Kind.BANK_ACCOUNT, score, (Span(span.row, span.start + match.start(), span.start + match.end()),))


def _wanted(page: Page, label: Label, *, is_bank: bool) -> tuple[re.Pattern[str] | None, float]:
    """What to look for beside a label, and how sure it would be."""
    if label.topic is Topic.ACCOUNT:
        return (_LOOSE_ACCOUNT if label.word in _LOOSE_WORDS else _ACCOUNT), _LABELLED
    if label.topic is Topic.OFFICE or label.word == "店番号":
        return (_BRANCH, _BRANCH_SCORE) if is_bank else (None, 0.0)
    is_post = _SPEAKS_OF_POST_BANK.search(page.words) and not _SPEAKS_OF_INSURANCE.search(page.words)
    if is_post and label.topic is Topic.SYMBOL:
        return (_POSTAL if label.word in {"記号番号", "記号・番号"} else _SYMBOL), _LABELLED
    if is_post and label.topic is Topic.NUMBER and label.word == "番号":
        return _NUMBER, _LABELLED
    return None, 0.0


def _accounts(page: Page, row: Row, *, is_bank: bool) -> Iterator[Hit]:
    for match in _ACCOUNT.finditer(row.numbers) if is_bank else ():
        span = Span(row.index, match.start(), match.end())
        if _OF_KIND.search(row.text[: match.start()]) or page.topic(span) is Topic.ACCOUNT:
            yield Hit(Kind.BANK_ACCOUNT, _LABELLED, (span,))
    if _SPEAKS_OF_POST_BANK.search(page.words):
        for match in _POSTAL.finditer(row.numbers):
            yield Hit(Kind.BANK_ACCOUNT, _LABELLED, (Span(row.index, match.start(), match.end()),))


def _ibans(row: Row) -> Iterator[Hit]:
    for match in _IBAN.finditer(row.text):
        if iban(match.group().replace(" ", "")):
            yield Hit(Kind.BANK_ACCOUNT, _CHECKED, (Span(row.index, match.start(), match.end()),))
