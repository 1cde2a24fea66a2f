SELECT * FROM search($query, best := $limit, outlets := $outlets, since := $since, until := $until);
