"""What a log may say of a fault: its kind and its place, nothing of the evidence, the reader or the machine."""

import logging

import pytest

from rollout.server.log import Unnamed, describe, log


def raised(error: Exception) -> Exception:
    with pytest.raises(type(error)) as caught:
        raise error
    return caught.value


def test_a_fault_is_told_by_its_kind_and_its_line_alone() -> None:
    said = describe(raised(KeyError("Lhasa: 450,000 cards")))
    assert said.startswith("KeyError in test_log.py line ")
    assert "Lhasa" not in said
    assert "/" not in said


def test_a_fault_that_was_never_raised_is_told_by_its_kind() -> None:
    assert describe(ValueError("Lhasa")) == "ValueError"


def test_a_fault_is_logged_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    log(raised(KeyError("Lhasa")))
    (record,) = caplog.records
    assert (record.levelname, record.exc_info) == ("ERROR", None)
    assert "Lhasa" not in record.getMessage()
    assert "\n" not in record.getMessage()


def record(message: str, error: Exception | None = None) -> str:
    """Return what a log holds of another program's record."""
    cause = (type(error), raised(error), error.__traceback__) if error else None
    made = logging.LogRecord("waitress", logging.ERROR, __file__, 1, message, ("/secret?q=x",), cause)
    assert Unnamed().filter(made)
    return logging.Formatter().format(made)


def test_of_another_programs_record_what_was_asked_for_is_left_out() -> None:
    assert record("Exception while serving %s") == "A fault in waitress."


def test_of_another_programs_traceback_its_kind_and_line_are_left() -> None:
    said = record("Exception while serving %s", ValueError("Lhasa"))
    assert said.startswith("A fault in waitress: ValueError in test_log.py line ")
    for secret in ("Lhasa", "secret", "Traceback", "\n"):
        assert secret not in said
