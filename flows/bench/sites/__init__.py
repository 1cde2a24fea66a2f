"""The made-up paper that `corpus bench crawl` serves to our spider and to a bare one."""
