"""What a page must never do: complain, break its policy, fail a request, or talk to strangers."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

# Chromium repeats a failed response in the console; the response itself is judged here.
REPEATED = "Failed to load resource:"
# A page that is left ends its requests; that is nobody's failure.
LEFT = "net::ERR_ABORTED"
REPORT_POLICY = """
document.addEventListener("securitypolicyviolation", event => console.error(
  `policy: ${event.violatedDirective} blocked ${event.blockedURI} in ${event.sourceFile}`));
"""


class Watch:
    """Collects in ``wrongs`` what went wrong in a browser context.

    Args:
        context: The context to watch, before its first page opens.
        host: The only host and port that pages may talk to.
        allow: Expected failures: a status, and how the address's path begins.
    """

    def __init__(
        self, context: BrowserContext, host: str, allow: Sequence[tuple[int, str]] = ()
    ) -> None:
        self.host = host
        self.wrongs: list[str] = []
        self._allowed = tuple(allow)
        context.add_init_script(REPORT_POLICY)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.wrongs.append(f"script: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)
        context.on("page", self._page)

    def _page(self, page: Page) -> None:
        page.on("crash", lambda _: self.wrongs.append("the page crashed"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(REPEATED):
            self.wrongs.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.host:
            self.wrongs.append(f"foreign host: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != LEFT:
            self.wrongs.append(f"request failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if response.status >= 400 and not any(
            response.status == status and path.startswith(beginning)
            for status, beginning in self._allowed
        ):
            self.wrongs.append(f"{response.status}: {response.request.method} {response.url}")
