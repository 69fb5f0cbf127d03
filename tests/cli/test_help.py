"""Every command says what it does, with an example that names it."""

import re
from collections.abc import Iterator

import click
import pytest
from tests.cli.conftest import Run

from xanh_web.cli.main import xanh as root


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


def command_of(path: tuple[str, ...]) -> click.Command:
    command: click.Command = root
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    return command


ALL = sorted(commands(root))
SINGLE = [path for path in ALL if not isinstance(command_of(path), click.Group)]
CONTRACT = {"demo", "serve", "plan read", "plan schema", "plan load", "round open", "round status", "round remind"}
CONTRACT |= {"round close", "form export", "form import", "report draft", "report issue", "report verify"}
CONTRACT |= {"explain", "verify", "backup", "restore"}


@pytest.mark.parametrize("path", SINGLE, ids=" ".join)
def test_help_has_one_example_line(xanh: Run, path: tuple[str, ...]) -> None:
    ran = xanh(*path, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Cách dùng: xanh " + " ".join(path))
    (example,) = re.findall(r"^ *Ví dụ: (.*)", ran.out, re.MULTILINE)
    assert example.startswith("xanh " + " ".join(path))


@pytest.mark.parametrize("path", [(), *ALL], ids=" ".join)
def test_help_is_vietnamese_to_the_last_option(xanh: Run, path: tuple[str, ...]) -> None:
    text = xanh(*path, "--help").out
    for english in ("Usage", "Options", "Commands", "Show", "Example", "required", "default"):
        assert english not in text


def test_every_command_of_the_contract_is_there() -> None:
    assert {" ".join(path) for path in SINGLE} >= CONTRACT


def test_the_examples_are_commands_that_parse() -> None:
    for path in SINGLE:
        command = command_of(path)
        words = re.findall(r'"[^"]*"|[^\s>]+', str(command.epilog).split("xanh ", 1)[1].split(" > ")[0])
        arguments = [word.strip('"') for word in words][len(path) :]
        assert command.make_context(path[-1], arguments)


def test_without_a_command_the_help_is_shown_and_the_code_is_2(xanh: Run) -> None:
    ran = xanh()
    assert ran.code == 2
    assert "Cách dùng" in ran.err
