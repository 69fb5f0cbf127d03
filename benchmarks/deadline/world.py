"""An installation for the last hour: one round, many agencies that owe one task each, their heads signed in.

Run as a program inside the installation's environment; prints what the clients need as JSON.

Everything but the number of communes, the people and their sessions is made by the real actions.
"""

import json
import sys
from datetime import date

AGENCIES = 1000


def main(count: int) -> None:
    """Fill the empty installation and print {round, clients: [{agency, obligation, session}]}."""
    from xanh_web.cli.database import require_tables, start_django

    start_django()
    require_tables()
    from django.utils import timezone
    from tests.world import city, written_plan

    from benchmarks.deadline.signed_in import signed_in
    from xanh.plans.model import Party, Task
    from xanh_web.agencies.models import Agency
    from xanh_web.base.accounts.session_store import key_hash
    from xanh_web.base.actions import operator
    from xanh_web.base.models import Appointment, Person, SessionRecord
    from xanh_web.plans.actions import load_plan
    from xanh_web.reporting.actions import open_round

    here, now = city(), timezone.now()
    extra = count - Agency.objects.on(now.date()).of_kinds(["commune"]).count()
    Agency.objects.bulk_create(
        Agency(code=f"XA-{n:04d}", name=f"Ủy ban nhân dân xã số {n}", kind="commune", sort_key=f"z{n:04d}")
        for n in range(max(extra, 0))
    )
    lead = Party(text="UBND các xã, phường", rule="communes", open_set=True)
    task = Task(number="1.1", group="1", title="Phân loại chất thải tại nguồn", leads=[lead], funding=["I", "II"])
    plan = written_plan(targets=[], tasks=[task])
    edition, _new = load_plan(plan=plan, text="", area_code="92", indicators=[], by=operator(), at=now)
    opened = open_round(
        edition=edition, year=now.year, coordinator=here.coordinator_on(now.date()), by=operator(), at=now
    )
    owed = dict(opened.round.obligations.exclude(task=None).values_list("agency_code", "id"))
    codes = sorted(owed)[:count]
    people = Person.objects.bulk_create(Person(username=f"head-{code}", password="!") for code in codes)
    Appointment.objects.bulk_create(
        Appointment(person=person, role="agency_head", agency_code=code, valid_from=date(2025, 7, 1))
        for person, code in zip(people, codes, strict=True)
    )
    sessions = {person: signed_in(person) for person in people}
    SessionRecord.objects.bulk_create(  # as signing in writes it down
        SessionRecord(key_hash=key_hash(key), person=person, created=now, last_seen=now)
        for person, key in sessions.items()
    )
    clients = [
        {"agency": code, "obligation": owed[code], "session": sessions[person]}
        for person, code in zip(people, codes, strict=True)
    ]
    print(json.dumps({"round": opened.round.code, "clients": clients}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
