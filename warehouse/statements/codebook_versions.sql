-- The codebooks of an issue that somebody has coded by.
SELECT DISTINCT c.codebook_version FROM coding AS c WHERE c.issue_id = $issue_id;
