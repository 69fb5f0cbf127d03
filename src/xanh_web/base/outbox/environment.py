"""Reading the settings of what goes out: the mail server, the sender, the site's own address, networks for webhooks."""

import ipaddress
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from xanh.basis.language import gettext as _

# The scheme says how the connection is protected: from the first byte, after STARTTLS, or not at all.
PORTS = {"smtps": 465, "smtp+starttls": 587, "smtp": 25}
type Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class MailServer:
    """A mail server: `protection` is a scheme of PORTS; without a user name nobody signs in there."""

    protection: str
    host: str
    port: int
    username: str
    password: str


def mail_server(url: str, *, production: bool) -> MailServer | None:
    """Return the server of an address such as smtps://USER:PASSWORD@HOST:465; None where there is none."""
    if not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in PORTS or not parts.hostname or not port:
        raise ImproperlyConfigured(
            _("XANH_SMTP_URL is not the address of a mail server: write smtps://USER:PASSWORD@HOST:465.")
        )
    if production and parts.scheme == "smtp" and parts.username:
        raise ImproperlyConfigured(
            _("XANH_SMTP_URL would send a password unprotected: write smtps:// or smtp+starttls:// in production.")
        )
    username, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.scheme, parts.hostname, port, username, password)


def sender(address: str, *, needed: bool) -> str:
    """Return the address e-mails come from, "" where none is needed."""
    address = address.strip()
    _name, plain = parseaddr(address)
    if needed and ("@" not in plain or not address.isprintable()):
        raise ImproperlyConfigured(_("Set XANH_MAIL_FROM to the address e-mails come from, such as xanh@example.vn."))
    return address


def site_address(url: str, hosts: list[str], *, production: bool) -> str:
    """Return the address of the site for links in e-mails, without a slash at its end."""
    url = url.strip().rstrip("/")
    if url and (not url.startswith(("https://", "http://")) or (production and url.startswith("http://"))):
        raise ImproperlyConfigured(_("XANH_SITE_URL is the https:// address under which people open the site."))
    return url or (f"https://{hosts[0].lstrip('.')}" if production else "http://127.0.0.1:8000")


def exchange_address(url: str, *, production: bool) -> str:
    """Return the address figures are handed to, "" for none."""
    url = url.strip()
    if url and (not url.startswith(("https://", "http://")) or (production and url.startswith("http://"))):
        raise ImproperlyConfigured(_("XANH_EXCHANGE_URL is the https:// address that figures are handed to."))
    return url


def allowed_networks(text: str) -> tuple[Network, ...]:
    """Return the networks that are not public and may be called all the same; none by default."""
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise ImproperlyConfigured(
            _("XANH_WEBHOOK_NETWORKS is a list of networks separated by commas, such as 10.1.2.0/24.")
        ) from error
