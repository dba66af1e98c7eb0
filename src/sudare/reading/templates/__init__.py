"""Ready templates: one readable file each. An organisation may write its own in the same form."""

from functools import cache
from importlib.resources import files
from typing import Final

from sudare.reading.errors import UnknownTemplate
from sudare.reading.templates.document import read_template
from sudare.reading.templates.terms import Template

NAMES: Final = (
    "receipt",
    "invoice",
    "meeting",
    "product",
    "travel",
    "study",
    "screenshot",
    "accident",
    "wound",
    "card",
    "contract",
    "inspection",
)

__all__ = ["NAMES", "read_template", "template"]


@cache
def template(name: str) -> Template:
    """One of ours. Raises: UnknownTemplate."""
    if name not in NAMES:
        raise UnknownTemplate
    return read_template(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
