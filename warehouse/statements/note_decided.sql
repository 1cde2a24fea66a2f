-- What decisions stood before new ones came.
CREATE OR REPLACE TEMP TABLE was_decided AS SELECT d.* FROM decided_entity AS d;
