"""The WSGI entry point: granian or any other server loads `application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xanh_web.base.settings")
application = get_wsgi_application()
# What has been loaded by now stays for good: the collector need not walk through it after every few hundred objects,
# of which a page makes thousands. Cycles are still collected, every 50,000 objects.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
