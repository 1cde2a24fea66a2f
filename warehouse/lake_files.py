"""A lake's storage as a file system, be it a folder or a bucket: for what lies there beside tables, and to look through."""

import os
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import fs

from warehouse.lake import Lake, LakeUnusable, one_line


def files(lake: Lake, below: str = "") -> Any:
    """Give the storage, or a folder of it, as pyarrow's file system; raises `LakeUnusable` if it does not answer."""
    place = f"{lake.data}/{below}".rstrip("/")
    try:
        if lake.is_s3:
            store = fs.S3FileSystem(
                endpoint_override=os.environ.get("AWS_ENDPOINT_URL"), region=os.environ.get("AWS_REGION")
            )
            return fs.SubTreeFileSystem(place.removeprefix("s3://"), store)
        Path(place).mkdir(parents=True, exist_ok=True)
        return fs.SubTreeFileSystem(place, fs.LocalFileSystem())
    except (OSError, pa.ArrowException) as error:
        raise LakeUnusable(f"{lake}: {one_line(error)}") from error
