"""The SQL of the benchmarks, which stands beside them."""

from importlib import resources


def sql(name: str) -> str:
    """Give the text of `<name>.sql`."""
    return resources.files("flows.bench").joinpath(f"{name}.sql").read_text("utf-8")


def questions(name: str) -> list[str]:
    """Give the statements of `<name>.sql`, one a line."""
    return [line.rstrip(";") for line in sql(name).splitlines() if line and not line.startswith("--")]
