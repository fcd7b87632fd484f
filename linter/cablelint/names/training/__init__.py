"""Training and measuring the name model; not used when names are found."""
