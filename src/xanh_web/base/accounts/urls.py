"""The addresses of one's own account."""

from django.urls import URLPattern, path

from xanh_web.base.accounts.own_views import account, email_choice, key_revoke, password_change, session_revoke
from xanh_web.base.accounts.password_link import password_set
from xanh_web.base.accounts.views import oidc_callback, oidc_start, sign_in, sign_out

urlpatterns: list[URLPattern] = [
    path("", account, name="account"),
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-out/", sign_out, name="sign_out"),
    path("sessions/revoke/", session_revoke, name="session_revoke"),
    path("email/", email_choice, name="email_choice"),
    path("keys/revoke/", key_revoke, name="key_revoke"),
    path("password/set/<slug:person>/<slug:token>/", password_set, name="password_set"),
    path("password/", password_change, name="password_change"),
    path("oidc/", oidc_start, name="oidc_start"),
    path("oidc/callback/", oidc_callback, name="oidc_callback"),
]
