"""The page's own types say what the API's document says: every field, no other, and the same words where words are few."""

import re
from pathlib import Path
from typing import Any

import pytest

from sudare.connect.api import api

TYPES = (Path(__file__).parents[2] / "frontend" / "src" / "api" / "types.ts").read_text()
SCHEMAS: dict[str, Any] = api.get_openapi_schema()["components"]["schemas"]
# the page's name for it: the document's
SAME = {
    "Attachment": "Attachment",
    "Finding": "Finding",
    "Stroke": "Stroke",
    "Mask": "Mask",
    "Edit": "Edit",
    "ReviewStatus": "ReviewStatus",
    "Media": "Media",
    "Verdict": "Verdict",
    "Reason": "Reason",
    "Fact": "Fact",
    "Kept": "Kept",
    "Advice": "Advice",
    "Rendition": "Rendition",
    "Author": "Author",
    "Quote": "Quoted",
    "Message": "Message",
    "MemberRef": "EventMember",
    "RoomEvent": "Event",
    "LastMessage": "LastMessage",
    "RoomSummary": "RoomSummary",
    "Member": "Member",
    "Room": "Room",
    "Person": "Person",
    "Me": "Me",
    "EventPage": "Events",
}
UNIONS = {
    "AttachmentState": "State",
    "EventKind": "EventKind",
    "ReviewKind": "ReviewKind",
    "ReviewState": "ReviewState",
}


def fields_of(name: str) -> set[str]:
    found = re.search(rf"export interface {name}(?: extends (\w+))? {{\n(.*?)\n}}", TYPES, re.DOTALL)
    assert found, f"types.ts has no interface {name}"
    own = set(re.findall(r"^  (\w+)\??:", found[2], re.MULTILINE))
    return own | (fields_of(found[1]) if found[1] else set())


@pytest.mark.parametrize(("ours", "theirs"), SAME.items())
def test_an_interface_has_the_fields_of_its_schema(ours, theirs):
    assert fields_of(ours) == set(SCHEMAS[theirs]["properties"])


@pytest.mark.parametrize(("ours", "theirs"), UNIONS.items())
def test_a_union_has_the_values_of_its_enum(ours, theirs):
    found = re.search(rf"export type {ours} =(.*?);", TYPES, re.DOTALL)
    assert found
    assert set(re.findall(r'"(\w+)"', found[1])) == set(SCHEMAS[theirs]["enum"])


def test_no_interface_is_left_unchecked():
    generic = {"Page", "MessagePage"}
    assert set(re.findall(r"export interface (\w+)", TYPES)) == set(SAME) | generic


WIDGET = (Path(__file__).parents[2] / "frontend" / "widget" / "terms.ts").read_text()
VISITORS = {
    "Desk": "Desk",
    "Look": "Look",
    "Question": "Question",
    "Option": "Option",
    "Ask": "Ask",
    "Visit": "Visiting",
}
VISITORS |= {"Entered": "CameIn", "Erased": "Erased", "Begun": "Beginning"}


@pytest.mark.parametrize(("ours", "theirs"), VISITORS.items())
def test_the_widget_reads_and_sends_no_field_that_isnt_there(ours, theirs):
    found = re.search(rf"export interface {ours} {{\n(.*?)\n}}", WIDGET, re.DOTALL)
    assert found
    fields = set(re.findall(r"^  (\w+)\??:", found[1], re.MULTILINE))
    assert fields
    assert fields <= set(SCHEMAS[theirs]["properties"])
