"""Every verb the sources can write into the log has words on its page; the sources are walked, not a list."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import sudare
from sudare.web.verbs import GROUPS, VERBS

SOURCE = Path(sudare.__file__).parent
FLOORS = ("accounts", "assistant", "attachments", "audit", "cli/backups", "connect", "consents", "incidents", "rooms")
FLOORS = (*FLOORS, "channels", "notifications", "reception", "rulebook", "senders", "storage", "takedowns", "viewing")
FLOORS = (*FLOORS, "watching")
WHOLE = re.compile(r"[a-z]+:[a-z_]+:[a-z_]+")


def trees(floor: str) -> list[ast.Module]:
    files = [path for path in (SOURCE / floor).rglob("*.py") if "migrations" not in path.parts]
    return [ast.parse(path.read_text()) for path in files]


def functions(*within: ast.Module) -> Iterator[ast.FunctionDef]:
    yield from (node for tree in within for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def words_in(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def written_out(floor: str) -> set[str]:
    return {word for tree in trees(floor) for word in words_in(tree) if WHOLE.fullmatch(word)}


def beginnings(function: ast.FunctionDef, floor: str) -> Iterator[tuple[str, str]]:
    """``f"rooms:desk:{deed}"``: the beginning, and the parameter that ends it."""
    for node in ast.walk(function):
        if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
            begin, end = node.values
            verb, name = getattr(begin, "value", ""), getattr(getattr(end, "value", None), "id", "")
            if name and isinstance(verb, str) and re.fullmatch(rf"{floor}:([a-z_]+:)?", verb):
                yield verb, name


def given_to(function: ast.FunctionDef, parameter: str, *within: ast.Module) -> set[str]:
    """What calls of the function pass for the parameter, also by a name assigned just before."""
    place = [one.arg for one in function.args.args].index(parameter) if parameter not in keywords(function) else None
    found: set[str] = set()
    for caller in functions(*within):
        for call in ast.walk(caller):
            if not isinstance(call, ast.Call) or getattr(call.func, "id", "") != function.name:
                continue
            said = [one.value for one in call.keywords if one.arg == parameter]
            said += [call.args[place]] if place is not None and place < len(call.args) else []
            for value in said:
                found |= assigned(caller, value.id) if isinstance(value, ast.Name) else spoken(value)
    return found


def keywords(function: ast.FunctionDef) -> set[str]:
    return {one.arg for one in function.args.kwonlyargs}


def spoken(value: ast.AST) -> set[str]:
    """A choice between words is both of them; what it is chosen by is none."""
    return spoken(value.body) | spoken(value.orelse) if isinstance(value, ast.IfExp) else words_in(value)


def assigned(caller: ast.FunctionDef, name: str) -> set[str]:
    rows = [node for node in ast.walk(caller) if isinstance(node, ast.Assign)]
    return set().union(*(spoken(row.value) for row in rows if getattr(row.targets[0], "id", "") == name))


def put_together(floor: str) -> set[str]:
    found, whole = set[str](), trees(floor)
    for tree in whole:
        for function in functions(tree):
            for begin, parameter in beginnings(function, floor):
                within = [tree] if function.name.startswith("_") else whole
                ends = given_to(function, parameter, *within)
                assert ends, f"nobody in {floor} calls {function.name} with words for {begin}{{{parameter}}}"
                found |= {begin + end for end in ends}
    return found


def test_every_verb_has_words() -> None:
    recorded = set().union(*(written_out(floor) | put_together(floor) for floor in FLOORS))
    assert {"rooms:desk:opened", "rooms:message:posted", "audit:log:exported"} <= recorded  # the walk finds all kinds
    assert len(recorded) > 70
    assert sorted(recorded - VERBS.keys()) == []
    assert sorted(VERBS.keys() - recorded) == [], "words for what nobody records"


def test_every_verb_can_be_filtered() -> None:
    assert {verb.partition(":")[0] + ":" for verb in VERBS} == GROUPS.keys()
