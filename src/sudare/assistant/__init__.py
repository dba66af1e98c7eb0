"""Asking about pictures: what an AI may see, who answers, what an answer stands on, and who approves it."""
