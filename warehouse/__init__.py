"""WHAT WE KEEP: DuckDB. The contract, tables, views, macros, checks; loading and publishing."""
