"""The kind of a speaker as people write it, in any language of the interface, as the code that a file has for it."""

from collections.abc import Mapping
from functools import cache

from rollout.editing.dates import Told
from rollout.evidence.folding import folded
from rollout.evidence.vocabulary import KIND_WORDS
from rollout.words.say import say, speaking
from rollout.words.tongues import TONGUES

SAID: Mapping[str, str] = {
    "government": "state, authority, authorities, ministry, police, official; Staat, Behörde, Behörden, Regierung, "
    "Ministerium, Polizei, staatlich; État, autorité, autorités, gouvernement, ministère, police",
    "state-media": "state press, state newspaper; Staatspresse; presse d'État, médias d'État",
    "ngo": "non-governmental organisation, non-governmental organization, nonprofit, non-profit, charity, "
    "civil society; NRO, Nichtregierungsorganisation, Verein, Zivilgesellschaft; organisation non gouvernementale, "
    "association, société civile",
    "news": "media, press, newspaper, journalist, news media; Medien, Presse, Zeitung, Nachrichten, Journalist, "
    "Journalistin; médias, presse, journal, journaliste",
    "academic": "academia, university, researcher, research, scholar; Wissenschaft, Universität, Forschung, Forscher, "
    "Forscherin; université, recherche, chercheur, chercheuse",
    "court": "tribunal, judge; Gericht, Richter, Richterin; tribunal, cour, juge",
    "company": "business, firm, corporation; Firma, Unternehmen; entreprise, société",
    "intergovernmental": "igo, UN, United Nations, international organisation, international organization; UNO, "
    "zwischenstaatlich, Vereinte Nationen; ONU, Nations unies, organisation internationale",
    "community": "residents, local community; Gemeinde, Gemeinschaft, Anwohner; communauté, habitants",
    "individual": "person, witness, eyewitness; Person, Privatperson, Zeuge, Zeugin; individu, particulier, témoin",
    "unknown": "not known, unclear; unbekannt; inconnu, inconnue",
}
"""What else people write for each."""


def _alike(words: str) -> str:
    return folded(words).replace("-", " ").strip()


@cache
def _codes() -> Mapping[str, str]:
    found = {_alike(each): code for code, words in SAID.items() for each in words.replace(";", ",").split(",")}
    for tongue in TONGUES:
        with speaking(tongue):
            found |= {_alike(say(words)): code for code, words in KIND_WORDS.items()}
    return found | {_alike(code): code for code in KIND_WORDS}


def told(text: str) -> Told:
    """Return what typed kinds of speakers become, with semicolons between them; nothing where they stand so already.

    >>> told("NGO; University").date
    'ngo; academic'
    """
    parts = [part.strip() for part in text.split(";")]
    if all(part in KIND_WORDS or not part for part in parts):  # the first key waits for no catalogue
        return Told()
    codes = [_codes().get(_alike(part), part) for part in parts]
    if codes == parts:
        return Told()
    return Told("; ".join(codes), "; ".join(say(KIND_WORDS[code]) if code in KIND_WORDS else code for code in codes))
