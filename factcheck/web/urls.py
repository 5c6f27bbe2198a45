"""Addresses of pages and fragments."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import include, path
from django.views.generic import RedirectView

from factcheck.web import palette, people, review, session
from factcheck.web.articles import intake
from factcheck.web.articles import listing as articles
from factcheck.web.claims import bulk
from factcheck.web.claims import listing as claims
from factcheck.web.history import views as history
from factcheck.web.keys import views as keys
from factcheck.web.numbers import views as numbers
from factcheck.web.sources import editing as source_editing
from factcheck.web.sources import pages as sources
from factcheck.web.undo import views as undo

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="desk"), name="home"),
    path("", include("factcheck.web.desk.urls")),
    path("sign-in", login_not_required(session.SignIn.as_view()), name="sign-in"),
    path("sign-out", LogoutView.as_view(), name="sign-out"),
    path("password", session.change_password, name="password"),
    path("articles", articles.listing, name="articles"),
    path("articles/new", intake.new_article, name="article-new"),
    path("articles/<int:pk>/details", intake.edit, name="article-edit"),
    path("articles/<int:pk>/history", history.of_article, name="article-history"),
    path("claims", claims.listing, name="claims"),
    path("claims/bulk", bulk.bulk, name="claims-bulk"),
    path("claims/names", claims.names, name="claim-names"),
    path("claims/<int:pk>/history", history.of_claim, name="claim-history"),
    path("sources", sources.listing, name="sources"),
    path("sources/new", source_editing.new, name="source-new"),
    path("sources/<int:pk>", sources.source, name="source"),
    path("sources/<int:pk>/edit", source_editing.edit, name="source-edit"),
    path("sources/<int:pk>/history", history.of_source, name="source-history"),
    path("people", people.listing, name="people"),
    path("people/<int:pk>", people.person, name="person"),
    path("people/<int:pk>/history", history.of_person, name="person-history"),
    path("history", history.everything, name="history"),
    path("settings/review-dates", review.review_dates, name="review-dates"),
    path("settings/keys", keys.settings, name="keys"),
    path("undo", undo.undo, name="undo"),
    path("palette", palette.palette, name="palette"),
    path("", include("factcheck.web.claims.urls")),
    path("", include("factcheck.web.revisions.urls")),
    path("", include("factcheck.web.talk.urls")),
    path("dashboard", numbers.dashboard, name="dashboard"),
]
