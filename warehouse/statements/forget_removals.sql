DELETE FROM removal;
