-- A table of a release, its empty places filled from texts whose digests are right.
CREATE TABLE main.{table} AS
SELECT {filled}
FROM released.{table} AS t
{joined};
