"""Who does what, when, and how it is shown: Django."""

from pathlib import Path

from xanh.basis.language import add_catalogues

add_catalogues(Path(__file__).parent, "django")
