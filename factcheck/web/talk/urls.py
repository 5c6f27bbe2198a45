"""Addresses of the talk and of the page of what concerns a person."""

from django.urls import path

from factcheck.web.talk import inbox, views

urlpatterns = [
    path("claims/<int:pk>/comments", views.on_claim, name="claim-talk"),
    path("claims/<int:pk>/comments/seen", views.seen_on_claim, name="claim-talk-seen"),
    path("articles/<int:pk>/comments", views.on_article, name="article-talk"),
    path("articles/<int:pk>/comments/seen", views.seen_on_article, name="article-talk-seen"),
    path("comments/<int:pk>/edit", views.edit, name="comment-edit"),
    path("comments/<int:pk>/remove", views.remove, name="comment-remove"),
    path("inbox", inbox.inbox, name="inbox"),
    path("inbox/count", inbox.count, name="inbox-count"),
    path("inbox/mail", inbox.by_mail, name="inbox-mail"),
    path("inbox/read", inbox.read_everything, name="inbox-read"),
    path("inbox/<int:pk>/read", inbox.read_one, name="notice-read"),
    path("people/names", views.names, name="people-names"),
]
