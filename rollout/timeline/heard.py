"""What very many events say in languages beside that of their file, gathered one after another."""

from collections import Counter
from collections.abc import Mapping

from rollout.evidence.event import Event
from rollout.evidence.header import translated
from rollout.timeline.spoken import beyond_ascii, in_others

Named = tuple[str, str] | None


class Heard:
    """Looks at events one after another."""

    def __init__(
        self, languages: frozenset[str] = frozenset(), titles: Mapping[str, int] = {}, letters: str = ""
    ) -> None:
        """Begin with what is known of those looked at before: which languages, the titles in each, their letters."""
        self._languages, self._titles, self._letters = {*languages}, Counter(titles), {*letters}
        self._names: dict[str, Named] = {}

    def add(self, event: Event) -> None:
        """Look at one more."""
        if event.extra or event.others:
            said = [found for name, _ in (*event.told_extra, *event.others) if (found := self._named(name))]
            self._languages.update(tag for _, tag in said)
            self._titles.update({tag for column, tag in said if column == "title"})
        for text in in_others(event):
            self._letters.update(text)

    def _named(self, name: str) -> Named:
        """Return what a column says in which language; there are few, and each is read once."""
        if name not in self._names:
            self._names[name] = translated(name)
        return self._names[name]

    def state(self) -> tuple[frozenset[str], dict[str, int], str]:
        """Return what is known of all."""
        return frozenset(self._languages), dict(self._titles), beyond_ascii(self._letters)
