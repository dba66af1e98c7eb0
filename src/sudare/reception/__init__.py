"""Visitors from outside: the desk's door, the waiting line, and the staff who look after them."""
