"""F11: files made by Atheris, which follows what the reader does with them: `python -m checks.guided [SECONDS]`.

Atheris is no package of ours, and exists for Linux and macOS alone: `python -m pip install atheris` into an environment
that also has requirements.lock. A file that makes the reader fail, or run for over a second, is kept and named.
"""

import random
import sys
import time

import atheris

# Before anything else brings the reader in: what is imported here is followed, line by line.
with atheris.instrument_imports(include=["rollout"]):
    from rollout.evidence.problems import DataError
    from rollout.evidence.reader import read

LONGEST = 20_000  # bytes; longer ones are tried by the other checks


def one(data: bytes) -> None:
    """Read one file."""
    started = time.process_time()
    try:
        dataset = read(data)
    except DataError as error:
        if not error.problems:
            raise AssertionError("A refusal without a reason.") from error
    else:
        refused = {problem.row for problem in dataset.problems}
        if len(dataset.events) + len(refused) != dataset.rows or None in refused:
            raise AssertionError("Rows are lost, or a problem has no place.")
    if time.process_time() - started > 1:
        raise AssertionError("A file took over a second.")


if __name__ == "__main__":
    from checks.hostile import CLASSES, FEW, folder

    seconds = sys.argv[1] if sys.argv[1:] else "3600"
    seeds = folder()
    chance = random.Random(1)
    for number, make in enumerate(CLASSES.values()):
        (seeds / f"class-{number}").write_bytes(make(chance)[:LONGEST])
    (seeds / "few").write_bytes(FEW)
    words = seeds.parent / f"{seeds.name}.dict"
    words.write_text(
        '"\\"\\""\n"\\xe2\\x80\\xae"\n"2017-08/.."\n"[2019,2020]"\n"reported"\n"\\xcc\\x81"\n"javascript:"\n'
    )
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        "-timeout=20",
        "-print_final_stats=1",
        f"-dict={words}",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={seeds}/failed-", str(seeds)], one)
    atheris.Fuzz()
