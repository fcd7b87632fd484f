"""Reporters: findings as text, JSON, SARIF and the formats of CI systems."""
