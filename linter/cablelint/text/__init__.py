"""Facts about any text: folding, edit distance, memoization. One function for each."""
