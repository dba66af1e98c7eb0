"""Every entry of a log spelled from its row as it stands, a million of them within seconds.

A row goes through no model: the database's own words for a moment and an id are put into the order of the one spelling.
That loses nothing, because each of them has one length and one form; a row in any other form gets another spelling, and
the leaf kept beside it says so (docs/decisions/0181).
"""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from json.encoder import encode_basestring_ascii
from typing import Any, Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections

from sudare.audit.models import Entry
from sudare.audit.terms import FORM

ROWS_AT_ONCE: Final = 2_000
HEX_ID, MOMENT, WHOLE_MOMENT = 32, len("2026-11-22 04:30:00.000000"), len("2026-11-22 04:30:00")
COLUMNS: Final = ("sequence", "at", "verb", "actor_id", "subject_id", "reason", "sealed", "details", "leaf")

_details: Final[Callable[[Any], str]] = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=True
).encode

UNSPEAKABLE: Final = "[]"  # of a row that no entry could have left: it fits no leaf


def spelled_entries(organisation_id: UUID, *, until: int | None = None) -> Iterator[tuple[int, bytes, bytes]]:
    """Each entry's sequence, the leaf kept with it, and its line from what stands there, as ``Deed.spelled``."""
    connection = connections[DEFAULT_DB_ALIAS]
    beginning = f'["{FORM}","{organisation_id}",'
    with connection.chunked_cursor() as cursor:
        cursor.execute(_select(connection), (_own(connection, organisation_id), _last(until)))
        pages = iter(lambda: cursor.fetchmany(ROWS_AT_ONCE), [])
        for *columns, leaf in chain.from_iterable(pages):
            try:
                line = _line(beginning, columns)
            except (TypeError, ValueError):  # somebody put a number where a moment stands, or half an object
                line = UNSPEAKABLE
            yield columns[0], bytes(leaf), line.encode()


def _line(beginning: str, columns: list[Any]) -> str:
    sequence, at, verb, actor, subject, reason, sealed, details = columns
    return (
        f"{beginning}{sequence},{_moment(at)},{_word(verb)},{_known_id(actor)},{_id(subject)},{_word(reason)},"
        f'"{b64encode(sealed).decode() if sealed else ""}",{_spelled_details(details)}]'
    )


def _moment(at: str) -> str:
    """As ``terms.as_moment`` writes it, from what SQLite keeps or PostgreSQL was asked for: UTC both."""
    if len(at) == WHOLE_MOMENT:
        at += ".000000"
    return f'"{at[:10]}T{at[11:]}Z"' if len(at) == MOMENT and at[10] == " " else encode_basestring_ascii(at)


def _id(hexadecimal: str | None) -> str:
    if hexadecimal is None:
        return "null"
    if len(hexadecimal) != HEX_ID:
        return encode_basestring_ascii(hexadecimal)
    h = hexadecimal
    return f'"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"'


_known_id: Final = lru_cache(4_096)(_id)
_verb: Final = lru_cache(4_096)(encode_basestring_ascii)


def _word(text: str) -> str:
    return _verb(text) if text else '""'


def _spelled_details(text: str) -> str:
    return "{}" if text == "{}" else _details(json.loads(text))


def _last(until: int | None) -> int:
    return 2**62 if until is None else until


def _own(connection: Any, organisation_id: UUID) -> Any:
    return Entry._meta.get_field("organisation_id").get_db_prep_value(organisation_id, connection)  # noqa: SLF001  Django's way to ask a model for its columns


def _select(connection: Any) -> str:
    """Ids as 32 hexadecimal digits, moments as text in UTC: SQLite keeps them so, PostgreSQL is asked for it."""
    quote, meta = connection.ops.quote_name, Entry._meta  # noqa: SLF001  as above
    names = {each.attname: each.column for each in meta.concrete_fields}
    columns = [_asked(connection, quote(names[name]), name) for name in COLUMNS]
    return (
        f"SELECT {', '.join(columns)} FROM {quote(meta.db_table)} "  # noqa: S608  names of our own columns
        "WHERE organisation_id = %s AND sequence <= %s ORDER BY sequence"
    )


def _asked(connection: Any, column: str, name: str) -> str:
    if connection.vendor != "postgresql":
        return f"CAST({column} AS TEXT)" if name == "at" else column  # or Django's reader makes a datetime of it
    forms = {
        "at": f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
        "actor_id": f"replace({column}::text, '-', '')",
        "subject_id": f"replace({column}::text, '-', '')",
        "details": f"{column}::text",
    }
    return forms.get(name, column)
