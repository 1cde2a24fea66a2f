"""Positions on an issue: cues read into features, features weighed into a label."""
