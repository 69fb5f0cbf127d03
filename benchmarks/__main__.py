"""`make bench`: every measurement beside what it is compared with, in one run."""

from benchmarks import (
    catalogue,
    form_import,
    inventory,
    landfill,
    overview,
    plan_reading,
    points,
    publishing,
    report_writing,
)

SUITES = {
    "the consolidated report (python-docx bare, at most 2×, under 10 s)": report_writing.run,
    "the import of forms (openpyxl merely reading, at most 2×)": form_import.run,
    "reading a plan": plan_reading.run,
    "landfills of the whole country (under 1 s; a bare NumPy loop)": landfill.run,
    "the catalogue on 5 million facts in Parquet (a bare scan, pandas)": catalogue.run,
    "a million points into 103 wards (a sorted-bbox join, at most 2×)": points.run,
    "a national inventory and its Monte Carlo (bare NumPy, primap2)": inventory.run,
    "publishing 448,000 facts (at most 5 s, under 1 s after one edit; one file at a time)": publishing.run,
    "the overview of nine years (half the rate of a bare Django page of 50 rows)": overview.run,
}


def main() -> None:
    """Run all suites and print label and figure, line by line."""
    for title, run in SUITES.items():
        print(f"\n{title}")
        for label, value in run():
            print(f"  {label:<58} {value:>10.3f}")


if __name__ == "__main__":
    main()
