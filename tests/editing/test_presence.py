"""Who edits what is heard from the pages, told to the others, and forgotten when they fall silent."""

from rollout.editing.presence import MOST, SILENT, Editing, Presence


def test_other_pages_hear_what_one_has_in_its_form_until_it_closes_or_falls_silent() -> None:
    now = [0.0]
    presence = Presence(lambda: now[0])
    assert presence.tell("one", "a", "Dolma") == ()
    assert presence.tell("two", "", "") == (Editing("a", "Dolma"),)
    assert presence.tell("two", "b", "") == (Editing("a", "Dolma"),)
    assert presence.tell("one", "a", "Dolma") == (Editing("b", ""),)
    presence.tell("one", "", "Dolma")
    assert presence.tell("three", "", "") == (Editing("b", ""),)
    now[0] = SILENT
    assert presence.tell("three", "", "") == ()
    assert presence._pages == {}


def test_one_who_has_an_event_open_twice_is_told_once_and_the_number_is_bounded() -> None:
    presence = Presence(lambda: 0.0)
    presence.tell("one", "a", "Dolma")
    presence.tell("two", "a", "Dolma")
    assert presence.tell("", "a", "Nobody") == (Editing("a", "Dolma"),)
    for number in range(10 * MOST):
        presence.tell(f"page {number}", f"event {number}", "")
    assert len(presence._pages) == MOST
    assert len(presence.tell("", "", "")) == MOST
