"""Telling people who aren't looking that something waits for them: web push, mail, chat tools. Never what it says."""
