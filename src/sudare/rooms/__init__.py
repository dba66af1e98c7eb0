"""Rooms, members, messages and the durable event log."""
