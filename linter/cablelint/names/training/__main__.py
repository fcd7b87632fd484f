"""``python -m cablelint.names.training``."""

from cablelint.names.training.train import main

if __name__ == "__main__":
    main()
