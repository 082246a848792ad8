"""A make-believe Wikisource behind the frame of the other sites, so that it can break, too (sources.md part 4)."""

import json
from dataclasses import dataclass, field

from monitor.demo.answering import answer
from monitor.demo.sites.faults import Faults, Trouble
from monitor.demo.sites.serving import NOT_FOUND, Request, Response
from monitor.demo.wiki import Wiki

API = "/w/api.php"
JSON = "application/json; charset=utf-8"
ELSEWHERE = (
    b"<!DOCTYPE html><html><head><title>Wiki</title></head><body>Our servers are under maintenance.</body></html>"
)


@dataclass(slots=True)
class WikiSite:
    """A wiki's API at ``/w/api.php``. Of its faults, ``break_layout`` gives a page of HTML where data was asked for,
    and ``shrink`` an answer that lacks what the API documents."""

    wiki: Wiki = field(default_factory=Wiki)
    faults: Faults = field(default_factory=Faults)

    def answer(self, request: Request) -> Response:
        if self.faults.taken(Trouble.LAYOUT, request.target):
            return Response(ELSEWHERE)
        if request.path != API:
            return NOT_FOUND
        said = answer(self.wiki, request.query)
        if self.faults.taken(Trouble.SHRINK, request.target):
            said = {"curtimestamp": said["curtimestamp"]} if "curtimestamp" in said else {}
        return Response(json.dumps(said, ensure_ascii=False).encode(), media_type=JSON)
