"""The machine: files, walking folders, parallel work, the cache, memory, schema files."""
