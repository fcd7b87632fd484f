"""DMG: damage by mirrors, converters and teletypes."""
