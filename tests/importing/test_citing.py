"""What is pasted as a source is read as far as it says, without a network; nothing is guessed."""

import time

import pytest

from rollout.importing.citing import MOST, Cited, cited
from tests.support.hostile import TEXTS

RIS = "TY  - NEWS\nTI  - Cards\nAU  - Li, Wei\nPY  - 2019/05/03\nT2  - The Daily\nUR  - https://example.org/c\nER  - \n"
BIBTEX = """@article{key,
  title = {Cards {in} Lhasa},
  author = {Dolma, Tenzin and Li Wei},
  journal = {Tibet Review},
  year = 2019, month = may, doi = {10.1000/ab}
}
"""
LINK = "https://example.org/a"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"Human Rights Watch, “China: Minority Region,” 13 December 2017, {LINK} (accessed 3 May 2020).",
            Cited("China: Minority Region", "Human Rights Watch", "13 December 2017", LINK),
        ),
        (
            f"Smith, J. (2019, May 3). Cards for everybody. The Guardian. {LINK}",
            Cited("Cards for everybody", "The Guardian", "2019, May 3", LINK, says="Smith, J"),
        ),
        (
            f'Smith, John. "Title of it, 2018." The Guardian, 3 May 2019, {LINK}.',
            Cited("Title of it, 2018", "The Guardian", "3 May 2019", LINK, says="Smith, John"),
        ),
        (
            'Fei Yu (2019). "A quoted thing", Journal of X, 12(3).',
            Cited("A quoted thing", "Journal of X", "2019", says="Fei Yu", left="12(3"),
        ),
        (
            f"The Plan of 2019. State Council, Dec. 2017. {LINK}",
            Cited("The Plan of 2019", "State Council", "Dec. 2017", LINK),
        ),
        (
            f"Müller, Anna: Der Hafen. In: Die Zeitung, 3. Mai 2019, {LINK}",
            Cited("Müller, Anna: Der Hafen", "Die Zeitung", "3. Mai 2019", LINK),
        ),
        ("Title of a page | Human Rights Watch", Cited("Title of a page", "Human Rights Watch")),
        ("新华网：《西藏社会保障卡》，2017年12月13日", Cited("西藏社会保障卡", "新华网", "2017年12月13日")),
        ("Le Monde (1850 et al) says", Cited("Le Monde, et al) says", date="1850")),
        (f"About 9999 cards {LINK}", Cited("cards", "example.org", "About 9999", LINK)),
        ("doi:10.1234/abc.def.", Cited(url="https://doi.org/10.1234/abc.def")),
        ("https://www.example.org/news/2017/12/13/cards", Cited("", "example.org", "2017-12-13")),
        ("https://example.org/news/2021/5/3/cards", Cited("", "example.org", "2021-05-03")),
        ("https://example.org/2021/13/3/cards", Cited("", "example.org")),
        ("https://example.org/2021/2/31/cards", Cited("", "example.org")),
        ("https://example.org/2021/5/cards", Cited("", "example.org")),
        ("https://example.org/2017-12/cards", Cited("", "example.org", "2017-12")),
        ("https://example.org/2017/13/45/cards", Cited("", "example.org")),
        ("https://example.org/2017/02/31/cards", Cited("", "example.org")),
        (
            "https://web.archive.org/web/20180101000000/https://example.org/a",
            Cited("", "example.org", "", LINK, "https://web.archive.org/web/20180101000000/https://example.org/a"),
        ),
        ("https://[bad", Cited(url="https://[bad")),
        (RIS, Cited("Cards", "The Daily", "2019-05-03", "https://example.org/c", says="Li, Wei")),
        (
            BIBTEX,
            Cited(
                "Cards in Lhasa", "Tibet Review", "may 2019", "https://doi.org/10.1000/ab", says="Tenzin Dolma; Li Wei"
            ),
        ),
    ],
)
def test_a_citation_an_address_ris_and_bibtex_fill_the_fields_that_they_name(text: str, found: Cited) -> None:
    (one,) = cited(text)
    assert one == (found if found.url or not text.startswith("https") else Cited(**{**as_dict(found), "url": text}))


def as_dict(one: Cited) -> dict[str, str]:
    return {name: getattr(one, name) for name in Cited.__slots__}


def test_several_that_each_have_an_address_are_several() -> None:
    lines = "A first. https://example.org/1\nB second. https://example.org/2"
    assert [one.title for one in cited(lines)] == ["A first", "B second"]
    assert [one.title for one in cited("A\nfirst. https://example.org/1\n\nB https://example.org/2")] == ["A", "B"]
    assert len(cited(RIS + RIS)) == 2
    assert len(cited("".join(f"https://example.org/{n}\n" for n in range(2 * MOST)))) == MOST


def test_nothing_is_read_from_nothing() -> None:
    for text in ("", " \n ", ".", "\ud800", "TY  - NEWS\nER  - "):
        assert cited(text) == ()


@pytest.mark.parametrize(
    "piece",
    ["a ", "(2019", '"', "12 mai ", ". ", "https://a.b/ ", "@article{", "TY  - X\n", "accessed ", "[", "\n", "Aaa. "],
)
def test_a_long_pasting_holds_nobody_up(piece: str) -> None:
    def taken() -> float:
        begun = time.process_time()
        cited((piece * 100_000)[:100_000])
        return time.process_time() - begun

    assert any(taken() < 1 for _ in range(3))  # one may be disturbed by what else is tidied up meanwhile


def test_hostile_text_is_read_as_text() -> None:
    for text in TEXTS:
        for one in cited(f'{text} "{text}" {text} https://example.org/{text}'):
            assert all(isinstance(getattr(one, name), str) for name in Cited.__slots__)
            assert "\u202e" not in one.title
