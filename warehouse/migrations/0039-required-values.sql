-- What a sample and a coding must say. DuckDB adds no column that must be filled, but lets it become one.
ALTER TABLE sample ALTER COLUMN level SET NOT NULL;
ALTER TABLE sample ALTER COLUMN stratum_size SET NOT NULL;
ALTER TABLE sample ALTER COLUMN draw_no SET NOT NULL;
ALTER TABLE coding ALTER COLUMN variable SET NOT NULL;
ALTER TABLE coding ALTER COLUMN round_no SET NOT NULL;
ALTER TABLE coding ALTER COLUMN is_adjudication SET NOT NULL;
