"""HTML to text: one pass over the tags, linear in the input, hidden text and scripts left out, quotes marked."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Final

LIMIT: Final = 3_000_000
"""Characters of HTML that are read; the rest is cut."""
PIECE_LIMIT: Final = 150_000
LINK_LIMIT: Final = 200
REPLY_MARK: Final = "\ue0ff"
"""A line of its own where the HTML itself says that an earlier mail begins (Outlook's and Yahoo's marks)."""

_TAG: Final = re.compile(r"(/?)([A-Za-z][A-Za-z0-9:_-]{0,40})")
_SKIPPED: Final = frozenset(
    {"noscript", "template", "object", "svg", "math", "select", "audio", "video", "canvas"}
)
_RAW: Final = frozenset({"script", "style", "title", "textarea", "xml", "iframe"})
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_BLOCKS: Final = frozenset({"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
                            "fieldset", "figure", "footer", "form", "header", "html", "li", "main", "nav", "ol",
                            "section", "table", "tbody", "tfoot", "thead", "tr", "ul", "caption"})  # fmt: skip
_SPACED: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
_HREF: Final = re.compile(
    r"\bhref\s*=\s*(?:\"([^\"]{1,4000})\"|'([^']{1,4000})'|([^\s\"'>]{1,4000}))", re.IGNORECASE
)
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0(?:px)?\s*(?:[;\"']|$)|(?<![-\w])opacity\s*:\s*0(?:\.0)?\s*(?:[;\"']|$)",
    re.IGNORECASE,
)
_HIDDEN_NAME: Final = re.compile(
    r"(?:class|id)\s*=\s*[\"']?[^\"'>]{0,100}?pre-?header|\shidden(?:\s|$|=)", re.IGNORECASE
)
_REPLY: Final = re.compile(
    r"(?:class|id|name)\s*=\s*[\"']?[^\"'>]{0,100}?(?:divRplyFwdMsg|appendonsend|yahoo_quoted|OLK_SRC_BODY_SECTION|messageReplySection)"
    r"|border-top\s*:\s*solid\s+#(?:E1E1E1|B5C4DF)",
    re.IGNORECASE,
)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")


def _single(text: str) -> str:
    """Give a text with one blank for every run of white space; most short ones are so already."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        return _SPACE.sub(" ", text)
    return text


@dataclass(slots=True)
class _Page:
    """The text as it grows."""

    out: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    quote: int = 0
    pre: int = 0
    links: dict[str, None] = field(default_factory=dict)
    hidden: str = ""
    hidden_depth: int = 0
    raw_until: str = ""

    def add(self, text: str) -> None:
        """Text inside the line."""
        if self.pre:
            first, *rest = text.split("\n")
            self.line.append(first)
            for row in rest:
                self.end_line()
                self.line.append(row)
        else:
            self.line.append(_single(text))

    def end_line(self, *, blank: bool = False) -> None:
        """Close the line if it holds anything."""
        text = "".join(self.line)
        text = text.rstrip() if self.pre else _single(text).strip(" ")
        if text:
            self.out.append("> " * self.quote + text)
        if self.line:
            self.line = []
        if blank and self.out and self.out[-1]:
            self.out.append("")

    def new_line(self) -> None:
        """Begin a new line: an empty one too, if nothing stood before it."""
        if "".join(self.line).strip():
            self.end_line()
        else:
            self.line = []
            self.out.append("> " * self.quote if self.quote else "")


def text(source: str) -> tuple[str, tuple[str, ...], bool]:
    """Give the visible text, the links, and whether all of it was read."""
    whole = len(source) <= LIMIT
    source = _without_comments(source[:LIMIT])
    page = _Page()
    pieces = source.split("<", PIECE_LIMIT)
    if len(pieces) > PIECE_LIMIT:
        pieces[-1] = ""
        whole = False
    _text(page, pieces[0])
    for piece in pieces[1:]:
        _piece(page, piece)
    page.end_line()
    return "\n".join(page.out), tuple(page.links), whole


def _without_comments(source: str) -> str:
    """Comments and Outlook's conditional blocks gone; one that never ends hides only itself."""
    if "<!--" not in source:
        return source
    kept, at = [], 0
    while (start := source.find("<!--", at)) >= 0:
        kept.append(source[at:start])
        end = source.find("-->", start + 2)
        if end < 0:
            at = start + 4
            break
        at = end + 3
    kept.append(source[at:])
    return "".join(kept)


