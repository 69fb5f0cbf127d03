"""The OpenAPI document against the program: generated requests, right and wrong, find nothing."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from tests.api.conftest import key_of
from tests.portal.world import full_world, issue

from xanh_web.api.document import document
from xanh_web.base.actions import appoint_person, operator
from xanh_web.reporting.models import Obligation, Round

pytestmark = pytest.mark.django_db
EXAMPLES = 25
OPERATIONS = [
    (path, method.upper()) for path, methods in document()["paths"].items() for method in methods
]
WAYS = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
