"""The progress bar of commands that take longer than a second."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal and yield the function that moves it: `advance(done, of)`."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=100, label=label, show_eta=False, file=sys.stderr, hidden=hidden) as bar:

        def advance(done: int, of: int) -> None:
            bar.update(done * 100 // of - bar.pos)

        yield advance
