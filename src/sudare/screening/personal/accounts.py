"""User names: beside a word for one, in 「…としてログイン」, as @handle; and numbers by which a school, firm or
hospital knows somebody.

Decorators, packages and style rules begin with @ too: a handle without a word beside it doesn't count where a
picture shows code. Scores: 0.92 in a sentence about being signed in, 0.9 beside a label, 0.88 numbers of students,
staff and patients, 0.7 a handle alone.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import Label, Topic
from sudare.screening.personal.letters import listed
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_SIGNED_IN, _LABELLED, _PERSON_ID, _HANDLE = 0.92, 0.9, 0.88, 0.7
_AS: Final = re.compile(
    r"(?P<before>[^\s「」、。:]{2,24}?)(?:[ ]?さん)?[ ]?として(?:ログイン|サインイン)"
    r"|(?:logged|signed)[ ]in[ ]as[ ]:?[ ]?(?P<after>[^\s,;。]{2,40}(?:[ ][A-Z][a-z]+)?)"
    r"|(?:ようこそ|こんにちは)[、,!! ]{0,3}(?P<welcomed>[^\s、。!]{2,20}?)[ ]?(?:さん|様)(?![々])"
    r"|welcome(?:[ ]back)?,[ ](?P<greeted>[A-Za-z0-9_.-]{2,24})(?=[!.]|$)",
    re.IGNORECASE,
)
_HANDLE_SHAPE: Final = re.compile(
    r"(?<![A-Za-z0-9._%+@/\"'-])@(?=[A-Za-z0-9._]*[A-Za-z])[A-Za-z0-9_](?:[A-Za-z0-9_]"
    r"|\.(?=[A-Za-z0-9_])){2,29}(?![A-Za-z0-9_@(/:{-]|[ ]?[({])"
)
_ASCII_NAME: Final = re.compile(r"@?[A-Za-z0-9][A-Za-z0-9._-]{2,39}(?:@[A-Za-z0-9.-]+)?")
_ANY_NAME: Final = re.compile(r"[^\s@:;,。、()「」]{2,20}")
_IDENTIFIER: Final = re.compile(r"[A-Za-z]{0,4}[ -]?[0-9OlI][0-9A-Za-z-]{2,14}")
_CODE: Final = re.compile(
    r"(?:^|[ \t])(?:def|class|import|from|return|function|const|let|var|public|private|static|void|if|else"
    r"|for|package|npm|pip|@media|async|struct|fn|use|include|export)[ (]|[{};]$|=>|</|/>|\(\)|::|==|&&"
    r"|\$ "
)
_CODE_ROWS = 2
_WORDS_AFTER_AT: Final = listed(
    "property staticmethod classmethod dataclass override overrides test media import charset keyframes "
    "font-face supports param params return returns throws since author see deprecated autowired bean "
    "component service repository controller types layer apply tailwind include mixin extend use page "
    "everyone here channel all pytest patch app abstractmethod contextmanager cache lru_cache wraps entity "
    "table column id nullable notnull inject module injectable input output json"
)
_NO_VALUES: Final = re.compile(
    r"入力|必須|任意|してくだ|忘れ|変更|登録|編集|削除|作成|設定|検索|確認|お持ち|こちら|ログイン"
    r"|パスワード|管理|一覧|情報|\b(?:enter|your|required|password|email|optional|example|here|forgot|please"
    r"|sign|login|create|settings|not|and|or|is)\b",
    re.IGNORECASE,
)
_STRICT_WORDS: Final = listed("id user アカウント login handle twitter instagram インスタ")


def find(page: Page) -> Iterator[Hit]:
    is_code = sum(1 for row in page.rows if _CODE.search(row.text)) >= _CODE_ROWS
    for row in page.rows:
        for match in _AS.finditer(row.text):
            name = next((group for group in ("before", "after", "welcomed", "greeted") if match[group]), None)
            if name and match[name] not in {"お客", "皆", "皆さ", "ゲスト", "guest", "back"}:
                yield Hit(Kind.USER_NAME, _SIGNED_IN, (Span(row.index, match.start(name), match.end(name)),))
        for label in row.labels:
            yield from _beside(page, row, label)
        if "@" in row.text and not is_code:
            yield from _handles(row)


def _beside(page: Page, row: Row, label: Label) -> Iterator[Hit]:
    if label.topic not in {Topic.USER, Topic.PERSON_ID}:
        return
    span = page.value(row, label)
    text = page.text(span) if span else ""
    pattern = (
        _IDENTIFIER if label.topic is Topic.PERSON_ID else _ASCII_NAME if label.word in _STRICT_WORDS else _ANY_NAME
    )
    match = pattern.match(text)
    if span is None or match is None or not _is_value(row, label, match.group(), whole=text):
        return
    score = _PERSON_ID if label.topic is Topic.PERSON_ID else _LABELLED
    yield Hit(Kind.USER_NAME, score, (Span(span.row, span.start, span.start + match.end()),))


def _is_value(row: Row, label: Label, value: str, *, whole: str) -> bool:
    """No hint, no heading, no sentence; beside a bare ID only what a person would choose: letters, with a mark or
    number.
    """
    if _NO_VALUES.search(whole) or (label.topic is Topic.USER and len(whole.split()) > 2):  # noqa: PLR2004 — a sentence
        return False
    if label.word not in _STRICT_WORDS:
        return True
    is_chosen = any(letter.islower() for letter in value) and any(not letter.isalpha() for letter in value)
    return is_chosen and row.text[label.end : label.end + 2].strip().startswith((":", "@"))


def _handles(row: Row) -> Iterator[Hit]:
    for match in _HANDLE_SHAPE.finditer(row.text):
        name = match.group()[1:].lower()
        if name.split(".")[0] not in _WORDS_AFTER_AT and "2x" not in name and "3x" not in name:
            yield Hit(Kind.USER_NAME, _HANDLE, (Span(row.index, match.start(), match.end()),))
