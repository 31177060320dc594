"""The evidence itself as one zip, for somebody else to check: every file as it is, and a list of their digests."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from rollout.evidence.zipped import zipped
from rollout.timeline.edition import Stamp
from rollout.timeline.naming import one_line
from rollout.words.say import later, say, say_many

LIST, README = "SHA256SUMS", "README.txt"
CHECK = "`rollout check`"


def pack(files: Mapping[str, bytes], mark: Stamp, left_out: Mapping[str, Sequence[str]]) -> bytes:
    """Return a zip of files by their paths in it, with what it is, how to check it, and which columns it lacks."""
    whole = {**files, README: _told(files, mark, left_out).encode()}
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in whole.items())
    return zipped({**whole, LIST: sums.encode()}, "evidence")


def _told(files: Mapping[str, bytes], mark: Stamp, left_out: Mapping[str, Sequence[str]]) -> str:
    copies = sum(name.startswith("kept/") for name in files)
    lacking = [
        say("{file} lacks its columns {columns}, which are not for everybody.", file=name, columns=listed)
        for name, columns in left_out.items()
        if (listed := ", ".join(map(one_line, columns)))
    ]
    same = later("Every file is as it was: {command} in this folder compares each with its digest.")
    if lacking:  # whoever checks what is here compares with the digest above, and would find another
        lacking.append(
            say("The digest above is that of the whole; {command} tells that of what lies here.", command=CHECK)
        )
        same = later("Every other file is as it was: {command} in this folder compares each with its digest.")
    kept = say_many("{n} kept copy of sources", "{n} kept copies of sources", copies)
    check, verify = f"`rollout check {mark.file}`", f"`rollout verify {mark.file}`"
    installed = (
        say("With Rollout installed {command} says what is wrong in it,", command=check),
        say("and {command} whether each kept copy is what was relied on.", command=verify),
        say("Copies may be under the rights of others: they are here to be checked, not to be published."),
    )
    stood = (
        f"{mark.counts}.",
        f"{mark.newest[:1].upper()}{mark.newest[1:]}. {kept}.",
        say("Digest of the data: {digest}", digest=mark.digest),
        mark.caution,
    )
    sums = say(same, command=f"`sha256sum -c {LIST}`")
    title = say("The evidence of {file}, to check.", file=mark.file)
    return "\n".join((title, "", *stood, "", *lacking, sums, *installed, ""))
