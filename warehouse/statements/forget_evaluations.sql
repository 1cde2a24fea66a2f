DELETE FROM evaluation;
