"""Addresses of operation."""

from django.urls import path

from factcheck.ops.health import healthz

urlpatterns = [path("healthz", healthz, name="healthz")]
