"""What may be passed on: a rule for each column, and a warehouse that shows no more than that."""
