-- 허락 장부: on which ground an outlet was crawled whose terms do not leave it open.
CREATE TABLE IF NOT EXISTS permission_grant (
    outlet_id  VARCHAR NOT NULL,
    is_allowed BOOLEAN NOT NULL,
    reason     VARCHAR NOT NULL,
    granted_by VARCHAR NOT NULL,
    granted_at TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE permission_grant IS
    'Permission grants (허락 장부): every decision of the operator to crawl an outlet that is not open, or to do so no longer. An outlet''s newest row holds; the rows are those of permissions.jsonl in the data home.';
COMMENT ON COLUMN permission_grant.outlet_id IS
    'The source it concerns; its own terms stand in outlet.permission.';
COMMENT ON COLUMN permission_grant.is_allowed IS
    'True: crawled from then on. False: the permission was taken back.';
COMMENT ON COLUMN permission_grant.reason IS
    'The ground, such as a written permission with its day and reference; may be an empty string where a permission was taken back.';
COMMENT ON COLUMN permission_grant.granted_by IS
    'Who decided.';
COMMENT ON COLUMN permission_grant.granted_at IS
    'Instant of the decision.';
