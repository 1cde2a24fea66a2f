-- 만들 말뭉치의 크기: how much is to be made, and from which words.
CREATE OR REPLACE TEMP TABLE made_setting AS
SELECT $count AS article_count, $tokens AS token_count, $seed AS seed, $words AS words;
