"""Running commands in this process, through the same door as the shell."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.utils import translation

from xanh.basis.language import set_language
from xanh_web.cli.main import main


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


type Run = Callable[..., Ran]


@pytest.fixture
def xanh(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Return a function that runs `xanh …` in a language and gives exit code and output."""

    def run(*arguments: object, language: str = "vi") -> Ran:
        monkeypatch.setattr(sys, "argv", ["xanh", *map(str, arguments)])
        monkeypatch.setenv("LANGUAGE", language)
        set_language(language)
        code = 0
        try:
            main()
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    yield run
    set_language("vi")
    translation.deactivate()
