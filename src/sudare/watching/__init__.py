"""Listening for risky talk, where everybody in the room agreed to it, and helping whoever receives it first."""
