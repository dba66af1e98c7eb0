"""Risky talk: rules that can be explained, over what people write. No model, no network, no framework, no clock.

``signals.reading.read`` reads a conversation. The rules are compiled with it, and not for who only names their terms.
"""

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

__all__ = ["Age", "Hit", "Part", "Profile", "Reading", "Said", "Signal", "Stage", "Standing", "State"]
