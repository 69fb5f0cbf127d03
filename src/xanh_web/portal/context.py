"""What every page says of itself: the place it serves, what it is about, and when its figures were known."""

from django.http import HttpRequest
from django.utils import timezone

from xanh_web.agencies.city import current_city
from xanh_web.portal.descriptions import DESCRIPTIONS


def place_and_time(request: HttpRequest) -> dict[str, object]:
    """Context processor: return `city_name`, `description` and `known_at`, now; a page may give its own of these."""
    route = request.resolver_match.view_name if request.resolver_match else ""
    description = DESCRIPTIONS.get(route, "")
    return {"city_name": current_city().place, "description": description, "known_at": timezone.now()}
