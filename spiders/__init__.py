"""Where it comes from: one declaration a site, polite fetching, archived answers, reading that can be repeated."""
