-- Postings by number of term and text. They are drawn from the tokens again when the schema is complete.
DROP TABLE posting;
