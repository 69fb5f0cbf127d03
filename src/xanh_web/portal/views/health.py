"""Does the process live, and can it serve? Asked by proxies and watchers; no page."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from xanh_web.base.readiness import unready


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer {"status": "ok"}: the process lives, whatever became of its database."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Answer {"status": "ready"}; else 503, "not_ready" and what is in the way, such as {"database": "no_answer"}."""
    if found := unready():
        return JsonResponse({"status": "not_ready", **found}, status=503)
    return JsonResponse({"status": "ready"})
