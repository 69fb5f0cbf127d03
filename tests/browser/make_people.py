"""Makes people who can sign in, in one process: `make_people.py PASSWORD NAME:ROLE:AGENCY …`, on XANH_HOME."""

import sys
from datetime import date


def main(password: str, people: list[str]) -> None:
    """Add each person with the password and appoint them."""
    from xanh_web.cli.database import require_tables, start_django

    start_django()
    require_tables()
    from django.contrib.auth.hashers import make_password
    from django.utils import timezone

    from xanh_web.base.actions import appoint_person, operator
    from xanh_web.base.models import Person

    hashed = make_password(password)
    for name, role, agency in (person.split(":") for person in people):
        appoint_person(
            username=name, full_name=name.title(), role=role, agency_code=agency, valid_from=date(2026, 1, 1),
            by=operator(), at=timezone.now(),
        )  # fmt: skip
        Person.objects.filter(username=name).update(password=hashed)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
