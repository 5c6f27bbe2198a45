"""The sheet of an article: what is open and by whom, each claim on paper, and the sign-off."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim
from factcheck.desk.actions.sign_off import sign_off, withdraw_sign_off
from factcheck.desk.clearance import SignOffRefused, advice, in_the_way
from factcheck.desk.models import SignOff
from factcheck.desk.sheet import (
    ClaimSaid,
    SheetSaid,
    canonical,
    fingerprint,
    make_sheet,
    veiled,
)
from factcheck.desk.sheet_changes import Changes, compare
from factcheck.lib.errors import DomainError, RuleBroken
from factcheck.web.requests import signed_in
from factcheck.web.tally import Tally

WAIVES = "waive-"
OPEN_WORDS = {
    "open": "with nobody",
    "second_check": "waiting for a second check",
    "disagreement": "with two verdicts that disagree",
    "unplaced": "without a place in the text",
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A claim that is not settled, what to do about it, and the reason to waive it as typed."""

    claim: ClaimSaid
    advice: str
    reason: str
    missing: bool


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet as the page shows it.

    Attributes:
        sheet: What is shown: as it is now, or as it was frozen.
        signed: The sign-off of this revision, standing or withdrawn; None where there is none.
        frozen: Whether ``sheet`` is the one that was signed.
        since: The sign-off that ``changes`` count from; None where nothing was signed before.
        obstacles: What stands in the way of a sign-off; nothing on a frozen sheet.
        withdrawn: Former sign-offs that were taken back, newest first.
        problem: Why nothing was signed; with ``note`` and ``rest`` as they were typed.
    """

    article: Article
    sheet: SheetSaid
    person: User
    signed: SignOff | None = None
    frozen: bool = False
    since: SignOff | None = None
    changes: Changes | None = None
    obstacles: list[Obstacle] = field(default_factory=list)
    withdrawn: list[SignOff] = field(default_factory=list)
    problem: str = ""
    note: str = ""
    rest: str = ""

    @property
    def tally(self) -> Tally:
        """How many claims are in which state."""
        return Tally(Counter(claim["state"] for claim in self.sheet["claims"]))

    @property
    def fingerprint(self) -> str:
        """What a sign-off of this sheet names, so that nothing is signed unseen."""
        return fingerprint(self.sheet)

    @property
    def still_open(self) -> list[tuple[str, int]]:
        """With whom the claims are that are not settled and were not let pass."""
        return _with_whom(claim for claim in in_the_way(self.sheet) if not claim["waiver"])

    @property
    def passed(self) -> list[tuple[str, int]]:
        """With whom the claims are that the sign-off let pass."""
        return _with_whom(claim for claim in self.sheet["claims"] if claim["waiver"])

    @property
    def disputed(self) -> list[ClaimSaid]:
        """The claims that were found to be disputed."""
        return [claim for claim in self.sheet["claims"] if claim["state"] == "disputed"]

    @property
    def waived(self) -> int:
        """How many claims were let pass by the sign-off."""
        return sum(bool(claim["waiver"]) for claim in self.sheet["claims"])

    @property
    def may_sign(self) -> bool:
        """Whether the person may sign off and withdraw."""
        return self.person.may(Permission.SIGN_OFF)


def _with_whom(claims: Iterable[ClaimSaid]) -> list[tuple[str, int]]:
    """With whom claims are that are not settled, in words, each with their number."""
    found: Counter[str] = Counter()
    for claim in claims:
        if claim["stage"] == Claim.Stage.STALE:
            words = "in need of another look"
        elif claim["stage"] == Claim.Stage.IN_REVIEW:
            words = f"with {claim['assignee']}"
        else:
            words = OPEN_WORDS[claim["stage"]]
        found[words] += 1
    return found.most_common()


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of the newest text as it is now; an editor signs it off."""
    article, person = get_object_or_404(Article, pk=pk), signed_in(request)
    if request.method != "POST":
        return _render(request, _page(article, person, {}, frozenset()))
    check_may(person, Permission.SIGN_OFF)
    return _sign(request, article, person)


def _sign(request: HttpRequest, article: Article, person: User) -> HttpResponse:
    """Sign off as the form says, or show it again with what stands in the way."""
    revision = get_object_or_404(Revision, article=article, number=_number(request))
    typed = _reasons(request)
    note, rest = request.POST.get("note", ""), request.POST.get("rest", "").strip()
    waivers = {key: reason.strip() or rest for key, reason in typed.items()}
    try:
        sign_off(
            by=person,
            article=article,
            revision=revision,
            waivers=waivers,
            note=note,
            seen=request.POST.get("seen", ""),
        )
    except DomainError as error:
        missing = error.missing if isinstance(error, SignOffRefused) else {}
        shown = _page(article, person, typed, frozenset(missing))
        shown = replace(shown, problem=error.message, note=note, rest=rest)
        return _render(request, shown, status=error.status)
    messages.success(request, f"Revision {revision.number} is signed off. Its sheet is kept.")
    return redirect("article-sheet-of", pk=article.pk, number=revision.number)


