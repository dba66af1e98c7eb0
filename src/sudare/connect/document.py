"""The OpenAPI document: what ninja knows of its own operations, and of the bare doors before Django what it can't."""

from typing import Any, Final

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from sudare.connect.schemas import Problem
from sudare.connect.tus import EXTENSIONS, VERSION

Json = dict[str, Any]

PROBLEM: Final = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
SIGNED_IN: Final[list[Json]] = [{"Session": []}]
_UUID: Final = {"type": "string", "format": "uuid"}
_USUAL: Final = {
    400: "The request can't be understood",
    401: "Nobody is signed in",
    403: "The role doesn't allow it, or the CSRF token is missing",
    404: "Absent, or not for this person: the two look the same",
    405: "This method isn't here",
    409: "It has changed in the meantime",
    413: "Too large",
    415: "This kind of content can't be used",
    416: "The picture has no such part",
    422: "Something in the request can't be used",
    429: "Too often; see Retry-After",
    500: "Our fault",
    503: "Busy, or something we lean on is missing",
}


def _in_path(name: str) -> Json:
    return {"in": "path", "name": name, "required": True, "schema": _UUID}


def _in_header(name: str, *, required: bool = False, **schema: Any) -> Json:
    return {"in": "header", "name": name, "required": required, "schema": {"type": "string", **schema}}


def _operation(name: str, summary: str, *parameters: Json, tag: str = "resumable uploads", **more: Any) -> Json:
    return {
        "operationId": f"sudare_connect_{name}",
        "summary": summary,
        "tags": [tag],
        "security": SIGNED_IN,
        "parameters": list(parameters),
    } | more


def _answers(status: int, description: str, *headers: str) -> Json:
    fields = {name: {"schema": {"type": "string"}} for name in ("Tus-Resumable", *headers)}
    return {"responses": {status: {"description": description, "headers": fields}}}


def _events(description: str) -> Json:
    return {
        "responses": {
            200: {"description": description, "content": {"text/event-stream": {"schema": {"type": "string"}}}}
        }
    }


_TUS: Final = _in_header("Tus-Resumable", required=True, const=VERSION)
_KEY: Final = _in_header("Idempotency-Key", maxLength=80)
_BYTES: Final[Json] = {
    "requestBody": {
        "required": True,
        "content": {"application/offset+octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_PLACE: Final = {"in": "query", "name": "after", "required": False, "schema": {"type": "integer", "minimum": 0}}

BARE: Final[Json] = {
    "/api/v1/stream": {
        "get": _operation(
            "stream_hints",
            "Hints about my rooms and uploads, as server-sent events",
            tag="streams",
            **_events("`room`, `attachment` and `bye` events, none with an id"),
        )
    },
    "/api/v1/rooms/{room_id}/stream": {
        "get": _operation(
            "stream_room",
            "A room's log as server-sent events; `Last-Event-ID` wins over `after`",
            _in_path("room_id"),
            _PLACE,
            _in_header("Last-Event-ID", pattern="^[0-9]{1,15}$"),
            tag="streams",
            **_events("The log's facts with their sequence as id; hints and `typing`, `read`, `bye` without"),
        )
    },
    "/api/v1/answers/{answer_id}/stream": {
        "get": _operation(
            "stream_answer",
            "An answer while it comes, as server-sent events: each holds the whole answer as it is",
            _in_path("answer_id"),
            tag="streams",
            **_events("Events named by the answer's state, with its version as id; `bye` when it has ended"),
        )
    },
    "/api/v1/uploads/tus": {
        "options": _operation("tus_abilities", f"tus {VERSION}: {EXTENSIONS}", security=[])
        | _answers(204, "What the server can do", "Tus-Version", "Tus-Extension", "Tus-Max-Size"),
        "post": _operation(
            "tus_create",
            "Begin a resumable upload, with or without its first bytes",
            _TUS,
            _KEY,
            _in_header("Upload-Length", required=True, pattern="^[0-9]{1,15}$"),
            _in_header("Upload-Metadata"),
        )
        | _answers(201, "Begun", "Location", "Upload-Offset", "Upload-Expires"),
    },
    "/api/v1/uploads/tus/{upload_id}": {
        "head": _operation("tus_offset", "How far it got", _in_path("upload_id"), _TUS)
        | _answers(200, "The durable offset", "Upload-Offset", "Upload-Length", "Upload-Expires"),
        "patch": _operation(
            "tus_append",
            "Go on",
            _in_path("upload_id"),
            _TUS,
            _in_header("Upload-Offset", required=True, pattern="^[0-9]{1,15}$"),
            **_BYTES,
        )
        | _answers(204, "Sealed so far", "Upload-Offset", "Upload-Expires"),
        "delete": _operation("tus_end", "Give it up", _in_path("upload_id"), _TUS) | _answers(204, "Gone"),
    },
}


class Documented(NinjaAPI):
    """Ninja's API, whose document also tells of problems and of the doors that stand before Django."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Json | None = None) -> OpenAPISchema:
        document = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        document["paths"] = {**document["paths"], **BARE}
        document["components"]["schemas"].update(_problem_schemas())
        for operation in (each for path in document["paths"].values() for each in path.values()):
            operation["responses"] = _told(operation)
        return document


def _told(operation: Json) -> Json:
    """An operation's answers with every problem it may end in."""
    told = {str(status): answer for status, answer in operation["responses"].items()}
    for status, description in _USUAL.items():
        told.setdefault(str(status), {"description": description, "content": PROBLEM})
    return told


def _problem_schemas() -> Json:
    made = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**made.pop("$defs", {}), "Problem": made}
