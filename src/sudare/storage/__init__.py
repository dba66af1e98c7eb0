"""Sealed objects: every one under its own key, opened and destroyed in one place each."""
