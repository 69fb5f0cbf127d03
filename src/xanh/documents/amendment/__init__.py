"""The papers of an amendment: the two-column annex of old and new, and the draft submission to the committee."""

from xanh.documents.amendment.compose import annex_document, draft_submission

__all__ = ["annex_document", "draft_submission"]
