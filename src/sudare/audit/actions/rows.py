"""The three statements of an append, spelled once per kind of database.

Django builds a statement anew each time it is asked, which took longer than all else an append does (decision 0154).
The values still go through Django's own fields, so that a row is the same whoever wrote it.
"""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model

from sudare.audit.models import Entry, Head
from sudare.audit.proofs.tree import Frontier

_ENTRY: Final = Entry._meta  # noqa: SLF001  Django's documented way to ask a model for its columns
_HEAD: Final = Head._meta  # noqa: SLF001  as above


def held_tree(organisation_id: UUID) -> Frontier | None:
    """The end of the tree, its row locked where rows can be; None where it hasn't begun."""
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        cursor.execute(_select(connection), (_prepared(_HEAD.pk, organisation_id, connection),))
        row = cursor.fetchone()
    return Frontier.read(row[0], bytes(row[1])) if row else None


def keep_tree(organisation_id: UUID, tree: Frontier) -> None:
    """The end of the tree as it is now."""
    connection = connections[DEFAULT_DB_ALIAS]
    values = (tree.packed, organisation_id)
    columns = (_HEAD.get_field("frontier"), _HEAD.pk)
    prepared = [_prepared(column, value, connection) for column, value in zip(columns, values, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_update(connection), (tree.size, *prepared))


def insert_entry(entry: Entry) -> None:
    """The entry as a row; it counts as saved then."""
    connection = connections[DEFAULT_DB_ALIAS]
    columns = _ENTRY.concrete_fields
    with connection.cursor() as cursor:
        cursor.execute(
            _insert(connection), [_prepared(each, getattr(entry, each.attname), connection) for each in columns]
        )
    entry._state.adding, entry._state.db = False, DEFAULT_DB_ALIAS  # noqa: SLF001  as Model.from_db does


def _prepared(column: "Field[Any, Any]", value: object, connection: Any) -> Any:
    return column.get_db_prep_save(value, connection)


def _once_per_vendor(spell: Callable[[Any], str]) -> Callable[[Any], str]:
    spelled: dict[str, str] = {}

    def statement(connection: Any) -> str:
        if (known := spelled.get(connection.vendor)) is None:
            known = spelled[connection.vendor] = spell(connection)
        return known

    return statement


@_once_per_vendor
def _select(connection: Any) -> str:
    table, (size, frontier, key) = _names(connection, Head, "size", "frontier", "organisation_id")
    lock = f" {connection.ops.for_update_sql()}" if connection.features.has_select_for_update else ""
    return f"SELECT {size}, {frontier} FROM {table} WHERE {key} = %s{lock}"  # noqa: S608  names of our own columns


@_once_per_vendor
def _update(connection: Any) -> str:
    table, (size, frontier, key) = _names(connection, Head, "size", "frontier", "organisation_id")
    return f"UPDATE {table} SET {size} = %s, {frontier} = %s WHERE {key} = %s"  # noqa: S608  as above


@_once_per_vendor
def _insert(connection: Any) -> str:
    table, names = _names(connection, Entry, *(each.attname for each in _ENTRY.concrete_fields))
    places = ", ".join(["%s"] * len(names))
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})"  # noqa: S608  as above


def _names(connection: Any, model: type[Model], *columns: str) -> tuple[str, list[str]]:
    quote, meta = connection.ops.quote_name, model._meta  # noqa: SLF001  as above
    by_name = {each.attname: each.column for each in meta.concrete_fields}
    return quote(meta.db_table), [quote(by_name[each]) for each in columns]
