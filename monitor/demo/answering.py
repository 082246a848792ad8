"""The answers of a make-believe wiki's API, in the form that MediaWiki gives them (formatversion 2)."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from hashlib import sha1
from typing import Any, Final

from monitor.demo.wiki import Revision, Wiki, stamp

Answer = dict[str, Any]
Parameters = Mapping[str, str]

LIMIT: Final = 500
TITLES: Final = 50


class BadRequest(ValueError):
    """The request is not one that the API understands; ``code`` is the API's own word for it."""

    def __init__(self, code: str, info: str) -> None:
        super().__init__(info)
        self.code = code


def answer(wiki: Wiki, parameters: Parameters) -> Answer:
    """The JSON object for a query; errors are answers too, as at a real wiki."""
    try:
        if parameters.get("action") != "query":
            raise BadRequest("badvalue", "Unrecognized value for parameter action.")
        return {"curtimestamp": stamp(wiki.now()), **_query(wiki, parameters)}
    except BadRequest as error:
        return {"error": {"code": error.code, "info": str(error)}, "errors": [{"code": error.code, "text": str(error)}]}


def _query(wiki: Wiki, parameters: Parameters) -> Answer:
    lists: dict[str, Callable[[Wiki, Parameters], Answer]] = {
        "recentchanges": _recent_changes,
        "allpages": _all_pages,
        "logevents": lambda wiki, parameters: {"query": {"logevents": []}},
    }
    if parameters.get("generator") == "allpages":
        return {"batchcomplete": True, **_generated(wiki, parameters)}
    wanted = parameters.get("list")
    if wanted:
        if wanted not in lists:
            raise BadRequest("badvalue", f"Unrecognized value for parameter list: {wanted}.")
        return {"batchcomplete": True, **lists[wanted](wiki, parameters)}
    if parameters.get("meta") == "siteinfo":
        return {
            "batchcomplete": True,
            "query": {"general": {"sitename": "Make-believe", "time": stamp(wiki.now())}},
        }
    return {"batchcomplete": True, **_pages(wiki, parameters)}


def _recent_changes(wiki: Wiki, parameters: Parameters) -> Answer:
    kinds = parameters.get("rctype", "edit|new|log").split("|")
    rows = [row for row in wiki.changes_since(_time(parameters.get("rcstart"))) if row["type"] in kinds]
    if parameters.get("rcdir", "older") == "older":
        rows.reverse()
    token = parameters.get("rccontinue")
    if token:
        first = _number(token.rpartition("|")[2])
        rows = [row for row in rows if row["rcid"] >= first]
    limit = _limit(parameters.get("rclimit"))
    return _page_of(
        rows, limit, "recentchanges", lambda row: {"rccontinue": f"{_digits(row['timestamp'])}|{row['rcid']}"}
    )


def _all_pages(wiki: Wiki, parameters: Parameters) -> Answer:
    start = parameters.get("apcontinue") or parameters.get("apfrom") or ""
    prefix = parameters.get("apprefix", "")
    titles = [title for title in wiki.titles() if title.startswith(prefix) and title >= start]
    rows = [{"pageid": wiki.page_number(title), "ns": 0, "title": title} for title in titles]
    return _page_of(rows, _limit(parameters.get("aplimit")), "allpages", lambda row: {"apcontinue": row["title"]})


def _generated(wiki: Wiki, parameters: Parameters) -> Answer:
    """All pages of a prefix with their last revisions, as ``generator=allpages`` gives them."""
    start, prefix = parameters.get("gapcontinue", ""), parameters.get("gapprefix", "")
    titles = [title for title in wiki.titles() if title.startswith(prefix) and title >= start]
    rows = [{"title": title} for title in titles]
    body = _page_of(rows, _limit(parameters.get("gaplimit")), "pages", lambda row: {"gapcontinue": row["title"]})
    body["query"]["pages"] = [_page(wiki, row["title"], parameters) for row in body["query"]["pages"]]
    return body


def _page_of(rows: list[Answer], limit: int, name: str, token: Callable[[Answer], Answer]) -> Answer:
    body: Answer = {"query": {name: rows[:limit]}}
    if len(rows) > limit:
        body["continue"] = {**token(rows[limit]), "continue": "-||"}
    return body


def _pages(wiki: Wiki, parameters: Parameters) -> Answer:
    titles = [title for title in parameters.get("titles", "").split("|") if title]
    if len(titles) > TITLES:
        raise BadRequest("toomanyvalues", f"Too many values supplied for parameter titles. The limit is {TITLES}.")
    return {"query": {"pages": [_page(wiki, title, parameters) for title in titles]}}


def _page(wiki: Wiki, title: str, parameters: Parameters) -> Answer:
    held = wiki.latest(title)
    if held is None:
        return {"ns": 0, "title": title, "missing": True}
    page, revision = held
    head = {"pageid": page.id, "ns": 0, "title": title, "lastrevid": revision.id, "length": len(revision.text.encode())}
    with_content = "content" in parameters.get("rvprop", "").split("|")
    return {**head, "revisions": [_revision(revision, with_content=with_content)]}


def _revision(revision: Revision, *, with_content: bool) -> Answer:
    content = revision.text.encode()
    main = {"contentmodel": "wikitext", "contentformat": "text/x-wiki", "content": revision.text}
    return {
        "revid": revision.id,
        "parentid": revision.parent,
        "minor": False,
        "timestamp": stamp(revision.at),
        "size": len(content),
        "sha1": sha1(content, usedforsecurity=False).hexdigest(),
        "tags": [],
        **({"slots": {"main": main}} if with_content else {}),
    }


def _time(printed: str | None) -> datetime | None:
    if not printed:
        return None
    digits = _digits(printed)
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError as error:
        raise BadRequest("badtimestamp", f"Invalid value {printed!r} for timestamp parameter.") from error


def _digits(printed: str) -> str:
    return "".join(character for character in printed if character.isascii() and character.isdigit())


def _number(printed: str) -> int:
    if not (printed.isascii() and printed.isdigit()):
        raise BadRequest("badcontinue", "Invalid continue param.")
    return int(printed)


def _limit(printed: str | None) -> int:
    if printed is None:
        return 10
    return LIMIT if printed == "max" else max(1, min(_number(printed), LIMIT))
