-- A question asked of the corpus reads the corpus: no other files, no network, no variables of the program that asks,
-- no changed settings.
SET enable_external_access = false;
SET python_enable_replacements = false;
SET lock_configuration = true;
