"""The files of deploy/ against the program: units for systemd, commands that exist, headers."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.test_docs import commands_in, find

from xanh_web.base.proxies import SAID_BY_PROXIES

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
SITES = [DEPLOY / "nginx" / "xanh-proxy.conf", DEPLOY / "caddy" / "Caddyfile"]
by_name = {"ids": lambda path: path.name}


def started_by(unit: Path) -> list[str]:
    return re.findall(r"^ExecStart=(.*)$", unit.read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("unit", SERVICES, **by_name)
def test_a_service_starts_a_command_that_exists(unit: Path) -> None:
    lines = started_by(unit)
    assert lines
    for line in lines:
        said = line.replace("$$", "$").replace("%%", "%")
        inner = re.sub(r"\$\(.*?\)", "DAY", said.removeprefix("/bin/sh -c ").strip("'"))
        ((command, rest),) = [find(words) for words in commands_in(inner, "xanh")]
        command.make_context("xanh", rest).close()


@pytest.mark.parametrize("unit", SERVICES, **by_name)
def test_a_service_runs_as_nobody_special(unit: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    for line in ("User=xanh", "UMask=0077", "NoNewPrivileges=yes", "ProtectSystem=strict"):
        assert f"\n{line}\n" in text, line


def test_every_timer_has_its_service_and_every_short_service_its_timer() -> None:
    timers = {unit.stem for unit in UNITS if unit.suffix == ".timer"}
    assert timers == {unit.stem for unit in SERVICES if "Type=oneshot" in unit.read_text(encoding="utf-8")}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this machine")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace("/srv/app/.venv/bin/xanh", "/bin/true")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    command = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / unit.name) for unit in UNITS)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    said = [line for line in run.stderr.splitlines() if str(tmp_path) in line or "xanh" in line]
    assert (run.returncode, said) == (0, []), run.stderr


@pytest.mark.parametrize("site", SITES, **by_name)
def test_a_proxy_overwrites_every_header_that_is_believed(site: Path) -> None:
    text = site.read_text(encoding="utf-8")
    for name in SAID_BY_PROXIES:
        header = name.removeprefix("HTTP_").replace("_", "-")
        assert re.search(rf"(proxy_set_header|header_up) {header} [${{]", text, re.I), header


def test_the_example_of_the_environment_holds_no_secret() -> None:
    lines = (DEPLOY / "environment.example").read_text(encoding="utf-8").splitlines()
    assert "XANH_SECRET_KEY=" in lines
