"""What the document promises, and what many odd requests get: no failure of ours, and nothing undocumented."""

import enum
import importlib
import pkgutil
from collections import defaultdict
from typing import Any, get_args

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from ninja import Schema
from schemathesis import checks
from schemathesis.specs.openapi import checks as openapi_checks

import factories
import sudare.connect
from sudare.connect.api import api
from sudare.rooms import actions as rooms

pytestmark = pytest.mark.django_db(transaction=True)

DOCUMENT = schemathesis.openapi.from_dict(api.get_openapi_schema())
# A stream doesn't end, and a house without a worker is rightly not ready; both have tests of their own.
OPERATIONS = [found.ok() for found in DOCUMENT.exclude(path_regex="stream$|readyz$").get_all_operations()]
OPERATIONS.sort(key=lambda operation: operation.method == "delete")  # last, or nothing is left to ask about
KEPT = [
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_schema_conformance,
]


@schemathesis.serializer("application/offset+octet-stream")
def as_they_are(_context, value):
    return value if isinstance(value, bytes) else str(value).encode()


EXAMPLES = 15  # for each operation, signed in


def test_the_document_is_openapi_3_1_and_tells_of_every_address(live):
    document = live.client(None).get("/api/v1/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], f"{method} {path} says nothing about itself"
            assert "404" in operation["responses"]


def test_odd_requests_never_break_anything(lasting_cast, live):
    """Every operation, with ids that exist and ids that don't, bodies right and wrong."""
    cast = lasting_cast
    client = live.client(cast.alice)
    picture = factories.a_confirmed_picture(uploader=cast.alice, room=cast.room)
    message = rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="hers", attachment_ids=[picture.pk])
    there = {
        "room_id": cast.room.pk,
        "message_id": message.pk,
        "attachment_id": picture.pk,
        "user_id": cast.bob.user_id,
    }
    for operation in OPERATIONS:
        ask(operation, client, {name: str(value) for name, value in there.items()})


def ask(operation, client: httpx.Client, there: dict[str, str]) -> None:
    @given(case=operation.as_strategy(), is_real=st.booleans())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def each(case, is_real):
        if is_real and case.path_parameters:
            case.path_parameters.update({name: value for name, value in there.items() if name in case.path_parameters})
        answer = case.call(
            base_url=str(client.base_url),
            headers={"X-CSRFToken": client.headers["X-CSRFToken"]},
            cookies=dict(client.cookies),
        )
        case.validate_response(answer, checks=KEPT)

    each()


def test_no_two_shapes_share_a_name():
    """The document knows them by their class's name alone: of two, one would silently stand for the other."""
    shapes: dict[str, set[type]] = defaultdict(set)
    for module in pkgutil.iter_modules(sudare.connect.__path__, "sudare.connect."):
        for shape in vars(importlib.import_module(module.name)).values():
            if isinstance(shape, type) and issubclass(shape, Schema) and shape.__module__.startswith("sudare"):
                _gather(shape, shapes)
    assert {name: found for name, found in shapes.items() if len(found) > 1} == {}


def _gather(shape: Any, shapes: dict[str, set[type]]) -> None:
    if isinstance(shape, type) and issubclass(shape, enum.Enum | Schema) and shape not in shapes[shape.__name__]:
        shapes[shape.__name__].add(shape)
        for field in getattr(shape, "model_fields", {}).values():
            _gather(field.annotation, shapes)
    for part in get_args(shape):
        _gather(part, shapes)
