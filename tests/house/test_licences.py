"""What Sudare is made of may be given away by whoever runs it: no AGPL, nothing non-commercial, no unexplained GPL."""

import json
import re
from importlib.metadata import Distribution, distributions

from house.tree import ROOT

NEVER = re.compile(r"AGPL|Affero|non-?commercial|CC-BY-NC|SSPL|Business Source|Commons Clause", re.IGNORECASE)
COPYLEFT = re.compile(r"(?<![AL])GPL|(?<!Affero )(?<!Lesser )General Public License", re.IGNORECASE)
LESSER = re.compile(r"LGPL|Lesser General Public", re.IGNORECASE)


def _licence_of(distribution: Distribution) -> str:
    meta = distribution.metadata
    classifiers = [line for line in meta.get_all("Classifier", []) if line.startswith("License")]
    return " ".join([meta.get("License-Expression") or (meta.get("License") or "")[:200], *classifiers])


def _python() -> dict[str, str]:
    return {each.metadata["Name"]: _licence_of(each) for each in distributions()}


def _node() -> dict[str, str]:
    found = {}
    for manifest in (ROOT / "frontend" / "node_modules").rglob("package.json"):
        package = json.loads(manifest.read_text())
        if (
            "name" in package
            and "version" in package
            and manifest.parent.parent.name in {"node_modules", *_scopes(manifest)}
        ):
            found[package["name"]] = str(package.get("license", package.get("licenses", "")))
    return found


def _scopes(manifest) -> set[str]:
    parent = manifest.parent.parent
    return {parent.name} if parent.name.startswith("@") else set()


def _explained(name: str) -> bool:
    return any(name.lower() in page.read_text().lower() for page in (ROOT / "docs" / "decisions").glob("*.md"))


def test_no_dependency_binds_its_users() -> None:
    everything = {**_python(), **_node()}
    assert len(everything) > 100
    assert not {name: licence for name, licence in everything.items() if NEVER.search(licence)}


def test_gpl_only_where_a_decision_says_how_it_is_kept_apart() -> None:
    everything = {**_python(), **_node()}
    bound = {
        name: licence
        for name, licence in everything.items()
        if COPYLEFT.search(licence) and not LESSER.search(licence) and not _explained(name)
    }
    assert not bound


def test_every_dependency_says_its_licence() -> None:
    silent = {name for name, licence in {**_python(), **_node()}.items() if not licence.strip()}
    assert not {name for name in silent if not _explained(name)}


def test_the_package_without_a_licence_is_not_shipped() -> None:
    """Decision 0003. The built page carries no trace of it, and the part of tus we build from never asks for it."""
    browser = (ROOT / "frontend" / "node_modules" / "tus-js-client" / "lib.esm").rglob("*.js")
    assert not [path.name for path in browser if "combine-errors" in path.read_text() and "node" not in path.parts]
