-- What a reading's load touched beside the tables it fills by article version, and all that those rows refer to.
CREATE OR REPLACE TEMP TABLE checked_annotation_run AS SELECT u.* FROM annotation_run AS u;
CREATE OR REPLACE TEMP TABLE checked_problem AS SELECT * FROM incoming_problem;

-- A new link can make a copy of what was an origin.
CREATE OR REPLACE TEMP TABLE checked_copy_link AS
WITH named AS (
    SELECT i.article_id FROM incoming_copy_link AS i UNION SELECT i.origin_article_id FROM incoming_copy_link AS i
)
SELECT c.* FROM copy_link AS c SEMI JOIN named AS n ON n.article_id = c.article_id
UNION
SELECT c.* FROM copy_link AS c SEMI JOIN named AS n ON n.article_id = c.origin_article_id;

CREATE OR REPLACE TEMP TABLE checked_entity AS
WITH named AS (
    SELECT i.entity_id FROM incoming_entity AS i
    UNION SELECT i.entity_id FROM incoming_entity_alias AS i
    UNION SELECT m.entity_id FROM incoming_mention AS m
    UNION SELECT q.speaker_entity_id FROM incoming_quote AS q
    UNION SELECT s.holder_entity_id FROM incoming_stance AS s
    UNION SELECT o.subject_entity_id FROM incoming_openness_claim AS o
),
found AS (
    SELECT e.* FROM entity AS e SEMI JOIN named AS n ON n.entity_id = e.entity_id
)
SELECT * FROM found
UNION ALL
SELECT e.* FROM entity AS e
SEMI JOIN found AS f ON f.developer_entity_id = e.entity_id
ANTI JOIN found AS f ON f.entity_id = e.entity_id;
CREATE OR REPLACE TEMP TABLE checked_entity_alias AS
SELECT a.* FROM entity_alias AS a
SEMI JOIN (
    SELECT i.entity_id FROM incoming_entity AS i UNION SELECT i.entity_id FROM incoming_entity_alias AS i
) AS n ON n.entity_id = a.entity_id;

CREATE OR REPLACE TEMP TABLE checked_indexed_text AS
SELECT x.* FROM indexed_text AS x SEMI JOIN batch_text AS b ON b.text_no = x.text_no;
CREATE OR REPLACE TEMP TABLE checked_posting AS
SELECT p.* FROM posting AS p SEMI JOIN batch_text AS b ON b.text_no = p.text_no;
CREATE OR REPLACE TEMP TABLE checked_term AS
SELECT t.* FROM term AS t SEMI JOIN batch_term AS b ON b.term_no = t.term_no;

CREATE OR REPLACE TEMP TABLE named AS
SELECT c.article_id FROM checked_copy_link AS c
UNION SELECT c.origin_article_id FROM checked_copy_link AS c
-- whatever else was found in a text comes with a reading of it
UNION SELECT r.article_id FROM incoming_reading AS r;
