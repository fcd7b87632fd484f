"""The proof of a release: it learns what is hidden from the two texts alone and judges for itself."""
