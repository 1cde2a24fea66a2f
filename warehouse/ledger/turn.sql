-- 차례: one row that every transaction of a lake changes, so that of two at once only one can be kept.
CREATE TABLE IF NOT EXISTS ledger.turn (turn_no BIGINT NOT NULL);
INSERT INTO ledger.turn SELECT 0 AS turn_no WHERE NOT EXISTS (SELECT 1 FROM ledger.turn AS t);
COMMENT ON TABLE ledger.turn IS 'How many transactions a lake has had: each changes this row, so that two at once conflict and one of them is done again. A file leaves it at 0.';
COMMENT ON COLUMN ledger.turn.turn_no IS 'Transactions so far.';
