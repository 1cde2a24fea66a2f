-- A question asked of the corpus reads the corpus: no other files, no network, no changed settings.
SET enable_external_access = false;
SET lock_configuration = true;
