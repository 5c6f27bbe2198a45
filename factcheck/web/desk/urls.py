"""Addresses of the desk: its queue, who has what, the sheets of articles."""

from django.urls import path

from factcheck.web.desk import trays

urlpatterns = [
    path("desk", trays.desk, name="desk"),
    path("desk/next", trays.take_next, name="desk-next"),
]
