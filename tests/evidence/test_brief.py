"""Words that are made short end with a whole word, and are never longer than asked."""

from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.brief import brief
from tests.support.events import dataset

TEXTS = st.text(st.sampled_from("ab ,–西ཀ"), max_size=60).map(str.strip)


@given(TEXTS, st.integers(2, 50))
def test_what_is_made_short_is_the_beginning_in_whole_words(text: str, most: int) -> None:
    short = brief(text, most)
    assert len(short) <= most
    if len(text) <= most:
        assert short == text
    else:
        kept = short.removesuffix("…")
        assert text.startswith(kept)
        if " " in text[:most].strip():
            assert not kept or text[len(kept)] in " ,–"


def test_beside_a_mark_stand_the_label_or_the_title_and_of_a_long_one_its_first_words() -> None:
    long = "Cards are issued " * 20
    (labelled, short, cut) = dataset(
        {"label": "Cards"}, {"label": "", "title": "Short"}, {"label": "", "title": long.strip()}
    ).events
    assert (labelled.words, short.words) == ("Cards", "Short")
    assert cut.words.endswith("issued…")
    assert len(cut.words) <= 90
