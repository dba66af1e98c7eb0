"""Policies to start from: one readable file per profile, and what they all extend."""

from functools import cache

from sudare.policy.document import read_policy
from sudare.policy.library import BASE, PROFILES, text_of
from sudare.policy.terms import Policy

__all__ = ["BASE", "PROFILES", "preset"]


@cache
def preset(name: str) -> Policy:
    """The policy a profile starts with. Raises: UnknownProfile."""
    return read_policy(text_of(name))
