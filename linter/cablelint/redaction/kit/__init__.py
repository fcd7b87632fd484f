"""The release kit: documents for the people who receive a release, made from the release and its manifest alone."""
