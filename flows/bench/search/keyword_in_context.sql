SELECT k.* FROM keyword_in_context($query) AS k;
