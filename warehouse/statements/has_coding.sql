SELECT c.coding_id FROM coding AS c WHERE c.coding_id = $coding_id;
