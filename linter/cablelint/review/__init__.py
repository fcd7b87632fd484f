"""The review page: a person reads, decides and signs; a local server and static files."""
