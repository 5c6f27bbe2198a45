"""Addresses of the article page and of the claim panel."""

from django.urls import path

from factcheck.web.articles import lines, page
from factcheck.web.claims import checking, correct, decide, evidence, reshape
from factcheck.web.live import views as live

urlpatterns = [
    path("articles/<int:pk>", page.article, name="article"),
    path("articles/<int:pk>/body", page.body, name="article-body"),
    path("articles/<int:pk>/changes", live.article_changes, name="article-changes"),
    path("articles/<int:pk>/left", live.left, name="article-left"),
    path("events", live.no_stream, name="events"),
    path("articles/<int:pk>/reading", page.reading_progress, name="article-reading"),
    path("articles/<int:pk>/read-again", page.start_reading_again, name="article-read-again"),
    path("articles/<int:pk>/lines", lines.bring_back, name="article-line-back"),
    path("articles/<int:pk>/line", lines.progress, name="article-line"),
    path("articles/<int:pk>/claims", reshape.new_claim, name="claim-new"),
    path("claims/<int:pk>", decide.claim_panel, name="claim"),
    path("claims/<int:pk>/take", decide.take, name="claim-take"),
    path("claims/<int:pk>/verdict", decide.give_verdict, name="claim-verdict"),
    path("claims/<int:pk>/verdict/undo", decide.take_back, name="claim-verdict-undo"),
    path("claims/<int:pk>/second-check", checking.second_check, name="claim-second-check"),
    path(
        "claims/<int:pk>/second-check/undo",
        checking.take_back_second_check,
        name="claim-second-check-undo",
    ),
    path("claims/<int:pk>/resolve", checking.resolve, name="claim-resolve"),
    path("claims/<int:pk>/resolve/undo", checking.take_back_resolution, name="claim-resolve-undo"),
    path("claims/<int:pk>/still-holds", checking.holds, name="claim-holds"),
    path("claims/<int:pk>/reopen", checking.reopen, name="claim-reopen"),
    path("claims/<int:pk>/legal-risk", checking.legal_risk, name="claim-legal-risk"),
    path("claims/<int:pk>/edit", correct.edit, name="claim-edit"),
    path("claims/<int:pk>/words", correct.take_back_words, name="claim-words"),
    path("claims/<int:pk>/extent", correct.extent, name="claim-extent"),
    path("claims/<int:pk>/attribution", correct.attribution, name="claim-attribution"),
    path("claims/<int:pk>/dismiss", correct.dismiss, name="claim-dismiss"),
    path("claims/<int:pk>/restore", correct.restore, name="claim-restore"),
    path("claims/<int:pk>/split", reshape.split, name="claim-split"),
    path("claims/<int:pk>/merge", reshape.merge, name="claim-merge"),
    path("claims/<int:pk>/evidence", evidence.link, name="claim-evidence"),
    path("claims/<int:pk>/evidence/sources", evidence.known_sources, name="claim-sources"),
    path("evidence/<int:pk>/remove", evidence.unlink, name="evidence-remove"),
]
