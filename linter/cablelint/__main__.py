"""``python -m cablelint``, and the program ``cablelint``."""

from __future__ import annotations

import sys

# `cli.exits.ERROR`, which an early Ctrl-C may interrupt the import of.
_INTERRUPTED = 2


def main() -> None:
    """Run the command line; see :func:`cablelint.cli.main.main`."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _run() -> None:
    from cablelint.cli.exits import ERROR
    from cablelint.system.interruption import end_on_signals, ignore_signals

    # Before anything that takes time, since Python answers an early Ctrl-C with a traceback.
    end_on_signals(ERROR)
    try:
        from cablelint.cli.main import main

        main()
    finally:
        ignore_signals()


if __name__ == "__main__":
    main()