def _reasons(request: HttpRequest) -> dict[int, str]:
    """The reason that was typed for each claim, by its key, "" where none was."""
    return {
        int(name.removeprefix(WAIVES)): str(reason)
        for name, reason in request.POST.items()
        if name.startswith(WAIVES) and name.removeprefix(WAIVES).isdecimal()
    }


@require_safe
def sheet_of(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The sheet of a revision as it was signed; ``?as=json`` is the text its checksum is of."""
    person = signed_in(request)
    article = get_object_or_404(Article, pk=pk)
    signs = list(_sign_offs(article).filter(revision__number=number))
    signed = next((sign for sign in signs if sign.withdrawn_at is None), next(iter(signs), None))
    if signed is None:
        if Revision.objects.filter(article=article, number=number + 1).exists():
            raise Http404
        return redirect("article-sheet", pk=pk)
    shown: SheetSaid = veiled(signed.sheet, person)
    if request.GET.get("as") == "json":
        if shown != signed.sheet:
            raise RuleBroken(
                "A verdict on this sheet waits for a second check, which may be yours. "
                "The sheet can be had in full when it is given."
            )
        return HttpResponse(canonical(shown), content_type="application/json")
    page = SheetPage(
        article=article,
        sheet=shown,
        person=person,
        signed=signed,
        frozen=True,
        withdrawn=[sign for sign in signs if sign.withdrawn_at and sign != signed],
    )
    return _render(request, page)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the sign-off of a revision, with a reason."""
    person = signed_in(request)
    check_may(person, Permission.SIGN_OFF)
    standing = _sign_offs(get_object_or_404(Article, pk=pk)).filter(withdrawn_at=None)
    signed = get_object_or_404(standing, revision__number=_number(request))
    try:
        withdraw_sign_off(by=person, sign_off=signed, reason=request.POST.get("reason", ""))
    except DomainError as error:
        messages.error(request, f"Nothing was changed. {error.message}")
        return redirect("article-sheet-of", pk=pk, number=signed.revision.number)
    messages.success(request, "The sign-off is withdrawn. The sheet that was signed is kept.")
    return redirect("article-sheet", pk=pk)


def _page(
    article: Article,
    person: User,
    typed: Mapping[int, str],
    missing: frozenset[int],
) -> SheetPage:
    """The sheet as it is now, with what was typed into its form and what changed since signing."""
    revisions = Revision.objects.select_related("article", "by", "reading")
    revision = revisions.filter(article=article).latest("number")
    said = make_sheet(revision, seen_by=person)
    signs = list(_sign_offs(article))
    since = max(
        (sign for sign in signs if sign.withdrawn_at is None),
        key=lambda sign: sign.revision.number,
        default=None,
    )
    of_this = since if since is not None and since.revision_id == revision.pk else None
    return SheetPage(
        article=article,
        sheet=_with_waivers(said, of_this.sheet) if of_this else said,
        person=person,
        signed=of_this,
        since=since,
        changes=compare(veiled(since.sheet, person), said) if since else None,
        obstacles=[
            Obstacle(claim, advice(claim), typed.get(claim["id"], ""), claim["id"] in missing)
            for claim in in_the_way(said)
        ],
        withdrawn=[sign for sign in signs if sign.withdrawn_at],
    )


def _with_waivers(sheet: SheetSaid, signed: SheetSaid) -> SheetSaid:
    """The sheet of today with why its claims were let pass that still are as they were then."""
    passed = {(claim["id"], claim["stage"]): claim["waiver"] for claim in signed["claims"]}
    claims: list[ClaimSaid] = [
        {**claim, "waiver": passed.get((claim["id"], claim["stage"]), "")}
        for claim in sheet["claims"]
    ]
    return {**sheet, "claims": claims}


def _sign_offs(article: Article) -> QuerySet[SignOff]:
    people = ("by", "withdrawn_by", "revision")
    return SignOff.objects.filter(article=article).select_related(*people).defer("revision__text")


def _number(request: HttpRequest) -> int:
    """The number of the revision that a form was made from; 0, which there is not, for nonsense."""
    given = request.POST.get("revision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


def _render(request: HttpRequest, page: SheetPage, status: int = 200) -> HttpResponse:
    context = {"page": page, "sheet": page.sheet, "article": page.article}
    return render(request, "desk/sheet.html", context, status=status)
