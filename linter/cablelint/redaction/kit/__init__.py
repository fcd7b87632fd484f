"""The release kit: documents made from a published manifest, for the people who receive a release."""
