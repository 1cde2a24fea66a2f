"""WHEN: Prefect flows as short recipes, and the command line. No parsing, no NLP, no SQL."""
