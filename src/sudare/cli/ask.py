"""``sudare ask``: a picture goes through the whole check, its masked rendition is read, and a question answered."""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from sudare.cli.asked_words import COVERED_NOTE, FAILED, told
from sudare.cli.check import DEFAULT_PROFILE, progress, rules_of
from sudare.cli.checked_words import reason_told
from sudare.cli.words import language, say
from sudare.imaging.sandbox import Sandbox
from sudare.intake.check import check_picture
from sudare.intake.terms import CheckedPicture
from sudare.kit.errors import SudareError
from sudare.policy.decide import decide
from sudare.policy.masks import grown
from sudare.policy.terms import Decision, Evidence, Policy
from sudare.reading.answering import answer
from sudare.reading.errors import TemplateInvalid, UnknownTemplate
from sudare.reading.filling import fill_in
from sudare.reading.pool import WarmReader
from sudare.reading.sheet import as_csv, sheet
from sudare.reading.templates import NAMES, read_template, template
from sudare.reading.templates.terms import Template
from sudare.reading.terms import Answer, Cover, Page
from sudare.screening.pool import WarmScreener

UNREADABLE, HELD, REFUSED = 2, 3, 4
EXIT_CODES: Final = {Decision.UNREADABLE: UNREADABLE, Decision.HOLD: HELD, Decision.NEVER: REFUSED}
NO_FILE: Final = "no_such_file"
COVERED: Final = "parts_are_covered"
HELD_BACK: Final = "held"
MOST_QUESTION_CHARS: Final = 2_000
MOST_FILES: Final = 20


@dataclass(frozen=True, slots=True)
class _Read:
    """A picture that may be asked about, or why not."""

    file: Path
    verdict: Decision
    page: Page | None = None
    reasons: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What whoever reads the answer must know of this picture."""
        is_covered = self.page is not None and bool(self.page.covers)
        return (COVERED,) * is_covered + (HELD_BACK,) * (self.verdict is Decision.HOLD)

    @property
    def exit_code(self) -> int:
        return EXIT_CODES.get(self.verdict, UNREADABLE) if self.page is None else 0


def ask(  # noqa: PLR0917  typer takes flags as they stand
    files: Annotated[list[Path], typer.Argument(help="Pictures, in the order you speak of them.", metavar="FILE…")],
    question: Annotated[str | None, typer.Option(help="What you want to know.", metavar="TEXT")] = None,
    name: Annotated[
        str | None,
        typer.Option("--template", help=f"One of {', '.join(NAMES)}, or a TOML file.", metavar="NAME|FILE"),
    ] = None,
    policy: Annotated[
        str,
        typer.Option(help="Profile or TOML file to check by.", metavar="PROFILE|FILE", envvar="SUDARE_PROFILE"),
    ] = DEFAULT_PROFILE,
    as_sheet: Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")] = False,
    has_byte_order: Annotated[
        bool, typer.Option("--bom", help="Begin the table with a byte order mark, as Excel likes it.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Ask about pictures, without a server. What would be held is answered here all the same, and says why.

    Exit code 0: answered, 4: refused, 3: held and not to be read, 2: unreadable or bad usage.
    """
    wanted = _wanted(question, name)
    if len(files) > MOST_FILES:
        raise typer.BadParameter(say("At most {count} pictures can be asked about at once.", count=MOST_FILES))
    start = time.perf_counter()
    pictures, found = _asked(files, rules_of(policy), wanted)
    if found is None:
        _refuse(pictures, as_json=as_json)
        raise typer.Exit(max(picture.exit_code for picture in pictures))
    warnings = dict.fromkeys((*found.warnings, *(one for picture in pictures for one in picture.warnings)))
    given = replace(found, warnings=tuple(warnings), seconds=time.perf_counter() - start)
    if as_sheet:
        rows = sheet(given.fields, template=wanted if isinstance(wanted, Template) else None, language=language())
        typer.echo("".join(f"{line}\n" for line in _noted(given, pictures)), err=True, nl=False)
        typer.echo(as_csv(rows, has_byte_order=has_byte_order).encode(), nl=False)
    elif as_json:
        typer.echo(_json(given, pictures))
    else:
        typer.echo("\n".join((*told(given, wanted, language=language()), *_noted(given, pictures))))


def _wanted(question: str | None, name: str | None) -> str | Template:
    """Raises: ``typer.BadParameter`` unless there is exactly one of the two, and it can be used."""
    if (question is None) == (name is None):
        raise typer.BadParameter(say("Give either --question or --template."))
    if name is not None:
        return _template(name)
    words = (question or "").strip()
    if not words or len(words) > MOST_QUESTION_CHARS:
        raise typer.BadParameter(say("Ask in up to {count} letters.", count=MOST_QUESTION_CHARS))
    return words


