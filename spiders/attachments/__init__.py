"""Files attached to articles: HWP, HWPX and PDF read into documents of their own."""
