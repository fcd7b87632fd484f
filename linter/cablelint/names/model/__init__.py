"""The name model: observations of tokens, word features, weights, decoding."""