def _template(name: str) -> Template:
    path = Path(name)
    try:
        return read_template(path.read_text(encoding="utf-8")) if path.suffix == ".toml" else template(name)
    except UnknownTemplate:
        raise typer.BadParameter(
            say("There is no template {name}. Choose one of {known}.", name=name, known=", ".join(NAMES))
        ) from None
    except TemplateInvalid as invalid:
        faults = "\n".join(f"{name}: {fault}" for fault in invalid.faults)
        raise typer.BadParameter(f"{say(invalid.public_message)}\n{faults}") from None
    except (OSError, UnicodeDecodeError):
        raise typer.BadParameter(say("{name} can't be read.", name=name)) from None


def _asked(files: Sequence[Path], rules: Policy, wanted: str | Template) -> tuple[list[_Read], Answer | None]:
    """What became of each picture; and the answer, when all of them could be read.

    All children start at once: the one that reads warms up while the others check.
    """
    is_free = isinstance(wanted, str)
    with Sandbox() as sandbox, WarmScreener() as screener, WarmReader(knows_meaning=is_free) as reader:
        with progress(say("Getting ready …")):
            screener.warm_up()
        pictures = []
        for number, path in enumerate(files, 1):
            with progress(say("{number} of {all}: {file} …", number=number, all=len(files), file=path.name)):
                pictures.append(_one(path, _checked(path, sandbox, screener, rules), reader, rules))
        pages = [picture.page for picture in pictures if picture.page is not None]
        if len(pages) < len(pictures):
            return pictures, None
        if isinstance(wanted, Template):
            return pictures, fill_in(wanted, pages, language=language())
        return pictures, answer(pages, wanted, nearness=reader.nearness)


def _checked(path: Path, sandbox: Sandbox, screener: WarmScreener, rules: Policy) -> CheckedPicture:
    try:
        with path.open("rb") as file:
            content = file.read(sandbox.limits.max_bytes + 1)  # one more is enough to be too many
    except OSError:
        return CheckedPicture("", decide(evidence=Evidence(refusal=NO_FILE), policy=rules), None, {})
    return check_picture(content=content, sandbox=sandbox, screener=screener, policy=rules)


def _one(path: Path, checked: CheckedPicture, reader: WarmReader, rules: Policy) -> _Read:
    """Only the masked rendition is read; what is refused, or couldn't be covered, is not read at all.

    One that would be held is read, too: it lies on the asker's own machine and goes nowhere.
    """
    verdict = checked.verdict.decision
    told = checked.verdict.reasons if verdict not in {Decision.ACCEPT, Decision.MASK} else ()
    reasons = tuple(dict.fromkeys(line for each in told for line in reason_told(each.rule, rules)))
    if checked.opened is None:
        return _Read(path, verdict, reasons=reasons)
    rendition = checked.masked.get("full") or checked.opened.renditions["full"]
    try:
        page = reader.read(rendition.content)
    except SudareError as failed:
        return _Read(path, Decision.UNREADABLE, reasons=(say(failed.public_message),))
    return _Read(path, verdict, replace(page, covers=tuple(_covers(checked))), reasons)


def _covers(checked: CheckedPicture) -> Iterator[Cover]:
    """The masks that were painted, each with what lies below it where one finding stands for it."""
    found = {grown(one.box, one.kind): one.kind.value for one in checked.evidence.findings if one.box is not None}
    if checked.masked:
        yield from (Cover(box, found.get(box, "")) for box in checked.verdict.masks)


def _noted(given: Answer, pictures: Sequence[_Read]) -> Iterator[str]:
    """What people must know besides: parts that were covered, and pictures that nobody would get to see as they are."""
    if COVERED in given.warnings:
        yield f"! {say(COVERED_NOTE)}"
    for picture in pictures:
        if picture.verdict is Decision.HOLD:
            yield f"! {picture.file}: {say(FAILED[picture.verdict])}"
            yield from picture.reasons


def _json(given: Answer, pictures: Sequence[_Read]) -> str:
    named: dict[str, Any] = given.as_json()
    named["pictures"] = [
        {"file": str(each.file), "verdict": each.verdict.value, "reasons": list(each.reasons)} for each in pictures
    ]
    return json.dumps(named, ensure_ascii=False)


def _refuse(pictures: Sequence[_Read], *, as_json: bool) -> None:
    """Which pictures can't be asked about, and why."""
    refused = [picture for picture in pictures if picture.page is None]
    if as_json:
        listed = [
            {"file": str(each.file), "verdict": each.verdict.value, "reasons": list(each.reasons)} for each in refused
        ]
        typer.echo(json.dumps({"answer": None, "fields": [], "checks": [], "refused": listed}, ensure_ascii=False))
        return
    for each in refused:
        typer.echo(f"{each.file}: {say(FAILED[each.verdict])}")
        for reason in each.reasons:
            typer.echo(f"  {reason}")
