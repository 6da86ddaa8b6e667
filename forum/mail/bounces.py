"""Reports of mail servers on messages that we sent: delivery status (RFC 3464) and complaints (RFC 5965)."""

from dataclasses import dataclass
from email import message_from_string
from email.message import Message
from typing import Literal

from forum.mail.incoming import Incoming, text_of_part

LONGEST_DETAIL = 500


@dataclass(frozen=True)
class Report:
    """`final`: the recipient takes nothing; `later`: it may still arrive; `complaint`: somebody called it unwanted."""

    kind: Literal["final", "later", "complaint"]
    detail: str
    # Where a complaint repeats whom the message came back to.
    envelope_from: str = ""


def read_report(incoming: Incoming) -> Report | None:
    """What a report says; None for a message that is none."""
    if incoming.message.get_content_type() != "multipart/report":
        return None
    for part in incoming.message.walk():
        match part.get_content_type():
            case "message/delivery-status":
                return _status(part)
            case "message/feedback-report":
                return _complaint(part)
    return None


def _status(part: Message) -> Report | None:
    """The first recipient's fields; a status is final when both its class and its action say so."""
    for fields in _blocks(part):
        action, status = _value(fields, "Action").lower(), _value(fields, "Status")
        if not action and not status:
            continue
        is_final = action == "failed" and status.startswith("5")
        detail = _value(fields, "Diagnostic-Code") or status
        return Report("final" if is_final else "later", detail)
    return None


def _complaint(part: Message) -> Report | None:
    for fields in _blocks(part):
        kind = _value(fields, "Feedback-Type").lower()
        if kind and kind != "not-spam":
            return Report("complaint", kind, _value(fields, "Original-Mail-From").strip("<>"))
    return None


def _blocks(part: Message) -> list[Message]:
    """The groups of fields, which the library reads as messages in the one kind of report and as text in the other."""
    if part.is_multipart():
        held = part.get_payload()
        return [block for block in held if isinstance(block, Message)] if isinstance(held, list) else []
    return [message_from_string(block) for block in text_of_part(part).replace("\r\n", "\n").split("\n\n")[:50]]


def _value(fields: Message, name: str) -> str:
    return " ".join(str(fields.get(name, "")).split())[:LONGEST_DETAIL]
