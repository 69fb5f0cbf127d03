"""What every page says of itself: the place it serves, and the instant its figures were known at."""

from django.http import HttpRequest
from django.utils import timezone

from xanh_web.agencies.city import current_city


def place_and_time(_request: HttpRequest) -> dict[str, object]:
    """Context processor: return `city_name` and `known_at`, now; a page that looks back gives its own `known_at`."""
    return {"city_name": current_city().place, "known_at": timezone.now()}
