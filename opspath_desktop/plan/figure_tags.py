"""Give a page of one figure its structure tree, its metadata and its colour profile (PDF/UA-1, PDF/A-2a)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from opspath_desktop.plan.srgb import srgb_profile

Part = tuple[str, str, Sequence[float]]  # kind of element, alternative text, box on the page; both may be empty
_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


class _Raw(pdfdoc.PDFObject):
    """An object whose bytes are written when all others have their numbers."""

    __RefOnly__ = 1

    def __init__(self, make: Callable[[Callable[[str], str]], str]) -> None:
        self._make = make

    def format(self, document: Any) -> bytes:
        """Write the object."""

        def number_of(name: str) -> str:
            return str(pdfdoc.PDFObjectReference(name).format(document), "latin-1")

        return self._make(number_of).encode("latin-1")


def tag_page(canvas: Any, parts: Sequence[Part]) -> None:
    """Describe the one page: its marked contents are the parts in their order."""
    document = canvas._doc
    page = document.thisPageName()
    names = [f"TagPart{number}" for number in range(len(parts))]

    def keep(name: str, make: Callable[[Callable[[str], str]], str]) -> Any:
        return document.Reference(_Raw(make), name)

    for number, (name, part) in enumerate(zip(names, parts, strict=True)):
        keep(name, _element(number, part, page))
    keep("TagRoot", lambda ref: f"<</Type /StructElem /S /Document /P {ref('TagTree')} /K [{_all(ref, names)}]>>")
    keep("TagNumbers", lambda ref: f"<</Nums [0 [{_all(ref, names)}]]>>")
    tree = "<</Type /StructTreeRoot /K [{root}] /ParentTree {numbers} /ParentTreeNextKey 1>>"
    catalog = document.Catalog
    catalog.StructTreeRoot = keep("TagTree", lambda ref: tree.format(root=ref("TagRoot"), numbers=ref("TagNumbers")))
    catalog.MarkInfo = keep("TagMarked", lambda _ref: "<</Marked true>>")
    catalog.ViewerPreferences = keep("TagViewer", lambda _ref: "<</DisplayDocTitle true>>")
    canvas._setAnnotations = lambda finished: _page_keys(canvas, finished)


def _element(number: int, part: Part, page: str) -> Callable[[Callable[[str], str]], str]:
    kind, alt, box = part
    more = f" /Alt {_text(alt)}" if alt else ""
    if box:
        corners = " ".join(f"{each:.2f}" for each in box)
        more += f" /A <</O /Layout /Placement /Block /BBox [{corners}]>>"
    return lambda ref: f"<</Type /StructElem /S /{kind} /P {ref('TagRoot')} /Pg {ref(page)} /K {number}{more}>>"


def _all(ref: Callable[[str], str], names: Sequence[str]) -> str:
    return " ".join(map(ref, names))


def _text(words: str) -> str:
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def _page_keys(canvas: Any, page: Any) -> None:
    """Tell the page where its contents stand in the structure tree; ReportLab calls this with the finished page."""
    page.Annots = canvas._annotationrefs
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents, page.Tabs = 0, pdfdoc.PDFName("S")


def finish(canvas: Any, *, title: str, author: str, day: dt.date) -> None:
    """Add metadata and colour profile, and write the document."""
    document = canvas._doc
    document._pdfVersion = (1, 7)
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), srgb_profile())
    document.Reference(profile, "TagProfile")
    intent = (
        "[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile {}>>]"
    )
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = document.Reference(_Raw(lambda ref: intent.format(ref("TagProfile"))), "TagIntents")
    metadata = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")})
    packet = _metadata(canvas, title, author).encode()
    catalog.Metadata = document.Reference(pdfdoc.PDFStream(metadata, packet), "TagXmp")
    with _lines_before_endstream():
        canvas.save()


def _metadata(canvas: Any, title: str, author: str) -> str:
    """Say in XMP what the information dictionary says, and which standards the file keeps."""
    stamp = canvas._doc._timeStamp
    year, month, day, hour, minute, second = stamp.YMDhms[:6]
    when = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{int(second):02}Z"
    info = canvas._doc.info
    fields = {"title": escape(title), "author": escape(str(info.author)), "subject": escape(str(info.subject))}
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{fields["title"]}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{fields["author"]}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{fields["subject"]}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>
<xmp:CreatorTool>OpsPath Desktop</xmp:CreatorTool><pdf:Producer>ReportLab</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{_SCHEMA}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@contextmanager
def _lines_before_endstream() -> Iterator[None]:
    """Have ReportLab 5.1.0 write the end of line before `endstream` that PDF/A asks for (ISO 19005-2, 6.1.7.1)."""
    stream: Any = pdfdoc.PDFStream
    usual = stream.format

    def format_stream(self: Any, document: Any) -> bytes:
        written: bytes = usual(self, document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"

    stream.format = format_stream
    try:
        yield
    finally:
        stream.format = usual
