"""What the columns of other people's lists are called, in the languages they come in, and what each is of ours."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from rollout.importing.names import NAMES
from rollout.importing.roles import called


@lru_cache(5_000)
def fold(name: str) -> str:
    """Return a name without case, accents and marks, its words apart.

    >>> fold("  Début_de l'Événement "), fold("eventDate"), fold("URLOfSource"), fold("sources 1.URLs")
    ('debut de l evenement', 'event date', 'url of source', 'sources 1 urls')
    """
    name = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z](?!s\b)[a-z])", " ", name)
    bare = unicodedata.normalize("NFKD", name).casefold()  # № is No
    # An accent on a Latin letter goes; й is a letter of its own.
    bare = unicodedata.normalize("NFC", re.sub(r"(?<=[a-z])[\u0300-\u036f]+", "", bare))
    return " ".join(re.sub(r"[^\w]+|_", " ", bare).split())


LONGEST = 200  # characters of a heading that say what its column is
ROLES: dict[str, str] = {}
RANKS: dict[str, int] = {}
for _role, _words in NAMES.items():
    for _rank, _word in enumerate(_words.split("|")):
        ROLES.setdefault(fold(_word), _role)
        RANKS.setdefault(fold(_word), _rank)

_PRIVATE_WORDS = r"""
e.?mails? mail phones? telephone telefon(?:nummer)? telefono telefone tel mobile handy fax
(?<!web.)(?<!internet.)address adresse anschrift direccion endereco correo телефон почта адрес internal intern
interne interno interna внутреннее private privat prive privado confidential vertraulich labell?ed labell?er
coded.by coder annotator annotated logged.by checked.by entered.by added.by reviewed.by reviewer verified.by
edited.by editor submitted.by submitter assigned assignee responsible contacts? kontakt contacto bearbeiter
erfasst.von eingetragen.von gepruft.von saisi.par verifie.par ingresado.por revisado.por кто.внес organi[sz]er
attendees? researcher password passport ssn date.of.birth birthday whatsapp signal telegram merge.note
victim(?:.s)?.name requester witness informant created.by your.name respondent
courriel celular domicilio indirizzo adres e.?posta zustandig\w* verantwortlich\w* контакт\w* ответственн\w+
temoin zeuge zeugin testigo testemunha testimone свидетел\w+ nom.de.la.victime nombre.de.la.victima name.des.opfers
"""
_PRIVATE = re.compile(
    rf"\b(?:{'|'.join(_PRIVATE_WORDS.split())})\b|邮箱|电话|手机|地址|内部|联系人|录入人|标注|电子邮件|负责人|证人|担当者|メール|電話|住所|이메일|전화번호"
)
_MEDIA = re.compile(
    r"\b(?:media|image|images|photo|photos|picture|thumbnail|background|"
    r"video|audio|bild|foto|imagen|logo|icon)\b|图片|照片"
)
_PERSONAL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}|(?:\+|00|\()\d[\d\s()/.-]{7,18}", re.IGNORECASE)


_ASIDE = re.compile(r"[(\[].*?[)\]]")
_DAY_FIRST = re.compile(r"(?<!\w)(?:dd?|tt?|jj?|дд?)[ ./-](?:mm?|мм?)[ ./-](?:[yja]{2,4}|г{2,4})(?!\w)")
_MONTH_FIRST = re.compile(r"(?<!\w)mm?[ ./-]dd?[ ./-]y{2,4}(?!\w)")
_SAID_FIRST = re.compile(r"\b(?:day[ /-]month[ /-]year|tag[ /.-]monat[ /.-]jahr|jour[ /-]mois[ /-]ann)")
_SAID_SECOND = re.compile(r"\bmonth[ /-]day[ /-]year\b")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")


_WHAT = re.compile(r"^(?:event|incident) ")
"""Says of which thing a column is, as in `EventSummary`: all of them are."""


@lru_cache(5_000)
def names(name: str) -> tuple[str, ...]:
    """Return what to look a column up by: its whole name, without figures, and the last part of a path."""
    name = name[:LONGEST]
    whole = fold(name)
    path = name.split(".")
    if len(path) > 1 and _LANGUAGE.fullmatch(path[-1]):
        name = ".".join(path[:-1])  # the title of an object that has one in each language
    if any(ROLES.get(fold(re.sub(r"[ \d]+$", "", each))) in ("source", "url") for each in path[:-1]):
        return (whole,)  # what a source is called is not what happened
    bare = " ".join(re.sub(r"\b\d+\b|(?<=[a-z])\d+\b", " ", whole).split())
    short = fold(name.rpartition(".")[2])
    # Many say it twice, or how it is to be filled: `Datum / Date`, `Date (DD/MM/YYYY)`.
    first, inside = fold(_ASIDE.sub(" ", name).partition("/")[0]), fold(" ".join(_ASIDE.findall(name)))
    what = _WHAT.sub("", bare)
    return tuple(dict.fromkeys(filter(None, (whole, bare, short, first, inside, what)))) or ("",)


@lru_cache(1)
def _menu() -> Mapping[str, str]:
    """Return our own words for the columns, of which other people's names say it surer: they are asked first."""
    return {fold(words): role for words, role in called()}


def role_of(name: str) -> tuple[str, int]:
    """Return what a name stands for and how surely, the smaller the surer; nothing where it is not known."""
    known = next((each for each in names(name) if each in ROLES), None)
    return (ROLES[known], RANKS[known]) if known else (_menu().get(fold(name), ""), 0)


def order_of(name: str) -> bool | None:
    """Return whether the day comes first where a name says so; None where it does not.

    >>> order_of("Datum (TT.MM.JJJJ)"), order_of("Date (month/day/year)"), order_of("Date")
    (True, False, None)
    """
    folded = name.casefold()
    if _DAY_FIRST.search(folded) or _SAID_FIRST.search(folded):
        return True
    return False if _MONTH_FIRST.search(folded) or _SAID_SECOND.search(folded) else None


def is_private(name: str) -> bool:
    """Return whether a column by its name holds people's data or is meant for the office alone."""
    return name.strip().startswith("_") or bool(_PRIVATE.search(fold(name)))


def is_media(name: str) -> bool:
    """Return whether a column holds pictures and the like, which are no sources."""
    return bool(_MEDIA.search(fold(name)))


def is_personal(cell: str) -> bool:
    """Return whether a cell is an address of e-mail or the number of a telephone."""
    return bool(_PERSONAL.fullmatch(cell.strip()))