def _piece(page: _Page, piece: str) -> None:
    """Read what stands between one `<` and the next."""
    match = _TAG.match(piece)
    if match is None:
        if piece[:1] in {"!", "?", "/"}:
            _text(page, piece.partition(">")[2])
        else:
            _text(page, "<" + piece)
        return
    name = match.group(2).lower()
    closing = bool(match.group(1))
    if page.raw_until:
        if closing and name == page.raw_until:
            page.raw_until = ""
            _text(page, piece.partition(">")[2])
        return
    end = _tag_end(piece, match.end())
    attributes, rest = piece[match.end() : end], piece[end + 1 :]
    if not closing and name in _RAW:
        page.raw_until = "" if attributes.endswith("/") else name
        return
    _tag(page, name, attributes, closing=closing)
    _text(page, rest)


def _tag_end(piece: str, start: int) -> int:
    """Where the tag ends; a `>` inside a quoted attribute does not end it."""
    end = piece.find(">", start)
    for _ in range(20):
        if end < 0 or not piece.count('"', start, end) % 2 or "=" not in piece[start:end]:
            break
        following = piece.find(">", end + 1)
        if following < 0:
            break
        end = following
    return len(piece) if end < 0 else end


def _text(page: _Page, text: str) -> None:
    if text and not page.hidden and not page.raw_until:
        page.add(html.unescape(text) if "&" in text else text)


def _tag(page: _Page, name: str, attributes: str, *, closing: bool) -> None:
    if page.hidden:
        _inside_hidden(page, name, attributes, closing=closing)
        return
    if not closing and name not in _VOID and (name in _SKIPPED or (attributes and _is_hidden(attributes))):
        if not attributes.endswith("/"):
            page.hidden, page.hidden_depth = name, 1
        return
    _layout(page, name, attributes, closing=closing)


def _is_hidden(attributes: str) -> bool:
    return (("style" in attributes or "STYLE" in attributes) and _HIDDEN.search(attributes) is not None) or (
        _HIDDEN_NAME.search(attributes) is not None
    )  # fmt: skip


def _inside_hidden(page: _Page, name: str, attributes: str, *, closing: bool) -> None:
    """Count up and down to the end of the hidden element; cells, rows and paragraphs may end without a tag."""
    if name == page.hidden:
        if closing:
            page.hidden_depth -= 1
        elif not attributes.endswith("/"):
            page.hidden_depth += 0 if name in {"p", "td", "tr", "li"} else 1
    elif (page.hidden == "p" and name in _BLOCKS) or (
        closing and page.hidden in {"td", "tr"} and name in {"tr", "table"}
    ):
        page.hidden_depth = 0
    if page.hidden_depth <= 0:
        page.hidden = ""


def _layout(page: _Page, name: str, attributes: str, *, closing: bool) -> None:
    if name == "br":
        page.new_line()
    elif name in _BLOCKS:
        page.end_line()
        _block(page, name, attributes, closing=closing)
    elif name in _SPACED:
        page.end_line(blank=True)
        if name == "pre":
            page.pre = max(0, page.pre + (-1 if closing else 1))
    elif name in {"td", "th"}:
        if not closing:
            page.line.append(" ")
    elif name == "hr":
        page.end_line()
    elif name == "a" and not closing:
        _link(page, attributes)
    if attributes and not closing and _REPLY.search(attributes):
        page.end_line()
        page.out.append("> " * page.quote + REPLY_MARK)


def _block(page: _Page, name: str, attributes: str, *, closing: bool) -> None:
    if name == "blockquote":
        page.end_line(blank=True)
        page.quote = max(0, min(50, page.quote + (-1 if closing else 1)))
    elif name == "li" and not closing:
        page.line.append("- ")
    del attributes


def _link(page: _Page, attributes: str) -> None:
    match = _HREF.search(attributes)
    if match and len(page.links) < LINK_LIMIT:
        address = html.unescape(match.group(1) or match.group(2) or match.group(3) or "").strip()
        if address.lower().startswith(("http:", "https:", "mailto:")):
            page.links.setdefault(address[:2000])
