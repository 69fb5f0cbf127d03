"""Fetch the browser's style sheets, fonts, icons and scripts, and lay them with their licences under static/vendor.
What the tests alone load in a browser is laid under tests/browser/vendor.

    python tools/vendor_assets.py

What is fetched stands in `vendor_assets.toml`; the ordinary `npm pack` client fetches it by name and checks its
integrity. The result is committed, so neither an installation nor a browser needs anything from outside.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# The lists of the file, and the folder each is laid in.
VENDORS = {
    "package": HERE.parent / "src" / "xanh_web" / "base" / "static" / "vendor",
    "tests": HERE.parent / "tests" / "browser" / "vendor",
}
SOURCE_MAP = re.compile(rb"\s*(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*)\s*$")
NAMESPACE = "http://www.w3.org/2000/svg"
BOUNDING_BOX = '<path stroke="none" d="M0 0h24v24H0z" fill="none"/>'


def main() -> int:
    """Replace the vendored folders by what the lists name; return 0, or 1 with a sentence on stderr."""
    lists = tomllib.loads((HERE / "vendor_assets.toml").read_text(encoding="utf-8"))
    try:
        found = {name: {package["folder"]: contents_of(package) for package in lists[name]} for name in VENDORS}
    except (subprocess.CalledProcessError, FileNotFoundError, KeyError, ValueError) as error:
        print(f"Nothing was changed: {error}", file=sys.stderr)
        return 1
    for name, vendor in VENDORS.items():
        lay(vendor, lists[name], found[name])
    return 0


def lay(vendor: Path, packages: list[dict[str, Any]], contents: dict[str, dict[str, bytes]]) -> None:
    """Let the folders under `vendor` hold exactly `contents`, beside the page of their versions and hashes."""
    for folder, files in contents.items():
        write(vendor / folder, files)
    (vendor / "VERSIONS.md").write_text(versions_page(packages, contents), encoding="utf-8")
    total = sum(len(content) for files in contents.values() for content in files.values())
    print(f"{len(contents)} packages, {sum(map(len, contents.values()))} files, {total / 1e6:.2f} MB in {vendor}")


def contents_of(package: dict[str, Any]) -> dict[str, bytes]:
    """Return file name → content for one package of the list; KeyError if the package lacks a file named there."""
    archive = unpacked(package["name"], package["version"])
    files = {name: without_source_map(archive[path]) for path, name in package["files"].items()}
    if "licence_text" in package:
        files["LICENSE"] = package["licence_text"].lstrip().encode()
    if "sprite" in package:
        files[package["sprite"]] = sprite(archive, package["sprite_from"], package["symbols"])
    return files


def unpacked(name: str, version: str) -> dict[str, bytes]:
    """Return path inside the package → content, as `npm pack` delivers it."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", folder, f"{name}@{version}"]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
        (path,) = Path(folder).glob("*.tgz")
        with tarfile.open(path) as archive:
            members = [member for member in archive.getmembers() if member.isfile()]
            return {
                member.name.split("/", 1)[1]: opened.read()
                for member in members
                if (opened := archive.extractfile(member)) is not None
            }


def without_source_map(content: bytes) -> bytes:
    """Return `content` without a closing reference to a source map: the map is not shipped."""
    return SOURCE_MAP.sub(b"\n", content)


def sprite(archive: dict[str, bytes], folder: str, names: list[str]) -> bytes:
    """Return one SVG sheet with a <symbol> per icon, its id the icon's name."""
    symbols = [symbol(name, archive[f"{folder}/{name}.svg"].decode()) for name in sorted(names)]
    return f'<svg xmlns="{NAMESPACE}">\n{"\n".join(symbols)}\n</svg>\n'.encode()


def symbol(name: str, icon: str) -> str:
    """Return the drawing of one 24 × 24 outline icon as a <symbol> that takes the colour of the text around it."""
    drawing = re.search(r"<svg[^>]*>(.*)</svg>", icon, re.DOTALL)
    if drawing is None:
        raise ValueError(f"the icon {name} is not a drawing this sheet can hold")
    paths = re.sub(r"\s+", " ", drawing[1]).replace(" />", "/>").replace("> <", "><").strip()
    stroke = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
    return f'<symbol id="{name}" viewBox="0 0 24 24" {stroke}>{paths.replace(BOUNDING_BOX, "")}</symbol>'


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Let `folder` hold exactly `files`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def versions_page(packages: list[dict[str, Any]], contents: dict[str, dict[str, bytes]]) -> str:
    """Return the page that says, for every vendored file, where it comes from, its licence, size and SHA-256."""
    lines = [
        "# Vendored assets",
        "",
        "Written by `tools/vendor_assets.py` from `tools/vendor_assets.toml`; not edited by hand. The licence of each",
        "package lies in its folder.",
        "",
        "| package | version | licence | folder |",
        "|---|---|---|---|",
    ]
    lines += [f"| {p['name']} | {p['version']} | {p['licence']} | {p['folder']} |" for p in packages]
    lines += ["", "| file | bytes | SHA-256 |", "|---|---|---|"]
    lines += [
        f"| {folder}/{name} | {len(content)} | {hashlib.sha256(content).hexdigest()} |"
        for folder, files in contents.items()
        for name, content in sorted(files.items())
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
