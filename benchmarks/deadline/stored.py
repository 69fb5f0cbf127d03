"""What the database holds after the hour, as JSON: the receipts of each agency that has sent."""

import json


def main() -> None:
    """Print {agency: [receipt, …]}."""
    from xanh_web.cli.database import start_django

    start_django()
    from xanh_web.base.actions import seal_rows
    from xanh_web.reporting.models import Submission

    seal_rows()

    found: dict[str, list[str]] = {}
    for agency, receipt in Submission.objects.values_list("agency_code", "receipt").order_by("id"):
        found.setdefault(agency, []).append(receipt)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
