"""Hostile bytes in, clean pixels out. Nothing outside ``imaging.decoder`` ever opens a picture.

No Django here: ``sudare check photo.jpg`` runs on this floor, ``policy`` and ``intake`` alone.
"""
