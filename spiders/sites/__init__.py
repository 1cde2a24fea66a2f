"""One file a site: what it is, what it allows, where its articles are named and how they are read."""
