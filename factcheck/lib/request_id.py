"""The identifier of the request or task at work, so that its events can be told apart."""

from contextvars import ContextVar

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
