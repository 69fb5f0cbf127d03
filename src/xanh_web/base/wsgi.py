"""The WSGI entry point: granian or any other server loads `application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xanh_web.base.settings")
application = get_wsgi_application()
