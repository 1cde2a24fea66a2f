-- Which articles may not leave.
SELECT w.article_id FROM rights.withheld_article AS w;
