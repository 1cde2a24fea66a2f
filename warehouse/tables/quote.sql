-- 인용: one stretch of reported words a row, and who says them.
CREATE TABLE IF NOT EXISTS quote (
    article_id        VARCHAR NOT NULL,
    version_no        INTEGER NOT NULL,
    quote_no          INTEGER NOT NULL,
    char_start        INTEGER NOT NULL,
    char_end          INTEGER NOT NULL,
    text              VARCHAR NOT NULL,
    kind              VARCHAR NOT NULL,
    speaker           VARCHAR NOT NULL,
    speaker_entity_id VARCHAR,
    speaker_role      VARCHAR,
    verb              VARCHAR NOT NULL
);

COMMENT ON TABLE quote IS
    'Quote (인용): one stretch of reported words and who says them.';
COMMENT ON COLUMN quote.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN quote.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN quote.quote_no IS
    'Place among the quotes of the text, counted from 0.';
COMMENT ON COLUMN quote.char_start IS
    'First character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN quote.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN quote.text IS
    'The reported words: what stands between the marks, or the clause before -다고/-라고.';
COMMENT ON COLUMN quote.kind IS
    'direct (직접 인용) or indirect (간접 인용).';
COMMENT ON COLUMN quote.speaker IS
    'The fullest string nearby that names the speaker (화자); an empty string where nobody is named.';
COMMENT ON COLUMN quote.speaker_entity_id IS
    'Who that is; refers to entity. Empty if unknown.';
COMMENT ON COLUMN quote.speaker_role IS
    'What the speaker speaks as: government (정부), legislature (국회·정당), company (기업), startup (스타트업), academia (학계), institute (연구기관), civil_society (시민사회), investor (투자자), foreign_government (외국 정부·국제기구), media (언론) or anonymous (익명: 업계 관계자, 전문가들). Empty if unknown.';
COMMENT ON COLUMN quote.verb IS
    'Lemma of the reporting verb (인용동사): 밝히다, 지적하다 …; an empty string if none.';
