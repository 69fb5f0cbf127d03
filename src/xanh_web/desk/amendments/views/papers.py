"""The papers of a proposal as Word documents."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh_web.amendments.papers import annex_of, submission_of
from xanh_web.desk.amendments.access import proposal_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAPERS = {"annex": (annex_of, "Phụ lục điều chỉnh"), "submission": (submission_of, "Dự thảo tờ trình")}


@require_safe
def amendment_paper(request: HttpRequest, pk: int, paper: str) -> HttpResponse:
    """Give the annex of old and new, or the draft submission."""
    proposal = proposal_of(request, pk)
    if paper not in PAPERS:
        raise Http404(_("A proposal has no such paper. Its page leads to those there are."))
    write, name = PAPERS[paper]
    answer = HttpResponse(write(proposal), content_type=WORD)
    filename = f"{name} {proposal.pk}.docx"
    answer.headers["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=filename))
    return answer
