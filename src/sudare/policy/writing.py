"""A policy written out, so that it reads back the same and extends nothing."""

from collections.abc import Iterator, Mapping

from sudare.policy.terms import Keep, Policy, Rule, Words

REGISTERS = ("ja", "plain_ja", "en")


def write_policy(policy: Policy) -> str:
    """The whole policy as text. It names no other: an old verdict must not change with a preset."""
    head = {
        "profile": policy.profile,
        "version": policy.version,
        "keeps_original": policy.keeps_original,
        "retention_days": policy.retention_days,
        "ai": policy.ai,
        "ai_never": [kind.value for kind in policy.ai_never],
        "ai_drafts": policy.ai_drafts,
        "ai_corrections": policy.ai_corrections,
        "sharing": policy.sharing,
        "minors": policy.minors,
        "quiet": policy.quiet,
        "second_factor": policy.second_factor,
    }
    parts = ["\n".join(f"{key} = {_value(value)}" for key, value in head.items())]
    parts += [f"[{key}]\n{_words_lines(words)}" for key, words in (("name", policy.name), ("about", policy.about))]
    parts += [f"[keep.{each.kind.value}]\n{_keep_lines(each)}" for each in policy.keep]
    return "\n\n".join([*parts, *map(_rule_text, policy.rules)]) + "\n"


def _keep_lines(keep: Keep) -> str:
    said = {"days": keep.days, "floor_days": keep.floor_days, "source": keep.source, "as_of": keep.as_of}
    return "\n".join(f"{key} = {_value(value)}" for key, value in said.items() if value)


def _rule_text(rule: Rule) -> str:
    return "[[rules]]\n" + "\n".join(f"{key} = {value}" for key, value in _rule_lines(rule))


def _rule_lines(rule: Rule) -> Iterator[tuple[str, str]]:
    """What a rule says; what it leaves out is left out."""
    yield "id", _value(rule.id)
    yield "when", _inline({kind.value: threshold for kind, threshold in rule.kinds.items()})
    yield "then", _value(rule.decision.value)
    if rule.covers:
        yield "covers", _value([kind.value for kind in rule.covers])
    if rule.needs:
        yield "needs", _inline({kind.value: least for kind, least in rule.needs.items()})
    flags = [flag for flag in ("destroys_original", "veils", "diverts") if getattr(rule, flag)]
    yield from ((flag, "true") for flag in flags)
    yield from _words_of(rule)
    yield from ((key, _value(getattr(rule, key))) for key in ("source", "as_of") if getattr(rule, key))


def _words_of(rule: Rule) -> Iterator[tuple[str, str]]:
    for key, words in (("because", rule.because), ("instead", rule.instead)):
        for register in REGISTERS if words else ():
            yield f"{key}.{register}", _value(getattr(words, register))


def _words_lines(words: Words) -> str:
    return "\n".join(f"{register} = {_value(getattr(words, register))}" for register in REGISTERS)


def _inline(table: Mapping[str, float]) -> str:
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in table.items()) + " }"


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case list():
            return "[" + ", ".join(_value(each) for each in value) + "]"
        case _:
            return _string(str(value))


def _string(text: str) -> str:
    """A basic string of TOML. Source: TOML 1.0, section String."""
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    letters = (
        short.get(one) or (f"\\u{ord(one):04x}" if ord(one) < ord(" ") or one == "\x7f" else one) for one in text
    )
    return '"' + "".join(letters) + '"'
