"""A small writer of Word files, so that tests say themselves what stands in which part."""

import zipfile
from io import BytesIO

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(*runs: str, style: str = "", level: tuple[str, int] | None = None) -> str:
    """A paragraph of runs; a run without markup is plain text. ``level``: the list's number and the depth in it."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{level[1]}"/><w:numId w:val="{level[0]}"/></w:numPr>' if level else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def call(identity: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def notes(*texts: str, kind: str = "footnote") -> str:
    """Notes numbered from 1 inside the file, behind the line that parts them from the text."""
    made = "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + text)}</w:p></w:{kind}>'
        for number, text in enumerate(texts, 1)
    )
    return (
        f'<w:{kind}s {_W}><w:{kind} w:type="separator" w:id="-1"><w:p>{run("___")}</w:p></w:{kind}>{made}</w:{kind}s>'
    )


def numbering(*lists: str) -> str:
    return f"<w:numbering {_W}>{''.join(lists)}</w:numbering>"


def abstract(identity: int, *levels: tuple[str, str], more: str = "") -> str:
    """A numbering's rules: for each level how a number looks, and the words around it (``%1.``)."""
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        f'<w:lvlText w:val="{words}"/>{more}</w:lvl>'
        for depth, (shape, words) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{identity}">{made}</w:abstractNum>'


def listed(number: int, rules: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{rules}"/>{more}</w:num>'


def docx(*body: str, section: str = "", **parts: str) -> bytes:
    """A Word file. ``parts`` are further parts by kind (``header``, ``footnotes``, ``numbering``, ``styles``); headers
    and feet are tied to the section, the first page's as ``header_first``."""
    ties: list[str] = []
    types: list[str] = []
    files: dict[str, str] = {}
    for name, content in parts.items():
        kind, _, which = name.partition("_")
        path, number = f"word/{name}.xml", f"r{len(ties)}"
        ties.append(f'<Relationship Id="{number}" Type="{_TIES}/{kind}" Target="{name}.xml"/>')
        types.append(f'<Override PartName="/{path}" ContentType="{_TYPE}.{kind}+xml"/>')
        mark = {"header": "hdr", "footer": "ftr"}.get(kind)
        files[path] = f"<w:{mark} {_W} {_MORE}>{content}</w:{mark}>" if mark else content
        if mark:
            section += f'<w:{kind}Reference w:type="{which or "default"}" r:id="{number}"/>'
            section += "<w:titlePg/>" if which else ""
    files["word/document.xml"] = (
        f"<w:document {_W} {_MORE}><w:body>{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    )
    files["word/_rels/document.xml.rels"] = _tied(*ties)
    files["_rels/.rels"] = _tied(f'<Relationship Id="r" Type="{_TIES}/officeDocument" Target="word/document.xml"/>')
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{"".join(types)}</Types>'
    )
    return packed(files)


def _tied(*ties: str) -> str:
    inner = "".join(ties)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def packed(files: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content if content.startswith("<?xml") else f'<?xml version="1.0"?>{content}')
    return out.getvalue()
