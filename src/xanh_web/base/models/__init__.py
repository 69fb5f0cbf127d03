from xanh_web.base.models.event import Event
from xanh_web.base.models.person import Appointment, Person
from xanh_web.base.models.seal import Seal, SealedRow

__all__ = ["Appointment", "Event", "Person", "Seal", "SealedRow"]
