"""Every address of the workbench."""

from django.contrib import admin
from django.urls import include, path

from factcheck.web import errors

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("factcheck.ops.urls")),
    path("", include("factcheck.web.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
