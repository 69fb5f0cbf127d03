"""A real SMTP server for the tests, in a process of its own: `mail_server.py FOLDER [CERTIFICATE]`.

It prints its port, then writes each letter it takes to FOLDER/taken.jsonl. The local part of a recipient says how it
behaves: "code451…" is refused with that code; "slow5…" is taken, and answered only after 5 seconds (the first time);
"deaf…" is taken, and the connection ends without an answer. With a certificate (and its key in the same file) nothing
is taken before STARTTLS and the password of minh.
"""

import asyncio
import json
import re
import ssl
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

FOLDER = Path(sys.argv[1])
SLOW = re.compile(r"slow(\d+)")
answered_late: set[str] = set()


class Letters:
    """What the server does with a letter."""

    async def handle_RCPT(  # noqa: N802 - the library's names
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take the recipient, or refuse as its name says."""
        if address.startswith("code"):
            return f"{address[4:7]} no"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the letter; answer late, or never."""
        letter = message_from_bytes(envelope.content or b"", policy=default)
        who = envelope.rcpt_tos[0]
        with (FOLDER / "begun").open("ab") as file:
            file.write(b".")
        kept = {"to": who, "id": letter["message-id"], "subject": letter["subject"], "text": letter.get_content()}
        kept |= {"from": letter["from"], "sender": envelope.mail_from or "", "auto": letter["auto-submitted"]}
        with (FOLDER / "taken.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(kept, ensure_ascii=False) + "\n")
        if (slow := SLOW.match(who)) and who not in answered_late:
            answered_late.add(who)
            await asyncio.sleep(int(slow[1]))
        if who.startswith("deaf") and server.transport is not None:
            server.transport.close()
        return "250 taken"


def protocol() -> SMTP:
    """Return what speaks with one client."""
    if len(sys.argv) < 3:
        return SMTP(Letters())
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(sys.argv[2])
    return SMTP(
        Letters(), tls_context=context, require_starttls=True, auth_required=True, authenticator=known, timeout=60
    )


def known(_server: SMTP, _session: Session, _envelope: Envelope, _way: str, given: object) -> AuthResult:
    """Know minh by the password."""
    return AuthResult(success=given == LoginPassword(b"minh", b"mat khau"), handled=False)


async def main() -> None:
    """Serve on a free loopback port until stopped."""
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
