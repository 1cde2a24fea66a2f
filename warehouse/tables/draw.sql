-- 추출: one random sample a row: of which texts, how it was drawn, from which published file.
CREATE TABLE IF NOT EXISTS draw (
    sample_id        VARCHAR NOT NULL,
    level            VARCHAR NOT NULL,
    issue_id         VARCHAR NOT NULL,
    strata           VARCHAR[] NOT NULL,
    allocation       VARCHAR NOT NULL,
    seed             BIGINT NOT NULL,
    first_date       DATE,
    last_date        DATE,
    outlet_ids       VARCHAR[] NOT NULL,
    saliences        VARCHAR[] NOT NULL,
    has_copies       BOOLEAN NOT NULL,
    population_count INTEGER NOT NULL,
    unit_count       INTEGER NOT NULL,
    snapshot         VARCHAR NOT NULL,
    drawn_at         TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE draw IS
    'Draw (추출): one stratified random sample and what it was drawn from: the texts of current_article that a machine had read, as the filters here name them. The texts themselves are the rows of sampling_frame.';
COMMENT ON COLUMN draw.sample_id IS
    'Name of the sample.';
COMMENT ON COLUMN draw.level IS
    'What is drawn: document, headline, quote or sentence.';
COMMENT ON COLUMN draw.issue_id IS
    'The question (쟁점) the texts are coded for, such as ai_openness: one of stance.issue_id.';
COMMENT ON COLUMN draw.strata IS
    'What texts are stratified by (층화): outlet_id, outlet_kind, month, salience, machine_label, speaker_role. An empty list is a simple random sample.';
COMMENT ON COLUMN draw.allocation IS
    'How many a stratum gives: proportional (비례: as its share of the population), equal (균등) or given (지정: as told, such as Neyman''s sizes).';
COMMENT ON COLUMN draw.seed IS
    'Seed of the random order: texts are ordered by SHA-256 of seed and place, so that the same file gives the same sample anywhere, and a larger sample holds the smaller one.';
COMMENT ON COLUMN draw.first_date IS
    'Only texts published on this Korean day or later; empty if from the beginning.';
COMMENT ON COLUMN draw.last_date IS
    'Only texts published on this Korean day or earlier; empty if to the end.';
COMMENT ON COLUMN draw.outlet_ids IS
    'Only texts of these sources; an empty list means all.';
COMMENT ON COLUMN draw.saliences IS
    'Only documents where openness of AI is central, mentioned or none; an empty list means all.';
COMMENT ON COLUMN draw.has_copies IS
    'False where articles that repeat another one were left out (copies folded).';
COMMENT ON COLUMN draw.population_count IS
    'Texts that could have been drawn (모집단 크기).';
COMMENT ON COLUMN draw.unit_count IS
    'Texts that were drawn (표본 크기).';
COMMENT ON COLUMN draw.snapshot IS
    'Name of the published file it was drawn from.';
COMMENT ON COLUMN draw.drawn_at IS
    'Instant of the draw.';
