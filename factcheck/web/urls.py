"""Addresses of pages and fragments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
