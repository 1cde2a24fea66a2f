-- 매체: one source a row: what it allows and what we expect of it.
CREATE TABLE IF NOT EXISTS outlet (
    outlet_id               VARCHAR NOT NULL,
    name                    VARCHAR NOT NULL,
    kind                    VARCHAR NOT NULL,
    homepage                VARCHAR NOT NULL,
    terms                   VARCHAR NOT NULL,
    licence                 VARCHAR NOT NULL,
    permission              VARCHAR NOT NULL,
    permission_source       VARCHAR NOT NULL,
    has_ai_opt_out          BOOLEAN NOT NULL,
    is_text_redistributable BOOLEAN NOT NULL,
    min_articles_per_week   INTEGER NOT NULL,
    verified_by             VARCHAR NOT NULL,
    verified_date           DATE
);

COMMENT ON TABLE outlet IS
    'Outlet (매체): one source of articles, with what it allows and what we expect of it.';
COMMENT ON COLUMN outlet.outlet_id IS
    'Short stable name of the source: its spider, its file and the front of its article ids.';
COMMENT ON COLUMN outlet.name IS
    'The source''s own name, in Korean where it has one.';
COMMENT ON COLUMN outlet.kind IS
    'daily (일간지), it_press (IT 전문지), wire (통신사), broadcaster (방송), government (정부 부처·지자체), legislature (국회), institute (연구기관) or other.';
COMMENT ON COLUMN outlet.homepage IS
    'Address of its front page.';
COMMENT ON COLUMN outlet.terms IS
    'Address of its terms of use; an empty string while nobody has found them.';
COMMENT ON COLUMN outlet.licence IS
    'Licence of its texts: a name such as ''KOGL-1'' (공공누리 제1유형) or ''all rights reserved''.';
COMMENT ON COLUMN outlet.permission IS
    'Whether its terms let it be crawled: open, ask (written agreement needed first) or forbidden (shipped switched off).';
COMMENT ON COLUMN outlet.permission_source IS
    'Where the permission was read (terms, robots.txt, API page), with the day.';
COMMENT ON COLUMN outlet.has_ai_opt_out IS
    'True if it says that its texts may not be used for AI training or text mining.';
COMMENT ON COLUMN outlet.is_text_redistributable IS
    'True if its texts may be passed on; false means: publish labels and offsets, not the body.';
COMMENT ON COLUMN outlet.min_articles_per_week IS
    'Fewest articles on AI a week (KST, seven days) that count as normal; below it the outlet is silent.';
COMMENT ON COLUMN outlet.verified_by IS
    'How we know that it is read right: real pages, a live feed seen by others, working code of others, or pages made after a description; an empty string while we do not.';
COMMENT ON COLUMN outlet.verified_date IS
    'The day of that.';
