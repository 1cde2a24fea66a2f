"""`corpus publish`: the warehouse as it stands, for readers."""

from flows.home import Home
from flows.publish import publish_warehouse
from warehouse.database import WarehouseMissing


def publish(home: Home) -> None:
    """Publish and print the file's path."""
    if not home.warehouse.exists():
        raise WarehouseMissing(
            f"{home.warehouse}: no warehouse here; run `corpus run` or `corpus demo` first"
        )
    with home.explained(), home.lease():
        print(publish_warehouse(home))
