"""Asking about pictures, and everything that happens to an answer."""

from sudare.assistant.actions.answering import run
from sudare.assistant.actions.asking import ask, asking
from sudare.assistant.actions.closing import close_to_ai, open_to_ai, what_ai_sees
from sudare.assistant.actions.conversation import regenerate, stop
from sudare.assistant.actions.corrections import correct, exported_corrections, reword
from sudare.assistant.actions.desk import ask_with, queue_with, read_with, sheet_of
from sudare.assistant.actions.drafts import approve, post, refuse
from sudare.assistant.actions.forgetting import forget_answers, forget_readings, readings_of
from sudare.assistant.actions.quotas import choose_plan
from sudare.assistant.actions.readiness import expect_questions, keep_ready, make_ready
from sudare.assistant.actions.trying import try_model
from sudare.assistant.actions.upkeep import sweep

__all__ = [
    "approve",
    "ask",
    "ask_with",
    "asking",
    "choose_plan",
    "close_to_ai",
    "correct",
    "expect_questions",
    "exported_corrections",
    "forget_answers",
    "forget_readings",
    "keep_ready",
    "make_ready",
    "open_to_ai",
    "post",
    "queue_with",
    "read_with",
    "readings_of",
    "refuse",
    "regenerate",
    "reword",
    "run",
    "sheet_of",
    "stop",
    "sweep",
    "try_model",
    "what_ai_sees",
]
