"""A mail, read with nothing believed: who says they sent it, which of our mails it answers, its words and its files."""

import email
import hashlib
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from html.parser import HTMLParser
from typing import Any, Final

from sudare.channels.errors import LetterUnreadable
from sudare.channels.terms import PARTS_AT_MOST, PICTURES_AT_MOST, SUBJECT_AT_MOST, Enclosure, Letter
from sudare.kit.text import clean_line, clean_text

ID: Final = re.compile(r"<[^<>\s]{3,250}>")
ADDRESS: Final = re.compile(r"[^@\s<>\"]{1,64}@[^@\s<>\"]{1,255}")
WORDS_AT_MOST: Final = 8_000
HEADER_AT_MOST: Final = 8_000
_QUOTED: Final = re.compile(
    r"^(?:>|On .{0,200}wrote:\s*$|\d{4}年.{0,120}[:：]\s*$|.{0,120}のメール[:：]\s*$"
    r"|-{2,}\s*Original Message|_{10,}|-{5,}\s*元のメッセージ)",
    re.IGNORECASE,
)
_METHOD: Final = re.compile(r"\bdmarc\s*=\s*pass\b", re.IGNORECASE)
_ALIGNED: Final = re.compile(r"\bdkim\s*=\s*pass\b[^;]*\bheader\.(?:d=|i=@?)([a-z0-9.-]+)", re.IGNORECASE)


def read_letter(content: bytes, *, vouching_server: str = "") -> Letter:
    """The mail's parts that a desk can use. Raises: LetterUnreadable."""
    try:
        mail = email.message_from_bytes(content, policy=SMTP)
        sender, name = _sender(mail)
        texts, files, left_out = _parts(mail)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise LetterUnreadable from error
    return Letter(
        sender=sender,
        name=name,
        subject=clean_line(_header(mail, "Subject"))[:SUBJECT_AT_MOST],
        text=without_quotes(clean_text(texts))[:WORDS_AT_MOST],
        message_id=_own_id(mail, content),
        refers_to=tuple(dict.fromkeys(ID.findall(f"{_header(mail, 'In-Reply-To')} {_header(mail, 'References')}"))),
        is_vouched=_is_vouched(mail, sender, vouching_server),
        is_automatic=_is_automatic(mail),
        enclosures=files,
        left_out=left_out,
    )


def without_quotes(text: str) -> str:
    """What was written anew, without the mail it answers; all of it where nothing would be left."""
    lines = text.split("\n")
    until = next((number for number, line in enumerate(lines) if _QUOTED.match(line)), len(lines))
    return "\n".join(lines[:until]).strip() or text


def outside_id(message_id: str) -> str:
    """A mail's id, short and of one shape, to know it again."""
    return hashlib.sha256(message_id.encode("utf-8", "replace")).hexdigest()


def _sender(mail: EmailMessage) -> tuple[str, str]:
    """The one sender. Two ``From`` lines, or two people in one, is how somebody pretends: such a mail is nobody's.

    Where there are angle brackets, the address is what stands in them: "hana@… <eve@…>" comes from Eve.
    """
    lines = mail.get_all("From") or []
    people: tuple[Any, ...] = lines[0].addresses if len(lines) == 1 else ()
    if len(people) != 1 or not ADDRESS.fullmatch(people[0].addr_spec):
        raise LetterUnreadable
    written = next(str(value) for name, value in mail.raw_items() if name.lower() == "from")
    address = str(people[0].addr_spec)
    if "<" in written and re.findall(r"<([^<>]*)>", written)[-1:] != [address]:
        raise LetterUnreadable
    return address.lower(), clean_line(people[0].display_name)[:80]


def _header(mail: EmailMessage, name: str) -> str:
    return str(mail.get(name) or "")[:HEADER_AT_MOST]


def _own_id(mail: EmailMessage, content: bytes) -> str:
    """Its id, or one made of its bytes where it has none."""
    found = ID.search(_header(mail, "Message-ID"))
    return found[0] if found else f"<{hashlib.sha256(content).hexdigest()}@without-id.invalid>"


def _is_automatic(mail: EmailMessage) -> bool:
    """Written by a machine (RFC 3834): never answered, or two machines talk to each other all night."""
    submitted = _header(mail, "Auto-Submitted").strip().lower()
    is_bulk = _header(mail, "Precedence").strip().lower() in {"bulk", "junk", "list", "auto_reply"}
    is_bounce = _header(mail, "Return-Path").strip() == "<>" or mail.get_content_type() == "multipart/report"
    return submitted not in {"", "no"} or is_bulk or is_bounce or "List-Id" in mail


def _is_vouched(mail: EmailMessage, sender: str, vouching_server: str) -> bool:
    """Whether the server that took it in for us found the sender true (RFC 8601): only its newest line counts.

    Lines below may have been written by whoever sent it.
    """
    first = (mail.get_all("Authentication-Results") or [""])[0]
    name, _, said = str(first)[:HEADER_AT_MOST].partition(";")
    if not vouching_server or name.strip().split(" ")[0].lower() != vouching_server.lower():
        return False
    domain = sender.partition("@")[2]
    return bool(_METHOD.search(said)) or any(domain == known.lower() for known in _ALIGNED.findall(said))


def _parts(mail: EmailMessage) -> tuple[str, tuple[Enclosure, ...], int]:
    """Words and picture files, of at most so many parts. What is no picture is counted and not opened."""
    plain, marked, left_out = "", "", 0
    files: list[Enclosure] = []
    for part in _leaves(mail):
        kind, is_file = part.get_content_type(), part.get_content_disposition() == "attachment"
        if kind.startswith("image/") or (kind == "application/octet-stream" and part.get_filename()):
            if len(files) < PICTURES_AT_MOST:
                files.append(Enclosure((part.get_filename() or "")[:200], _bytes_of(part)))
            else:
                left_out += 1
        elif kind == "text/plain" and not is_file and not plain:
            plain = _words_of(part)
        elif kind == "text/html" and not is_file and not marked:
            marked = _words_of(part)
        else:
            left_out += 1
    return plain or _without_marks(marked), tuple(files), left_out


def _leaves(mail: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, never those of a mail inside the mail."""
    seen, waiting = 0, [mail]
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > PARTS_AT_MOST:
            raise LetterUnreadable
        if part.get_content_maintype() == "multipart":
            waiting = [each for each in part.iter_parts() if isinstance(each, EmailMessage)] + waiting
        else:
            yield part


def _bytes_of(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _words_of(part: EmailMessage) -> str:
    content = _bytes_of(part)[: WORDS_AT_MOST * 16]
    charset = part.get_content_charset() or "utf-8"
    try:
        return content.decode(charset, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


class _Words(HTMLParser):
    """The words of a page, without what isn't shown."""

    BREAKS: Final = frozenset({"br", "p", "div", "tr", "li", "blockquote"})
    HIDDEN: Final = frozenset({"script", "style", "head", "title", "template"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._hidden += tag in self.HIDDEN
        if tag in self.BREAKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in self.HIDDEN and self._hidden > 0

    def handle_data(self, words: str, /) -> None:
        if not self._hidden:
            self.found.append(words)


def _without_marks(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.found))
