"""Policy, masks, manifest, verification."""
