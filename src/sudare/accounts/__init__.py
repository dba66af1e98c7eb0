"""Organisations, people, roles, invitations and sessions."""
