"""Addresses of an article's texts, and of saying where a claim stands in them."""

from django.urls import path

from factcheck.web.revisions import compare, newtext, outcome, past, placing

urlpatterns = [
    path("articles/<int:pk>/text", newtext.new_text, name="article-text"),
    path("articles/<int:pk>/compare", compare.compare_revisions, name="article-compare"),
    path("articles/<int:pk>/revisions", past.revisions, name="article-revisions"),
    path("articles/<int:pk>/revisions/<int:number>", past.revision, name="article-revision"),
    path(
        "articles/<int:pk>/revisions/<int:number>/outcome", outcome.outcome, name="article-outcome"
    ),
    path("claims/<int:pk>/place", placing.place, name="claim-place"),
    path("claims/<int:pk>/gone", placing.gone, name="claim-gone"),
]
