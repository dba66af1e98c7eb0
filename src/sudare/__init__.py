"""Sudare (簾): the blind that lets the light through and keeps the gaze out.

A self-hosted, safety-first image chat. The way of a picture through these packages is drawn in
ARCHITECTURE.md.
"""

__version__ = "0.1.0"
