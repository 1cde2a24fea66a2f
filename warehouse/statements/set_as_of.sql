-- The instant whose knowledge current_article, and all that rests on it, shows in this session.
SET VARIABLE as_of = $as_of::TIMESTAMPTZ;
