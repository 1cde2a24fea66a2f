-- A table as others may have it. The columns are those of the record, each as its rule shows it.
CREATE VIEW main.{table} AS
SELECT {shown}
FROM whole.main.{table} AS t
{withheld};
