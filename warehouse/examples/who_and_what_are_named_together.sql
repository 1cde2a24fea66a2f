-- Who and what are named together, in how many articles and sentences? Of one entity: FROM named_with('메타').
SELECT first_name, second_name, article_count AS articles, original_count AS stories, sentence_count AS sentences
FROM entity_pair
ORDER BY stories DESC, sentences DESC, first_name, second_name
LIMIT 12;
