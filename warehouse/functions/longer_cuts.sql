-- 더 자르기 (안쪽): each beginning of a word, cut into terms, carried on by every known term that its rest begins with.
CREATE OR REPLACE MACRO longer_cuts(cuts, known) AS
    flatten(list_transform(cuts, lambda c: list_transform(
        list_filter(known, lambda k: starts_with(c.rest, k.form)),
        lambda k: {
            'rest': substr(c.rest, length(k.form) + 1),
            'parts': list_append(c.parts, k.term_no),
            'lemmas': list_append(c.lemmas, k.lemma)
        }
    )));

COMMENT ON MACRO longer_cuts IS
    'Ways to cut a word into terms of the corpus, one part longer than cuts: lists of {rest, parts, lemmas}; known are terms as {term_no, form, lemma}.';
