"""The documentation against the program: commands, settings, targets of make, law, names, links."""

import ast
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import click
import pytest
import yaml

from xanh_web.cli.main import xanh

ROOT = Path(__file__).parent.parent
SOURCE, DOCS, DATA = ROOT / "src", ROOT / "docs", ROOT / "src" / "xanh" / "data"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *SOURCE.glob("*/*/README.md")])
READMES = (ROOT / "README.md", ROOT / "README.vi.md")
FENCE = re.compile(r"^ *```[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
SETTING = re.compile(r"XANH_[A-Z]+(?:_[A-Z]+)*\b(?!_)")
OPTION = re.compile(r"^- `(--[a-z-]+)(?: [A-Z]+)?`( \(required\))?", re.MULTILINE)
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def read(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


def leaves(group: click.Group, path: tuple[str, ...] = ("xanh",)) -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, with its whole name."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(leaves(xanh))


def synopsis(name: str) -> str:
    """Return the name with its arguments as the page writes them: "xanh form import FILES…"."""
    return " ".join((name, *map(_written, _parameters(name, click.Argument))))


def _written(argument: Any) -> str:
    text = argument.name.upper() + ("…" if argument.nargs == -1 else "")
    return text if argument.required else f"[{text}]"


def _parameters(name: str, kind: type[click.Parameter]) -> list[click.Parameter]:
    return [parameter for parameter in COMMANDS[name].params if isinstance(parameter, kind)]


SECTIONS: dict[str, str] = dict(
    re.findall(r"^### `([^`]+)`\n(.*?)(?=^##|\Z)", read("docs", "commands.md"), re.M | re.S)
)


def test_every_command_has_its_section_and_no_other_has() -> None:
    assert sorted(SECTIONS) == sorted(synopsis(name) for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_has_every_option_and_an_example_of_its_command(name: str) -> None:
    section = SECTIONS[synopsis(name)]
    wanted = {
        option.opts[0]: option.required
        for option in _parameters(name, click.Option)
        if isinstance(option, click.Option)
    }
    assert {option: bool(required) for option, required in OPTION.findall(section)} == wanted
    examples = [line for block in FENCE.findall(section) for line in block.splitlines()]
    assert any(line.startswith(name) for line in examples)


def test_the_exit_codes_are_those_of_the_program() -> None:
    calls = (
        node for node in ast.walk(ast.parse(read("src", "xanh_web", "cli", "main.py"))) if isinstance(node, ast.Call)
    )
    stops = [call.args[1] for call in calls if getattr(call.func, "id", "") == "_stop"]
    codes = {str(code.value) for code in stops if isinstance(code, ast.Constant)}
    assert set(re.findall(r"^\| (\d+) \|", read("docs", "commands.md"), re.M)) == codes | {"0"}


def commands_in(line: str, program: str) -> Iterator[list[str]]:
    """Yield the words after `program` for each time a shell line calls it; settings before it and redirections go."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words: list[str] = []
    for word in [*lexer, ";"]:
        if set(word) <= set("();<>|&"):
            while words and "=" in words[0]:
                words.pop(0)
            if words and words[0].rsplit("/", 1)[-1] == program:
                yield words[1:]
            words = []
        else:
            words.append(word)


def shell_lines(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [line for block in FENCE.findall(text) for line in block.replace("\\\n", " ").splitlines()]


def find(words: list[str]) -> tuple[click.Command, list[str]]:
    """Return the command that `words` name, as deep as they name one, and the words left."""
    command: click.Command = xanh
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command, words = command.commands[words[0]], words[1:]
    return command, words


@pages
def test_a_command_line_that_is_shown_is_understood(page: Path) -> None:
    for line in shell_lines(page):
        for words in commands_in(line, "xanh") if "xanh" in line else ():
            command, rest = find(words)
            assert not isinstance(command, click.Group), line
            if rest != ["--help"]:
                command.make_context("xanh", rest).close()


@pages
def test_a_command_that_is_named_exists(page: Path) -> None:
    for text in INLINE.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if not re.match(r"xanh(?: |$)", text) or "…" in text.split():
            continue
        named = re.split(r" [|>] ", text)[0].split()[1:]
        command, rest = find(named)
        if isinstance(command, click.Group):
            assert not rest or rest[0].startswith("--"), text
        else:
            known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
            assert {word for word in rest if word.startswith("--")} <= known, text


def test_both_readmes_show_the_same() -> None:
    english, vietnamese = (path.read_text(encoding="utf-8") for path in READMES)
    assert shown_commands(READMES[0]) == shown_commands(READMES[1])
    assert len(re.findall("^## ", english, re.M)) == len(re.findall("^## ", vietnamese, re.M))
    links = [[link for link in LINK.findall(text) if not link.startswith("README")] for text in (english, vietnamese)]
    assert links[0] == links[1]


def shown_commands(page: Path) -> list[str]:
    return [" ".join(part for part in words[:2] if part.isalpha()) for words in _calls(page)]


def _calls(page: Path) -> Iterator[list[str]]:
    for line in shell_lines(page):
        for program in ("xanh", "make"):
            yield from commands_in(line, program)


MAKE_TARGETS = set(re.findall(r"^([a-z]+):.*##", read("Makefile"), re.M))


@pages
def test_a_target_of_make_that_is_shown_exists(page: Path) -> None:
    shown = {words[0] for line in shell_lines(page) for words in commands_in(line, "make") if words}
    inline = set(re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8")))
    assert shown | inline <= MAKE_TARGETS


def test_every_target_of_make_is_described() -> None:
    table = set(re.findall(r"^\| `make ([a-z]+)`", read("docs", "running.md"), re.M))
    assert table == MAKE_TARGETS


@cache
def settings_read() -> set[str]:
    files = [
        *SOURCE.rglob("*.py"),
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "tools").glob("*.py"),
        ROOT / ".ci" / "run",
    ]
    return {
        name for path in files if path.name != Path(__file__).name for name in SETTING.findall(path.read_text("utf-8"))
    }


def test_every_setting_is_described_and_no_other() -> None:
    assert set(re.findall(r"^\| `(XANH_[A-Z_]+)`", read("docs", "running.md"), re.M)) == settings_read()


@pages
def test_a_setting_that_is_named_is_read(page: Path) -> None:
    assert set(SETTING.findall(page.read_text(encoding="utf-8"))) <= settings_read()


@pages
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if "://" not in link and not link.startswith(("#", "mailto:")):
            assert (page.parent / link.split("#")[0]).exists(), link


@pages
def test_a_file_or_name_that_is_given_exists(page: Path) -> None:
    for text in INLINE.findall(page.read_text(encoding="utf-8")):
        if re.fullmatch(r"(src|tests|docs|tools|benchmarks|\.ci)/[\w./*-]+", text):
            assert any(ROOT.glob(text.rstrip("/"))), text
        elif re.fullmatch(r"data/[\w./*-]+", text):
            assert any((SOURCE / "xanh").glob(text.rstrip("/"))), text
        elif re.fullmatch(r"xanh(_web)?(\.[A-Za-z_]+)+", text):
            resolve_name(text)


def law_rows() -> list[str]:
    rows = []
    for path in sorted((DATA / "law").rglob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for version in content["versions"]:
            stated = {**content, **version}
            title, reference = (" ".join(stated[key].split()) for key in ("title", "reference"))
            place = path.relative_to(DATA / "law")
            link = f"[{place.with_suffix('')}](../src/xanh/data/law/{place})"
            rows.append(f"| {link} | {title} | {reference} | {version['from']} | {stated['status']} |")
    return rows


def test_the_page_of_law_is_current() -> None:
    shown = [line for line in read("docs", "law.md").splitlines() if line.startswith("| [")]
    assert shown == law_rows(), "docs/law.md should have these rows:\n" + "\n".join(law_rows())


def unverified_files() -> list[str]:
    files = (
        path for path in DATA.rglob("*.yaml") if re.search(r"\bstatus: unverified", path.read_text(encoding="utf-8"))
    )
    return sorted(path.relative_to(DATA.parent).as_posix() for path in files)


@pytest.mark.parametrize("name", unverified_files())
def test_what_is_unverified_is_among_what_is_open(name: str) -> None:
    assert f"`{name}`" in read("docs", "open.md")
