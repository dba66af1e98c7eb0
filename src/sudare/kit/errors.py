"""Failures a person may be told about.

Each failure is a class. Its docstring is the sentence a person reads (English here, Japanese in the
catalogue), so it never names an object, a path or another person.
"""

import inspect
from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar


class SudareError(Exception):
    """Something went wrong on our side. Nothing was lost; please try again."""

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    particulars: Mapping[str, object] = MappingProxyType({})  # what programs and pages may show beside the sentence

    @property
    def public_message(self) -> str:
        """The sentence for people, in English: the catalogue's key."""
        return inspect.cleandoc(type(self).__doc__ or "").replace("\n", " ")


class NotFound(SudareError):
    """This page or picture isn't here, or isn't for you."""

    code = "not_found"
    status = 404


class NotAllowed(SudareError):
    """Your role doesn't allow this. Please ask an owner or administrator of your organisation."""

    code = "not_allowed"
    status = 403


class StepUpNeeded(NotAllowed):
    """Please show once more that it's you. Nothing has been done yet; afterwards you go on where you were."""

    code = "step_up_needed"
    particulars = MappingProxyType({"go_on": "/prove/"})  # the page that asks; with ``?next=`` it leads back there


class Invalid(SudareError):
    """Something in this request can't be used. Please check it and send it again."""

    code = "invalid"
    status = 422


class Conflict(SudareError):
    """This has changed in the meantime. Please reload and try again."""

    code = "conflict"
    status = 409


class TooLarge(SudareError):
    """This is larger than may be sent here."""

    code = "too_large"
    status = 413


class TooMany(SudareError):
    """That was a lot in a short time. Please wait a moment and try again."""

    code = "too_many"
    status = 429
    retry_after_seconds: int = 10
