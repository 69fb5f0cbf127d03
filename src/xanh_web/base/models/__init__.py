from xanh_web.base.models.api_key import ApiKey
from xanh_web.base.models.delivery import Delivery
from xanh_web.base.models.event import Event
from xanh_web.base.models.idempotent_request import IdempotentRequest
from xanh_web.base.models.message import Message
from xanh_web.base.models.person import Appointment, Person
from xanh_web.base.models.seal import Seal, SealedRow
from xanh_web.base.models.session import SessionRecord
from xanh_web.base.models.sign_in import ExternalIdentity, SignInCounter
from xanh_web.base.models.upload import Upload
from xanh_web.base.models.webhook import WebhookCall, WebhookSubscription

__all__ = [
    "ApiKey",
    "Appointment",
    "Delivery",
    "Event",
    "ExternalIdentity",
    "IdempotentRequest",
    "Message",
    "Person",
    "Seal",
    "SealedRow",
    "SessionRecord",
    "SignInCounter",
    "Upload",
    "WebhookCall",
    "WebhookSubscription",
]
