"""How an attempt to send ended, and the words for what went wrong. Codes only: an error holds no personal data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SENT, LATER, REFUSED, UNKNOWN = "sent", "later", "refused", "unknown"

# "smtp_450" and "http_503" are said by `error_words` with their number.
ERRORS: dict[str, Promise] = {
    "no_address": gettext_lazy("The person has no e-mail address any more, or wants no e-mail."),
    "no_mail_server": gettext_lazy("No mail server is set (XANH_SMTP_URL)."),
    "cannot_be_written": gettext_lazy("The e-mail cannot be written: its address is not valid."),
    "no_connection": gettext_lazy("The other side does not answer."),
    "not_secure": gettext_lazy("The connection could not be made secure: the certificate or TLS is not right."),
    "lost_connection": gettext_lazy("The connection broke before the answer came."),
    "address_not_allowed": gettext_lazy("The address leads into a network that may not be called."),
    "revoked": gettext_lazy("The subscription has been revoked."),
    "other_address": gettext_lazy("Figures go to another address now (XANH_EXCHANGE_URL)."),
    "no_content": gettext_lazy("The file to be sent is not in the installation's folder any more."),
    "worker_lost": gettext_lazy("The worker stopped before it could say whether it was sent."),
    "restored": gettext_lazy("It was on its way when the backup was made."),
}


@dataclass(frozen=True)
class Outcome:
    """`kind` is SENT, LATER (not sent, try again), REFUSED (not sent, for good) or UNKNOWN; `error` is of ERRORS."""

    kind: str
    error: str = ""


def error_words(code: str) -> str:
    """Return the sentence for an error's code in the reader's language, "" for none."""
    side, _line, number = code.partition("_")
    if side == "smtp" and number.isdigit():
        return _("The mail server answered {number}.").format(number=number)
    if side == "http" and number.isdigit():
        return _("The receiver answered {number}.").format(number=number)
    return str(ERRORS.get(code, code))
