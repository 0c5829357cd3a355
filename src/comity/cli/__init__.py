"""The command line: one file per group of commands, all through `comity.api`.

Exit codes: 0 done, 1 the run failed, 2 the call was wrong, 130 interrupted. An error is one message on standard error,
never a traceback.
"""

import io
import os
import sys
from collections.abc import Sequence

from comity.cli.app import app
from comity.errors import ComityError, UsageError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    from cyclopts import CycloptsError

    from comity.cli import coding, reading, relating, upkeep  # noqa: F401  (each registers its commands)

    try:
        code = app(arguments, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        return _fail(f"{error}\nTry: comity --help, or comity COMMAND --help", 2)
    except UsageError as error:
        return _fail(str(error), 2)
    except ComityError as error:
        return _fail(str(error), 1)
    except KeyboardInterrupt:
        return _fail("interrupted; what was stored stays, run the same command again to go on", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int) -> int:
    print(f"comity: {message}", file=sys.stderr)
    return code


def script() -> None:
    """The console entry point."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # News holds letters that some terminals cannot show, and names of files may be no text at all.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    raise SystemExit(main())
