"""How names are found and told apart: what `nlp/components/entities.py` is made of."""
