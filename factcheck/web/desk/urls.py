"""Addresses of the desk: its queue, who has what, the sheets of articles."""

from django.urls import path

from factcheck.web.desk import sheets, trays

urlpatterns = [
    path("desk", trays.desk, name="desk"),
    path("desk/next", trays.take_next, name="desk-next"),
    path("articles/<int:pk>/sheet", sheets.sheet, name="article-sheet"),
    path("articles/<int:pk>/sheet/<int:number>", sheets.sheet_of, name="article-sheet-of"),
    path("articles/<int:pk>/sheet/withdraw", sheets.withdraw, name="article-sheet-withdraw"),
]
