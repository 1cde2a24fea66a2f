UPDATE ledger.turn SET turn_no = turn_no + 1;
