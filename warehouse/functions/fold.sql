-- 접기: one spelling for words that differ in case, width, blanks and hyphens only: 'ＧＰＴ-4o' → 'gpt4o', '라마 3' → '라마3'.
-- translate is asked only where it has something to do: it costs twenty times the rest.
CREATE OR REPLACE MACRO fold(words) AS
    regexp_replace(lower(CASE WHEN regexp_matches(words, '[Ａ-Ｚａ-ｚ０-９]') THEN translate(nfc_normalize(words),
        'ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ０１２３４５６７８９',
        'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
    ) ELSE nfc_normalize(words) END), '[\s\x{3000}\x{00A0}\-‐‑–―]+', '', 'g');

COMMENT ON MACRO fold IS
    'The spelling by which search compares words: lower case, half width, without blanks and hyphens.';
