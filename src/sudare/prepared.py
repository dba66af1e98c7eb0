"""Questions asked so often that spelling them costs more than asking: each is spelled once, and only its values change.

Django builds the words of a question anew each time, which takes several times what the database needs to answer it.
A question whose words are always the same is built once for each database here, with blanks where its values go. What
comes back are the same rows, made by the same code of Django's. See docs/decisions/0272.
"""

import copy
import inspect
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import connections, models
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=models.Model)
FIELDS: Final[dict[type, models.Field[Any, Any]]] = {
    UUID: models.UUIDField(),
    datetime: models.DateTimeField(),
    str: models.CharField(),
    int: models.IntegerField(),
}


def _example(kind: type) -> Any:
    """A value that stands nowhere else in the question."""
    if kind is UUID:
        return uuid4()
    if kind is datetime:
        return datetime(1999, 1, 1, tzinfo=UTC) + timedelta(microseconds=secrets.randbelow(10**15))
    return secrets.randbits(30) if kind is int else secrets.token_hex(12)


@dataclass(frozen=True, slots=True)
class _Spelled:
    compiler: SQLCompiler
    sql: str
    values: tuple[Any, ...]  # as the database takes them; a ``_Blank`` where the asker's own go


@dataclass(frozen=True, slots=True)
class _Blank:
    name: str
    field: Any


class Prepared(Generic[M]):
    """``ask`` makes the question out of named values of fixed kinds; it must have the same shape whatever they are."""

    def __init__(self, ask: Callable[..., "models.QuerySet[M]"]) -> None:
        self._ask = ask
        self._kinds = {name: each.annotation for name, each in inspect.signature(ask).parameters.items()}
        self._spelled: dict[str, _Spelled] = {}

    def first(self, **values: Any) -> M | None:
        found = self.all(**values)
        return found[0] if found else None

    def all(self, *, using: str = "default", **values: Any) -> list[M]:
        connection = connections[using]
        spelled = self._spelled.get(using) or self._spell(using)
        params = tuple(
            each.field.get_db_prep_value(values[each.name], connection) if isinstance(each, _Blank) else each
            for each in spelled.values
        )
        compiler = copy.copy(spelled.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_, **__: (spelled.sql, params)  # type: ignore[method-assign]
        converters = self._converters(compiler, connection)
        compiler.get_converters = lambda _: converters  # type: ignore[method-assign,assignment]
        return list(ModelIterable(_Asked(using, compiler)))  # type: ignore[arg-type]

    def _converters(self, compiler: SQLCompiler, connection: Any) -> Any:
        """What makes values of Python's out of the database's; kept with the connection, and gone with it."""
        kept = vars(connection).setdefault("prepared_converters", {})
        if self not in kept:
            kept[self] = compiler.get_converters([column[0] for column in compiler.select])
        return kept[self]

    def _spell(self, using: str) -> _Spelled:
        connection = connections[using]
        examples = {name: _example(kind) for name, kind in self._kinds.items()}
        query = self._ask(**examples).query
        compiler = query.get_compiler(using)
        sql, params = compiler.as_sql()
        known = {
            FIELDS[kind].get_db_prep_value(examples[name], connection): _Blank(name, FIELDS[kind])
            for name, kind in self._kinds.items()
        }
        values = tuple(known.get(one, one) if isinstance(one, (str, int, UUID, datetime)) else one for one in params)
        if {one.name for one in values if isinstance(one, _Blank)} != set(self._kinds):
            raise ValueError("a value of the question doesn't stand in it by itself")
        compiler.connection = None  # it is one thread's; kept here, it would stay open after that thread
        self._spelled[using] = spelled = _Spelled(compiler, sql, values)
        return spelled


class _Asked:
    """What Django's iterable asks of a queryset."""

    _fields = None

    def __init__(self, db: str, compiler: SQLCompiler) -> None:
        self.db = db
        self.query = self
        self._compiler = compiler
        self._known_related_objects: dict[Any, Any] = {}

    def get_compiler(self, using: str) -> SQLCompiler:
        del using
        return self._compiler
