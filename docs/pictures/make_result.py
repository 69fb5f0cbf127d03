"""Makes docs/pictures/result.png again: three pages of the issued report beside the page of a target.

    python docs/pictures/make_result.py

Plays the demonstration in a temporary folder. Needs LibreOffice, pdftoppm, pdftotext and Chromium, and Pillow.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402
from tests.played import played, serving  # noqa: E402

RESULT = Path(__file__).with_name("result.png")
TARGET = "/targets/a.2030.1/"
LINEAGE = "NGUỒN GỐC SỐ LIỆU"  # the annex that leads from each figure to its source
WIDTH, MARGIN, STEP = 1400, 36, 112
PAGE_WIDTH, SITE_WIDTH = 440, 636
PAPER, EDGE = "#eef3f0", "#c3cec8"


def main() -> int:
    """Write the picture and return 0."""
    demonstration = played()
    with tempfile.TemporaryDirectory() as folder, serving(demonstration.home) as site:
        pages = report_pages(demonstration.report, Path(folder))
        target = target_page(site, Path(folder) / "target.png")
    compose(pages, target).quantize(256, kmeans=3, dither=Image.Dither.NONE).save(RESULT, optimize=True)
    print(f"{RESULT.relative_to(ROOT)}: {RESULT.stat().st_size // 1000} kB")
    return 0


def report_pages(report: Path, folder: Path) -> list[Image.Image]:
    """Return the first page of the report, the second with its table and chart, and the first of the lineage annex."""
    office = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", str(folder), str(report)], check=True, capture_output=True)
    pdf = folder / f"{report.stem}.pdf"
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    annex = next(number for number, page in enumerate(text.split("\f"), 1) if LINEAGE in page)
    return [page_of(pdf, number, folder) for number in (1, 2, annex)]


def page_of(pdf: Path, number: int, folder: Path) -> Image.Image:
    """Return one page, as wide as it is shown."""
    out = folder / f"page-{number}"
    chosen = ["-f", str(number), "-l", str(number), "-singlefile", "-r", "150", "-png"]
    subprocess.run(["pdftoppm", *chosen, str(pdf), str(out)], check=True)
    return scaled(Image.open(out.with_suffix(".png")).convert("RGB"), PAGE_WIDTH)


def target_page(site: str, file: Path) -> Image.Image:
    """Return the page of a target with its verdict and chart, as wide as it is shown."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", headless=True)
        page = browser.new_page(viewport={"width": 1080, "height": 1270}, locale="vi", device_scale_factor=2)
        page.goto(site + TARGET)
        page.locator("figure canvas").wait_for()
        page.screenshot(path=file)
        browser.close()
    return scaled(Image.open(file).convert("RGB"), SITE_WIDTH)


def scaled(picture: Image.Image, width: int) -> Image.Image:
    """Return the picture at a width, its proportions kept."""
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


def compose(pages: list[Image.Image], target: Image.Image) -> Image.Image:
    """Return the pages fanned out, the first in front, with the target's page to their right."""
    height = max(pages[0].height, target.height) + 2 * MARGIN
    canvas = Image.new("RGB", (WIDTH, height), PAPER)
    for index, page in reversed(list(enumerate(pages))):
        lay(canvas, page, MARGIN + index * STEP, (height - page.height) // 2)
    lay(canvas, target, WIDTH - MARGIN - target.width, (height - target.height) // 2)
    return canvas


def lay(canvas: Image.Image, picture: Image.Image, left: int, top: int) -> None:
    """Paste a picture with a thin edge, so that white paper is seen on a light ground."""
    edge = (left - 1, top - 1, left + picture.width, top + picture.height)
    canvas.paste(picture, (left, top))
    ImageDraw.Draw(canvas).rectangle(edge, outline=EDGE)


if __name__ == "__main__":
    sys.exit(main())
