"""Starting Django for the commands that need the database."""

import os
from collections.abc import Callable
from functools import wraps

from xanh.basis.errors import Refusal
from xanh.basis.language import language
from xanh_web.cli.files import reason_of


def with_database[**P, R](command: Callable[P, R]) -> Callable[P, R]:
    """Start Django in the language of the command line before `command`, and see that the tables are there."""

    @wraps(command)
    def started(*args: P.args, **kwargs: P.kwargs) -> R:
        start_django()
        require_tables()
        return command(*args, **kwargs)

    return started


def start_django() -> None:
    """Set up Django once, speaking the command line's language."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xanh_web.base.settings")
    import django
    from django.apps import apps
    from django.core.exceptions import ImproperlyConfigured
    from django.utils import translation

    try:
        if not apps.ready:
            django.setup()
    except ImproperlyConfigured as error:
        raise Refusal("The settings are not safe or not complete: {reason}", reason=error) from error
    except OSError as error:
        home = os.environ.get("XANH_HOME", "var")
        raise Refusal(
            "The folder {home} (XANH_HOME) cannot be written: {reason}", home=home, reason=reason_of(error)
        ) from error
    translation.activate(language())


def require_tables() -> None:
    """Bring the tables up to date: an empty or older database becomes this version's."""
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise Refusal("The database does not answer: {reason}", reason=str(error).strip().splitlines()[0]) from error
