-- What was taken down until now did not say who had repeated it; the oldest files have no tombstones at all. The table is
-- made anew: a lake lets no column become one that must be filled while its table is small.
CREATE TABLE IF NOT EXISTS removal (
    article_id     VARCHAR NOT NULL,
    outlet_id      VARCHAR NOT NULL,
    content_hashes VARCHAR[] NOT NULL,
    reason         VARCHAR NOT NULL,
    removed_by     VARCHAR NOT NULL,
    removed_at     TIMESTAMPTZ NOT NULL
);
CREATE OR REPLACE TEMP TABLE removed_before AS SELECT r.* FROM removal AS r;
DROP TABLE removal;
CREATE TABLE removal (
    article_id     VARCHAR NOT NULL,
    outlet_id      VARCHAR NOT NULL,
    content_hashes VARCHAR[] NOT NULL,
    reason         VARCHAR NOT NULL,
    removed_by     VARCHAR NOT NULL,
    removed_at     TIMESTAMPTZ NOT NULL,
    copy_ids       VARCHAR[] NOT NULL
);
INSERT INTO removal SELECT b.*, []::VARCHAR[] AS copy_ids FROM removed_before AS b;
DROP TABLE removed_before;
