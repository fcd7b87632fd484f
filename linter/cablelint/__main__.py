"""``python -m cablelint``."""

from cablelint.cli.main import main

if __name__ == "__main__":
    main()
