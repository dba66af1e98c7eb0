"""Numbers of health insurance and pension: 保険者番号, 記号・番号・枝番, 公費負担者・受給者番号, 基礎年金番号.

Sources: 厚生労働省 保険者番号等の設定について (eight digits, six for 国民健康保険, the last a check digit);
日本年金機構 (基礎年金番号: four and six digits). Health insurance numbers mustn't be asked for or kept as a means of
identification (告知要求制限, 2020-10-01): rather one too many.

Scores: 0.99 保険者番号 with its check digit, 0.9 without; 0.9 記号・番号・枝番 on a picture that speaks of
insurance; 0.98 a pension number beside its label, 0.85 its shape on a picture that speaks of pensions.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import Label, Topic
from sudare.screening.personal.numbers import DIGIT, digits_of, insurer
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_CHECKED, _LABELLED, _PENSION, _PENSION_BY_PICTURE = 0.99, 0.9, 0.98, 0.85
_INSURER: Final = re.compile(rf"{DIGIT}(?:[ ]?{DIGIT}){{4,9}}")
_SPEAKS_OF_INSURANCE: Final = re.compile(
    r"保険者|健康保険|健保|保険証|資格確認書|資格情報|被保険|後期高齢者|協会けんぽ|国民健康|共済組合|公費|全国健康保険"
)
_SPEAKS_OF_BANK: Final = re.compile(r"ゆうちょ|郵便貯金|貯金|銀行|口座")
_SYMBOL: Final = re.compile(
    r"[0-9A-Za-z一-龥々ぁ-んァ-ヶ]{1,8}(?:[ ]?[-・.][ ]?[0-9A-Za-z一-龥ぁ-んァ-ヶ]{1,8}){0,3}(?:[ ]+[0-9]{1,8})?"
)
_NUMBER: Final = re.compile(r"[0-9OlI]{1,8}(?:[-・ ][0-9OlI]{1,8})?")
_BRANCH: Final = re.compile(r"[0-9OlI]{1,2}")
_PENSION_SHAPE: Final = re.compile(rf"(?<![A-Za-z0-9#-]){DIGIT}{{4}}[ ]?[-ー ][ ]?{DIGIT}{{6}}(?![A-Za-z0-9#-])")
_PENSION_DIGITS: Final = re.compile(rf"(?<![A-Za-z0-9#-]){DIGIT}{{10}}(?![A-Za-z0-9#-])")
_SPEAKS_OF_PENSION: Final = re.compile(r"年金手帳|基礎年金|年金番号|年金定期便|日本年金機構|国民年金")


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        for label in row.labels:
            yield from _beside(page, row, label)
        if row.has_digits:
            yield from _pensions(page, row)


def _beside(page: Page, row: Row, label: Label) -> Iterator[Hit]:
    pattern = _PATTERNS.get(label.topic)
    if pattern is None or not _is_of_insurance(page, label):
        return
    span = page.value(row, label)
    match = pattern.match(page.text(span)) if span else None
    if span and match and any(letter.isdigit() for letter in match.group()):
        yield Hit(
            Kind.INSURANCE_NUMBER, _score(label, match.group()), (Span(span.row, span.start, span.start + match.end()),)
        )


_PATTERNS: Final = {Topic.INSURER: _INSURER, Topic.SYMBOL: _SYMBOL, Topic.NUMBER: _NUMBER, Topic.BRANCH: _BRANCH}


def _is_of_insurance(page: Page, label: Label) -> bool:
    if label.topic is Topic.INSURER:
        return True
    if label.topic is Topic.NUMBER and label.word != "番号":
        return False
    return bool(_SPEAKS_OF_INSURANCE.search(page.words)) and not _SPEAKS_OF_BANK.search(page.words)


def _score(label: Label, text: str) -> float:
    digits = digits_of(text)
    is_checked = label.topic is Topic.INSURER and len(digits) in {6, 8} and insurer(digits)
    return _CHECKED if is_checked else _LABELLED


def _pensions(page: Page, row: Row) -> Iterator[Hit]:
    for match in _PENSION_SHAPE.finditer(row.numbers):
        span = Span(row.index, match.start(), match.end())
        topic = page.topic(span)
        if topic is Topic.PENSION:
            yield Hit(Kind.PENSION_NUMBER, _PENSION, (span,))
        elif topic is None and _SPEAKS_OF_PENSION.search(page.words):
            yield Hit(Kind.PENSION_NUMBER, _PENSION_BY_PICTURE, (span,))
    for match in _PENSION_DIGITS.finditer(row.numbers):
        span = Span(row.index, match.start(), match.end())
        if page.topic(span) is Topic.PENSION:
            yield Hit(Kind.PENSION_NUMBER, _PENSION, (span,))
