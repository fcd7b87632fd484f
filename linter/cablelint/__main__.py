"""``python -m cablelint``, and the program ``cablelint``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; see :func:`cablelint.cli.main.main`."""
    from cablelint.cli.exits import ERROR
    from cablelint.system.interruption import end_on_signals, ignore_signals

    # Before anything that takes time, since Python answers an early Ctrl-C with a traceback.
    end_on_signals(ERROR)
    try:
        from cablelint.cli.main import main

        main()
    except KeyboardInterrupt:
        sys.exit(ERROR)
    finally:
        ignore_signals()


if __name__ == "__main__":
    main()
