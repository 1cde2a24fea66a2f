"""Which model, or whose models, a sentence puts in a class of openness."""
