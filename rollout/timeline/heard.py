"""What very many events say in languages beside that of their file, gathered one after another."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rollout.evidence.event import Event
from rollout.evidence.header import translated
from rollout.timeline.spoken import beyond_ascii, in_others, said_in

Named = tuple[str, str] | None
WORDS = ("title", "label")
"""What the words beside a mark are made of."""
Letters = Mapping[str, str]


class Shown:
    """Letters of what is shown of events, by the language that they are read in.

    What an event does not say in a language is shown as its row has it: so its own letters belong to every language
    but those, and are kept by these, which are few sets of few.
    """

    def __init__(self, said: Mapping[str, str] = {}, own: Iterable[tuple[frozenset[str], str]] = ()) -> None:
        """Begin with what is known of those looked at before."""
        self._said = {tag: {*letters} for tag, letters in said.items()}
        self._own = {tags: {*letters} for tags, letters in own}

    def add(self, own: str, said: Letters) -> None:
        """Look at what one event shows; said: by language, where it says it in any."""
        tags = frozenset(said)
        if tags or not own.isascii():
            self._own.setdefault(tags, set()).update(own)
        for tag, text in said.items():
            self._said.setdefault(tag, set()).update(text)

    def state(self) -> tuple[dict[str, str], tuple[tuple[frozenset[str], str], ...]]:
        """Return what is known of all."""
        said = {tag: beyond_ascii(letters) for tag, letters in self._said.items()}
        return said, tuple((tags, beyond_ascii(letters)) for tags, letters in self._own.items())

    def of(self, tag: str) -> str:
        """Return every letter beyond ASCII, once, of what is shown in a language."""
        own = (letters for tags, letters in self._own.items() if tag not in tags)
        return beyond_ascii(set().union(self._said.get(tag, ()), *own))


class Heard:
    """Looks at events one after another."""

    def __init__(
        self,
        languages: frozenset[str] = frozenset(),
        titles: Mapping[str, int] = {},
        letters: str = "",
        shown: tuple[Any, Any] = ((), ()),
    ) -> None:
        """Begin with what is known of those looked at before.

        languages: all there are. titles: how many events have one in each. letters: of all that is said in any.
        shown: of words beside marks, and of these and titles.
        """
        self.languages, self.titles, self._letters = {*languages}, Counter(titles), {*letters}
        self.drawn, self.shown = (Shown(*one) for one in shown)
        self._names: dict[str, Named] = {}

    def add(self, event: Event) -> None:
        """Look at one more."""
        tags: set[str] = set()
        if event.extra or event.others:
            said = [found for name, _ in (*event.told_extra, *event.others) if (found := self._named(name))]
            self.languages.update(tag for _, tag in said)
            self.titles.update({tag for column, tag in said if column == "title"})
            tags = {tag for column, tag in said if column in WORDS}
        for text in in_others(event):
            self._letters.update(text)
        in_each = {tag: said_in(event, tag, "") for tag in tags}
        self.drawn.add(event.words, {tag: one.words for tag, one in in_each.items()})
        self.shown.add(f"{event.title}{event.words}", {tag: f"{one.title}{one.words}" for tag, one in in_each.items()})

    def _named(self, name: str) -> Named:
        """Return what a column says in which language; there are few, and each is read once."""
        if name not in self._names:
            self._names[name] = translated(name)
        return self._names[name]

    @property
    def letters(self) -> str:
        """Every letter beyond ASCII, once, of all that is said in other languages."""
        return beyond_ascii(self._letters)

    def state(self) -> tuple[Any, ...]:
        """Return what is known of all."""
        shown = self.drawn.state(), self.shown.state()
        return frozenset(self.languages), dict(self.titles), self.letters, shown
