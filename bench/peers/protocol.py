"""The line protocol of the comparison, for Python; `protocol.mjs` says what the lines mean."""

import json
import sys
import time


class Cannot(Exception):
    """A work that a library does not have."""


def say(*words):
    print(*(str(word).replace("\n", " ") for word in words), flush=True)


def serve(versions, prepare):
    """Serves one library: `prepare` goes from a work to (run, units, note)."""
    say("hello", versions)
    run = None
    for line in sys.stdin:
        verb, _, argument = line.strip().partition(" ")
        try:
            if verb == "prepare":
                run = None
                run, units, note = prepare(json.loads(argument))
                say("ready", units, note)
            else:
                seconds, note = timed(run, int(argument))
                say("took", seconds, note if isinstance(note, str) else "")
        except Cannot as error:
            say("cannot", error)
        except Exception as error:
            say("cannot", "fails:", repr(error))


def timed(run, count):
    start = time.perf_counter()
    for _ in range(count):
        result = run()
    return time.perf_counter() - start, result


def option(name, otherwise):
    """`--name=value` of the command line."""
    for argument in sys.argv[1:]:
        if argument.startswith(f"--{name}="):
            return argument.split("=", 1)[1]
    return otherwise
