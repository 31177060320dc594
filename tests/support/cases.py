"""Many small cases as one test: pytest takes longer to begin and to tell a test than such a case takes."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

import pytest

Test = Callable[..., None]


def for_each(
    names: str | Sequence[str], cases: Iterable[Any], ids: Callable[[Any], object] = ascii
) -> Callable[[Test], Test]:
    """Run a test for each case, all of them whatever becomes of one, and fail with every case that failed.

    It stands where `pytest.mark.parametrize` would, for cases that cost less than a test does and ask for nothing that
    a case before could have changed. ids: what a case is called where it fails.
    """
    several, known = not isinstance(names, str), list(cases)
    given = [names] if isinstance(names, str) else [*names]
    assert known, "A test without a case cannot fail."

    def folded(test: Test) -> Test:
        signature = inspect.signature(test)

        @wraps(test)
        def run(**fixtures: Any) -> None:
            failed: list[tuple[str, BaseException]] = []
            for case in known:
                own = dict(zip(given, case if several else (case,), strict=True))
                try:
                    test(**own, **fixtures)
                except (Exception, pytest.fail.Exception) as wrong:  # noqa: BLE001 - told below, with its case
                    failed.append((str(ids(case))[:200], wrong))
            if failed:
                told = "\n".join(f"{name}: {type(wrong).__name__}: {wrong}" for name, wrong in failed)
                raise AssertionError(f"{len(failed)} of {len(known)} cases failed.\n{told}") from failed[0][1]

        left = [one for name, one in signature.parameters.items() if name not in given]
        run.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return run

    return folded
