"""Addresses of the desk: its queue, who has what, the sheets of articles."""

from django.urls import path

from factcheck.web.claims import handing
from factcheck.web.desk import on_article, sheets, trays

urlpatterns = [
    path("desk", trays.desk, name="desk"),
    path("desk/next", trays.take_next, name="desk-next"),
    path("claims/<int:pk>/hand-back", handing.hand_back, name="claim-hand-back"),
    path("articles/assign", on_article.assign_several, name="articles-assign"),
    path("articles/<int:pk>/assign", on_article.assign, name="article-assign"),
    path("articles/<int:pk>/deadline", on_article.set_deadline, name="article-deadline"),
    path("articles/<int:pk>/sheet", sheets.sheet, name="article-sheet"),
    path("articles/<int:pk>/sheet/<int:number>", sheets.sheet_of, name="article-sheet-of"),
    path("articles/<int:pk>/sheet/withdraw", sheets.withdraw, name="article-sheet-withdraw"),
]
