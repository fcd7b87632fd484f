"""From people to masks: planned masks, other spellings, the redacted text."""
