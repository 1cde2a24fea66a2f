"""WHAT IT SAYS: Kiwi and spaCy. Text in, records out; no files, no network, no database."""
