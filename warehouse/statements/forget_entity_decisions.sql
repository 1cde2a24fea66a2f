DELETE FROM entity_decision;
