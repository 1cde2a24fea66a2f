-- Which model of names a reading used: none so far.
ALTER TABLE annotation_run ADD COLUMN ner_version VARCHAR;
