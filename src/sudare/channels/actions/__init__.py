"""Doors set up, things taken in, things told."""
