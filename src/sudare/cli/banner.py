"""What a person reads when Sudare has started: where to go, and how to sign in."""

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sudare.cli.words import say

BAMBOO = "green"  # the sixteen colours of the terminal, so that light and dark grounds both stay readable


def show(*, address: str, is_demo: bool) -> None:
    """Print the address, and what to do there."""
    lines: list[RenderableType] = [_address(address)]
    if is_demo:
        lines.append(Text(say("This is a shop with invented people. Nothing here is real."), style="dim"))
    lines.append(Text(say("Stop with Ctrl+C"), style="dim"))
    title = Text("Sudare 簾", style=f"bold {BAMBOO}")
    Console().print(Panel(Group(*lines), title=title, title_align="left", border_style=BAMBOO, expand=False))


def say_goodbye() -> None:
    Console().print(say("Sudare has stopped. Nothing was lost."), style="dim")


def _address(address: str) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_row(Text(say("Address")), Text(address, style=f"bold underline {BAMBOO}"))
    return table
