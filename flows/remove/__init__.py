"""Taking articles down: out of the archive, the rows, the warehouse and what was published, with a proof in the end."""
