-- Codings of a file that was taken back.
DELETE FROM main.coding AS c WHERE c.coding_id IN (SELECT i.coding_id FROM incoming_coding AS i);
