"""Judgement: what the candidates, the model and the words beside a name make of it."""
