"""A make-believe Official Document System: a resolver that redirects in capitals, files that are served in small
letters, and the shell of an application with status 200 in the place of everything else (sources.md part 1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from monitor.demo.sites.faults import Faults, Trouble
from monitor.demo.sites.papers import docx_of, pdf_of
from monitor.demo.sites.serving import HTML, Request, Response
from sources.ods_control import CONTROLS
from sources.ods_gates import DOC, DOCX, PDF

SHELL = b"<!DOCTYPE html><html><head><title>Official Documents</title></head><body><app-root></app-root></body></html>"
SHELL += b"<!--" + b" " * (1303 - len(SHELL) - 7) + b"-->"
"""1,303 bytes, as the real one."""
TYPES = {"pdf": PDF, "docx": DOCX, "doc": DOC}
FIRST_JOB = 10_001


@dataclass(frozen=True, slots=True)
class Filed:
    """What is filed under a symbol in a language: its job number, and its bytes by format."""

    job: str
    files: Mapping[str, bytes]

    def path(self, format: str) -> str:
        """``/doc/undoc/gen/n26/100/01/pdf/n2610001.pdf``."""
        job = self.job.lower()
        return f"/doc/undoc/gen/{job[:3]}/{job[3:6]}/{job[6:8]}/{format}/{job}.{format}"


@dataclass(slots=True)
class MakeBelieveOds:
    """The system. ``targets`` says how redirects are written: ``relative`` as the real ones, ``absolute``, or ``port``
    (absolute, with ``:443``). ``controls``: whether what always exists does."""

    faults: Faults = field(default_factory=Faults)
    targets: str = "relative"
    controls: bool = True
    _filed: dict[tuple[str, str], Filed] = field(default_factory=dict)
    _jobs: int = FIRST_JOB
    _lock: Lock = field(default_factory=Lock)

    def publish(
        self,
        symbol: str,
        language: str,
        text: str = "",
        *,
        formats: Iterable[str] = ("docx", "pdf"),
        files: Mapping[str, bytes] | None = None,
    ) -> Filed:
        """File a text, or ready-made ``files`` by format, under a new job number. The first of a symbol in a language,
        or a reissue."""
        made = {"docx": docx_of, "pdf": pdf_of}
        content = dict(files) if files is not None else {format: made[format](text) for format in formats}
        with self._lock:
            filed = Filed(f"N26{self._jobs:05d}", content)
            self._jobs += 1
            self._filed[symbol.upper(), language] = filed
        return filed

    reissue = publish

    def amend(self, symbol: str, language: str, text: str) -> Filed:
        """Replace the bytes, and say nothing: the job number stays."""
        before = self._filed[symbol.upper(), language]
        after = self.publish(symbol, language, text, formats=tuple(before.files))
        return self.refile(symbol, language, before.job, after.files)

    def refile(self, symbol: str, language: str, job: str, files: Mapping[str, bytes]) -> Filed:
        """File these bytes under a job number that was given out before."""
        with self._lock:
            filed = self._filed[symbol.upper(), language] = Filed(job, dict(files))
        return filed

    def filed(self, symbol: str, language: str) -> Filed:
        """What is filed there. Raises KeyError."""
        return self._filed[symbol.upper(), language]

    def withdraw(self, symbol: str, language: str) -> None:
        """From now on nothing is filed there."""
        with self._lock:
            self._filed.pop((symbol.upper(), language), None)

    def answer(self, request: Request) -> Response:
        if request.path == "/api/symbol/access":
            return self._resolved(request)
        if request.path.startswith("/doc/"):
            return self._file(request)
        return Response(SHELL, media_type="text/html")

    def _resolved(self, request: Request) -> Response:
        if self.faults.taken(Trouble.LAYOUT, request.target):
            return Response(SHELL, media_type="text/html")
        wrong = self.faults.taken(Trouble.WRONG_DOCUMENT, request.target)
        symbol = wrong.word if wrong else request.query.get("s", "")
        lie = self.faults.taken(Trouble.LANGUAGE, request.target)
        language, format = request.query.get("l", ""), request.query.get("t", "pdf")
        filed = (self._found(symbol, lie.word) if lie else None) or self._found(symbol, language)
        host = f"http://{request.headers.get('host', '')}"
        if filed is None or format not in filed.files:
            return _redirect(f"{host}/error")
        path = filed.path(format).replace("/doc/undoc/gen/", "/doc/UNDOC/GEN/")
        path = path[:5] + path[5:].upper()
        return _redirect(path if self.targets == "relative" else f"{self._shown(host)}{path}")

    def _shown(self, host: str) -> str:
        return f"https://{host.removeprefix('http://').partition(':')[0]}:443" if self.targets == "port" else host

    def _found(self, symbol: str, language: str) -> Filed | None:
        """What an unknown language silently finds is English."""
        known = language if language in ("ar", "en", "es", "fr", "ru", "zh") else "en"
        filed = self._filed.get((symbol.upper(), known))
        if filed is None and self.controls and symbol in CONTROLS:
            return Filed("N0155743", {"pdf": pdf_of(symbol)})
        return filed

    def _file(self, request: Request) -> Response:
        with self._lock:
            every = list(self._filed.values())
        for filed in every:
            for format, content in filed.files.items():
                if request.path == filed.path(format):
                    return Response(content, media_type=TYPES[format])
        return Response(SHELL, media_type=HTML)


def _redirect(target: str) -> Response:
    cookie = "ApplicationGatewayAffinity=0; Path=/"
    headers = (("Location", target), ("Vary", "Origin, Accept"), ("Set-Cookie", cookie))
    return Response(f"Found. Redirecting to {target}".encode(), 302, "text/plain; charset=utf-8", headers)
