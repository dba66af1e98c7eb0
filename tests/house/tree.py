"""The source tree as the house rules read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "sudare"


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of ours but migrations, parsed."""
    paths = (path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts)
    return {path: ast.parse(path.read_text()) for path in paths}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without its docstring."""
    body = function.body
    is_documented = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    first = body[1] if is_documented and len(body) > 1 else body[0]
    return (function.end_lineno or 0) - first.lineno + 1


def text_files(folder: str, *endings: str) -> list[Path]:
    return [
        path
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in endings and "node_modules" not in path.parts and "built" not in path.parts
    ]
