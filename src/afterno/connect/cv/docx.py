"""The text of a .docx file: a zip with XML in it, both bounded, for whoever made it may mean harm."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

TEXT_LIMIT: Final = 200_000
XML_LIMIT: Final = 20 * 1024 * 1024
"""Bytes of XML that are unpacked; a CV has a hundredth of it."""
PARTS: Final = ("word/document.xml",)
_PIECE: Final = 64 * 1024
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_BREAKS: Final = {"p": "\n", "br": "\n", "cr": "\n", "tr": "\n"}
_BEGIN: Final = {"tab": "\t", "br": "\n", "cr": "\n"}


class NotReadable(ValueError):  # noqa: N818 - it says what the file is
    """The file is no .docx that can be read."""


class _Words:
    """Collects what stands in runs of text; what was deleted or hides in fields is not said."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.length = 0
        self.in_text = False

    def begin(self, name: str, _attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if space not in {_WORD, _STRICT}:
            return
        self.in_text = tag == "t"
        if tag in _BEGIN:
            self.add(_BEGIN[tag])

    def end(self, name: str) -> None:
        space, _, tag = name.rpartition(" ")
        if space in {_WORD, _STRICT}:
            self.in_text = False
            if tag in {"p", "tr"}:
                self.add(_BREAKS[tag])
            elif tag == "tc":
                self.add("\t")

    def data(self, text: str) -> None:
        if self.in_text:
            self.add(text)

    def add(self, text: str) -> None:
        if self.length < TEXT_LIMIT:
            self.found.append(text)
            self.length += len(text)


def text_of(data: bytes) -> str:
    """Give the words of the document. Raises NotReadable."""
    words = _Words()
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.buffer_text = True
    reader.StartDoctypeDeclHandler = _refuse  # entities could grow without end; Word writes none
    reader.StartElementHandler = words.begin
    reader.EndElementHandler = words.end
    reader.CharacterDataHandler = words.data
    try:
        _feed(reader, data)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, NotImplementedError, RuntimeError):
        raise NotReadable("it is no Word document (.docx)") from None
    except expat.ExpatError:
        raise NotReadable("the document inside it is broken") from None
    return "".join(words.found)[:TEXT_LIMIT]


def _feed(reader: expat.XMLParserType, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(PARTS[0]) as document:
        read = 0
        while piece := document.read(_PIECE):
            read += len(piece)
            if read > XML_LIMIT:
                raise NotReadable("it is too large")
            reader.Parse(piece, False)
        reader.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise NotReadable("it holds what no Word document holds")
