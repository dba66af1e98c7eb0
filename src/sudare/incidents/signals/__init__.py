"""Risky talk: rules that can be explained, over what people write. No model, no network, no framework, no clock."""

from sudare.incidents.signals.reading import read
from sudare.incidents.signals.terms import (
    Age,
    Hit,
    Part,
    Profile,
    Reading,
    Said,
    Signal,
    Stage,
    Standing,
    State,
)

__all__ = ["Age", "Hit", "Part", "Profile", "Reading", "Said", "Signal", "Stage", "Standing", "State", "read"]
