DELETE FROM synonym;
DELETE FROM word_ending;
