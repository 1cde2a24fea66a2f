-- The codebooks that somebody has coded by.
SELECT DISTINCT c.codebook_version FROM coding AS c;
