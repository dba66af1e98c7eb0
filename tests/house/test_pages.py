"""Nothing inline: the content-security policy would block it, and whoever needed it would loosen the policy."""

import re

from house.tree import named, text_files

DATA = r"(?![^>]*\btype=\"application/json\")"  # a block of words, which no browser runs
INLINE_SCRIPT = re.compile(rf"<script(?![^>]*\bsrc=){DATA}[^>]*>(?!\s*</script>)", re.IGNORECASE)
INLINE_STYLE = re.compile(r"<style[\s>]|\sstyle\s*=\s*[\"']", re.IGNORECASE)
HANDLERS = re.compile(r"\son[a-z]+\s*=\s*[\"']|[\"']\s*javascript:|hx-on", re.IGNORECASE)


def test_templates_carry_no_script_and_no_style() -> None:
    bad = [
        named(path)
        for path in text_files("src/sudare", ".html")
        if any(pattern.search(path.read_text()) for pattern in (INLINE_SCRIPT, INLINE_STYLE, HANDLERS))
    ]
    assert not bad


def test_nothing_is_marked_as_trusted_markup() -> None:
    """`|safe`, `autoescape off` and `unsafeHTML` are how a file name becomes a script."""
    trusting = re.compile(r"\|\s*safe\b|autoescape\s+off|unsafeHTML|innerHTML|mark_safe")
    files = [*text_files("src/sudare", ".html", ".py"), *text_files("frontend/src", ".ts")]
    assert not [named(path) for path in files if trusting.search(path.read_text())]


def test_pages_fetch_nothing_from_elsewhere() -> None:
    files = [*text_files("src/sudare", ".html"), *text_files("frontend/src", ".ts", ".css")]
    foreign = re.compile(r"(src|href|url|from|import)\s*[=(]?\s*[\"'(]https?://(?!example\.com)")
    assert not [named(path) for path in files if foreign.search(path.read_text())]
