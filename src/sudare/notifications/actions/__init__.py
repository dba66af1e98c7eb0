"""Wishes kept, news found, people told."""
