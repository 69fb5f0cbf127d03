"""One e-mail to one person over SMTP (RFC 5321). It is sent when the server has answered the whole text with 2xx."""

import smtplib
import ssl
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from xanh_web.base.models import Delivery, Message
from xanh_web.base.outbox.environment import MailServer
from xanh_web.base.outbox.outcome import LATER, REFUSED, SENT, UNKNOWN, Outcome

PATIENCE_SECONDS = 20
# Official messages are Vietnamese (docs/decisions/0003).
FOOT = (
    "\n\n{link}--\nThư này do hệ thống Xanh tự động gửi, xin không trả lời. "
    "Có thể chọn không nhận thư điện tử tại {account}\n"
)


def send_email(delivery: Delivery) -> Outcome:
    """Hand a claimed delivery to the mail server and return how that ended."""
    message, server = delivery.message, settings.MAIL_SERVER
    if server is None:
        return Outcome(LATER, "no_mail_server")
    if message is None or not message.to.email or not message.to.wants_email or not message.to.is_active:
        return Outcome(REFUSED, "no_address")
    try:
        letter = compose(delivery, message)
        address = message.to.email.encode("ascii").decode()
    except (ValueError, IndexError, UnicodeError):
        return Outcome(REFUSED, "cannot_be_written")
    try:
        connection = _connect(server)
    except ssl.SSLError:
        return Outcome(LATER, "not_secure")
    except smtplib.SMTPNotSupportedError:
        return Outcome(LATER, "not_secure")
    except smtplib.SMTPResponseException as error:
        # Whatever is wrong with signing in will be put right by somebody: no message is given up for it at once.
        return Outcome(LATER, f"smtp_{error.smtp_code}")
    except (OSError, smtplib.SMTPException):
        return Outcome(LATER, "no_connection")
    try:
        return _hand_over(connection, address, letter.as_bytes(policy=SMTP))
    finally:
        # What was answered stands, however the connection ends.
        with suppress(OSError, smtplib.SMTPException):
            connection.quit()
        connection.close()


def compose(delivery: Delivery, message: Message) -> EmailMessage:
    """Return the e-mail of a delivery: the same Message-ID on every attempt, so that a mailbox can tell."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = settings.MAIL_FROM
    letter["To"] = Address(display_name=str(message.to), addr_spec=message.to.email)
    letter["Subject"] = message.subject
    letter["Date"] = format_datetime(timezone.localtime(delivery.created_at))
    letter["Message-ID"] = message_id(delivery)
    letter["Auto-Submitted"] = "auto-generated"
    site = settings.SITE_URL
    link = f"{site}{message.link}\n\n" if message.link else ""
    letter.set_content(message.body.rstrip() + FOOT.format(link=link, account=f"{site}/account/"), cte="base64")
    return letter


def message_id(delivery: Delivery) -> str:
    """Return the Message-ID of a delivery, which no other of any installation has."""
    mark = salted_hmac("xanh.delivery", str(delivery.pk), algorithm="sha256").hexdigest()[:32]
    return f"<{mark}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


def _connect(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.protection == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE_SECONDS, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE_SECONDS)
    try:
        if server.protection == "smtp+starttls":
            connection.starttls(context=context)
        connection.ehlo_or_helo_if_needed()
        if server.username:
            connection.login(server.username, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _hand_over(connection: smtplib.SMTP, address: str, letter: bytes) -> Outcome:
    _name, sender = parseaddr(settings.MAIL_FROM)
    try:
        for ask, who in ((connection.mail, sender), (connection.rcpt, address)):
            code, _said = ask(who)
            if code // 100 != 2:
                return _refused(code)
    except (OSError, smtplib.SMTPException):
        return Outcome(LATER, "lost_connection")
    try:
        code, _said = connection.data(letter)
    except smtplib.SMTPDataError as error:
        return _refused(error.smtp_code)
    except (OSError, smtplib.SMTPException):
        # The text may have arrived whole, and only the answer be missing.
        return Outcome(UNKNOWN, "lost_connection")
    return Outcome(SENT) if code // 100 == 2 else _refused(code)


def _refused(code: int) -> Outcome:
    """A 5xx is for good (RFC 5321, section 4.2.1); anything else may pass."""
    return Outcome(REFUSED if code // 100 == 5 else LATER, f"smtp_{code}")
