"""What imports can't show."""

import ast
import inspect
import re
import sys
from pathlib import Path

from house.tree import SOURCE, modules, named

WEB_PACKAGES = ("cli", "config")  # whole files there load Django late, for a reason given in their docstrings


def test_foreign_keys_name_classes_not_strings() -> None:
    """A string foreign key hides an upward import from every contract."""
    bad = []
    for path, tree in modules().items():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            is_key = getattr(call.func, "attr", "") in {"ForeignKey", "OneToOneField", "ManyToManyField"}
            if is_key and call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value != "self":
                bad.append(f"{named(path)}:{call.lineno}")
    assert not bad


def test_a_late_import_says_why() -> None:
    """An import inside a function is how a forbidden one hides: give the reason beside it."""
    bad = []
    for path, tree in modules().items():
        if path.relative_to(SOURCE).parts[0] in WEB_PACKAGES:
            continue
        lines = path.read_text().splitlines()
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
            late = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
            bad += [f"{named(path)}:{node.lineno}" for node in late if not _has_reason(lines[node.lineno - 1])]
    assert not bad


def _has_reason(line: str) -> bool:
    return bool(re.search(r"#\s*(noqa: [A-Z0-9]+\s+)?\S.{5,}", line))


def test_every_silenced_rule_says_why() -> None:
    """`noqa` without a reason is a rule nobody can ever bring back."""
    bad = [
        f"{named(path)}:{number}"
        for path in modules()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"# noqa(: [A-Z0-9, ]+)?\s*$", line) and not _is_a_number_of_a_format(path, line)
    ]
    assert not bad


def _is_a_number_of_a_format(path: Path, line: str) -> bool:
    """Marker bytes of JPEG and its kin are read beside the specification; the module says which one."""
    return "imaging" in path.parts and line.rstrip().endswith("PLR2004")


def test_every_error_speaks() -> None:
    """An error without a sentence reaches people as 500; without a code, programs can't tell it from others."""
    from sudare.imaging.errors import Unreadable
    from sudare.kit.errors import SudareError

    _import_everything()
    bad = []
    for kind in (*_all_below(SudareError), *_all_below(Unreadable)):
        if not kind.__module__.startswith("sudare."):
            continue
        if not inspect.getdoc(kind) or "code" not in kind.__dict__:
            bad.append(f"{kind.__module__}.{kind.__name__}")
    assert not bad


def test_error_codes_are_unambiguous() -> None:
    from sudare.kit.errors import SudareError

    _import_everything()
    codes: dict[str, str] = {}
    for kind in _all_below(SudareError):
        if kind.__module__.startswith("sudare."):
            assert codes.setdefault(kind.code, kind.__name__) == kind.__name__


def test_every_event_is_heard_or_says_why_not() -> None:
    """A fact nobody hears is either a forgotten wire or dead code."""
    from sudare.kit.events import Event, listeners_of

    _import_everything()
    bad = [
        kind.__name__
        for kind in _all_below(Event)
        if kind.__module__.startswith("sudare.") and not listeners_of(kind) and "nobody hears" not in _told(kind)
    ]
    assert not bad


def _told(kind: type) -> str:
    return (inspect.getdoc(kind) or "").lower()


def _all_below(kind: type) -> set[type]:
    """Every class below; a dataclass with slots leaves its first draft behind, which nobody can reach by name."""
    reachable = [
        child
        for child in kind.__subclasses__()
        if getattr(sys.modules[child.__module__], child.__name__, child) is child
    ]
    return {below for child in reachable for below in {child, *_all_below(child)}}


def _import_everything() -> None:
    import importlib

    for path in sorted(SOURCE.rglob("e*s.py")):
        if path.stem in {"errors", "events"}:
            dotted = ".".join(("sudare", *Path(path).relative_to(SOURCE).with_suffix("").parts))
            importlib.import_module(dotted)
