"""Lines without the marks of Markdown and of wikis: what is bold, links, references, templates; addresses stay."""

import re

_SIGNS = ("[[", "'''", "<ref", "{{")
_REFERENCE = re.compile(r"<ref\b[^<>]{0,500}/>|<ref\b[^<>]{0,500}>((?:(?!<ref\b).){0,5000}?)</ref\s*>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s|\]}<>\"]+")
_FILE = re.compile(r"\[\[(?:file|image|datei|bild|fichier|archivo|category|kategorie):[^\[\]]*\]\]", re.IGNORECASE)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_OUTSIDE = re.compile(r"\[(https?://[^\s\[\]]+)(?: ([^\[\]]*))?\]")
_TEMPLATE = re.compile(r"\{\{([^{}]*)\}\}")
_ASIDE = re.compile(r"(?:citation needed|cn|fact|efn|refn|sfn|clarify|when|who|dubious)\b", re.IGNORECASE)
_DEEPEST = 4  # templates within one another


def unmarked(text: str) -> str:
    """Return a text without the signs of Markdown that make it bold, slanted or code."""
    text = re.sub(r"<br ?/?>", "\n", text)
    text = re.sub(r"!?\[([^\[\]]*)\]\((https?://[^\s()]+)\)", r"\1 \2", re.sub(r"<(https?://[^\s<>]+)>", r"\1", text))
    text = re.sub(r"(\*\*|__|`)(?=\S)(.{1,300}?)(?<=\S)\1", r"\2", text)
    return re.sub(r"(?<![\w*])[*_](?=\S)(.{1,300}?)(?<=\S)[*_](?![\w*])", r"\1", text).strip()


def unquoted(line: str) -> str:
    """Return a line without the quotation marks that a table of one column puts around it."""
    bare = line.strip()
    return bare[1:-1].replace('""', '"') if len(bare) > 1 and bare[0] == bare[-1] == '"' else line


def is_wiki(text: str) -> bool:
    """Return whether a text is marked up as in a wiki.

    >>> is_wiki("* 1 April – [[Lhasa]] is named"), is_wiki("1 April – Lhasa is named")
    (True, False)
    """
    return any(sign in text for sign in _SIGNS)


def unwiki(line: str) -> str:
    """Return a line as it is read; what its references lead to stands at its end, their words in brackets.

    >>> unwiki("'''12 March''' – In [[Shigatse|the city]]<ref>{{cite web|url=https://example.org/1|title=A}}</ref>")
    '12 March – In the city https://example.org/1'
    >>> unwiki("2019 – Cards<ref>Gazette, p. 3</ref> {{citation needed|date=May 2020}}")
    '2019 – Cards [Gazette, p. 3]'
    """
    cited: list[str] = []

    def aside(found: re.Match[str]) -> str:
        said = found[1] or ""
        cited.extend(_ADDRESS.findall(said) or ([f"[{_bare(said)}]"] if said.strip() else []))
        return ""

    return " ".join(filter(None, (_bare(_REFERENCE.sub(aside, line)), *cited)))


def _bare(line: str) -> str:
    for _ in range(_DEEPEST):
        line, count = _TEMPLATE.subn(_template, line)
        if not count:
            break
    line = _LINK.sub(r"\1", _FILE.sub("", line))
    line = _OUTSIDE.sub(lambda found: " ".join(filter(None, (found[2], found[1]))), line)
    return re.sub(r"'{2,5}", "", line).rstrip()


def _template(found: re.Match[str]) -> str:
    """Return what a template shows: the last thing it is given without a name; its addresses where there are some."""
    if _ASIDE.match(found[1].strip()):
        return ""
    if links := _ADDRESS.findall(found[1]):
        return " ".join(links)
    given = [part.strip() for part in found[1].split("|")[1:] if "=" not in part]
    return given[-1] if given else ""
