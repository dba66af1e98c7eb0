"""Words that hide what a thing is, or claim what nothing can be."""

import ast

from house.tree import functions, modules, named

FORBIDDEN = {"utils", "helpers", "common", "misc", "manager", "handler", "data", "info", "process"}

# Names that a framework gives and calls by keyword.
GIVEN = {("connect/api.py", "data"), ("bench/ears.py", "data"), ("imaging/sandbox.py", "handler")}


def _bound_names(tree: ast.Module) -> list[tuple[int, str]]:
    found = [(node.lineno, node.id) for node in ast.walk(tree) if isinstance(node, ast.Name) and _is_stored(node)]
    found += [(node.lineno, node.arg) for node in ast.walk(tree) if isinstance(node, ast.arg)]
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    return found + [(node.lineno, node.name) for node in ast.walk(tree) if isinstance(node, kinds)]


def _is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def test_nothing_has_a_name_that_says_nothing() -> None:
    """`data` is everything, `handler` is anything: whoever reads it must open it to know."""
    bad = [
        f"{named(path)}:{line} {name}"
        for path, tree in modules().items()
        for line, name in _bound_names(tree)
        if name.lower() in FORBIDDEN and ("/".join(path.parts[-2:]), name) not in GIVEN
    ]
    assert not bad


def test_no_module_is_a_junk_drawer() -> None:
    assert not [named(path) for path in modules() if path.stem in FORBIDDEN or path.parent.name in FORBIDDEN]


def test_nothing_is_called_safe() -> None:
    """Safe from what? Say what was done: stripped, escaped, checked."""
    bad = [
        f"{named(path)}:{line} {name}"
        for path, tree in modules().items()
        for line, name in _bound_names(tree)
        if "safe" in name.lower().split("_") or name.lower() == "issafe"
    ]
    assert not bad


def test_at_most_two_positional_arguments_in_verbs() -> None:
    """Two ids in the wrong order are a leak; verbs name what they take."""
    bad = [
        f"{named(path)}:{node.name}"
        for path, node in functions()
        if ("actions" in path.parts or path.stem in {"actions", "access"}) and not node.name.startswith("_")
        if len([argument for argument in node.args.args if argument.arg != "self"]) > 2
    ]
    assert not bad
