SELECT * FROM phrase($query, best := $limit, outlets := $outlets, since := $since, until := $until);
