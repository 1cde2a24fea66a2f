"""Who says what: marked and reported words, their speakers and reporting verbs, by the codebook's section 2."""
