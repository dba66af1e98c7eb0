"""H1: one choke point, and a list of everybody who calls it. A new caller joins the list and its tests."""

import ast
from pathlib import Path

import sudare

PACKAGE = Path(sudare.__file__).parent

# who destroys sealed objects → where that path is tried down to the last byte
CALLERS = {
    "attachments/actions/checks.py": "tests/attachments/test_checking.py, test_canary.py: refused, checked",
    "attachments/actions/sealing.py": "tests/attachments/test_checking.py: failed after sealing",
    "attachments/actions/release.py": "tests/attachments/test_edits.py, test_any_order.py: the original at sending",
    "attachments/actions/drawings.py": "tests/attachments/test_edits.py: what was drawn anew",
    "attachments/actions/ends.py": "tests/attachments/test_canary.py: discarded, forgotten, deleted with its message",
    "attachments/actions/upkeep.py": "tests/attachments/test_killing.py: sealed and never attached",
    "attachments/actions/uploads.py": "tests/attachments/test_receiving.py: sent twice at once",
    "assistant/actions/readings.py": "tests/assistant/test_asking.py: read twice at once",
    "assistant/actions/upkeep.py": "tests/assistant/test_asking.py: not kept, closed, forgotten with its picture",
    "channels/actions/receiving.py": "tests/channels/test_mail.py: a letter that came twice",
    "channels/actions/steps.py": "tests/channels/test_mail.py: a letter that is in the room, or thrown away",
    "incidents/actions/copies.py": "tests/incidents/test_copies.py: looked into, turned away, its worker died",
    "incidents/actions/packaging.py": "tests/incidents/test_packages.py: stamped later, closed long ago",
    "rooms/actions/keeping.py": "tests/rooms/test_kept_words.py: its day has come, its author is forgotten",
    "storage/actions/sealing.py": "tests/attachments/test_checking.py: the disk was full",
    "viewing/actions/tracing.py": "tests/viewing/test_tracing.py: what somebody wanted traced",
    "storage/actions/upkeep.py": "tests/storage/test_destroying.py: never finished",
}
# who forgets finished ones → the same
FORGETTERS = {
    "attachments/actions/ends.py": "the choke point of pictures; strip: tests/attachments/test_reviews.py",
    "attachments/actions/forgetting.py": "tests/storage/test_holds.py: page, moderation, consent, member, organisation",
    "attachments/actions/upkeep.py": "tests/storage/test_holds.py: schedule",
    "rooms/actions/talking.py": "tests/storage/test_holds.py: with its message",
}
KEYS_ARE_CLEARED_IN = {"storage/actions/destruction.py"}
ROWS_THAT_HOLD_KEYS = ("SealedObject", "Attachment", "Rendition")


def test_every_caller_of_destroy_is_on_the_list():
    assert {name for name, tree in sources() if calls(tree, "destroy")} == set(CALLERS)


def test_every_caller_of_forget_is_on_the_list():
    found = {name for name, tree in sources() if name.count("/") == 2 and calls(tree, "forget")}
    assert found - {"connect/keeping.py"} == set(FORGETTERS)


def test_keys_are_cleared_in_one_place():
    assert {name for name, tree in sources() if clears_keys(tree)} == KEYS_ARE_CLEARED_IN


def test_no_row_that_leads_to_a_key_vanishes_by_cascade():
    from sudare.attachments.models import Attachment, Rendition
    from sudare.storage.models import SealedObject

    for model in (SealedObject, Attachment, Rendition):
        for field in model._meta.get_fields():
            on_delete = getattr(field.remote_field, "on_delete", None) if field.concrete else None
            assert on_delete is None or on_delete.__name__ == "PROTECT", f"{model.__name__}.{field.name}"


def sources():
    for path in sorted(PACKAGE.rglob("*.py")):
        yield str(path.relative_to(PACKAGE)), ast.parse(path.read_text())


def calls(tree: ast.AST, name: str) -> bool:
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return any(name in (getattr(one, "id", ""), getattr(one, "attr", "")) for one in functions)


def clears_keys(tree: ast.AST) -> bool:
    keywords = [node for node in ast.walk(tree) if isinstance(node, ast.keyword)]
    return any(one.arg == "wrapped_key" and getattr(one.value, "value", ...) is None for one in keywords)
