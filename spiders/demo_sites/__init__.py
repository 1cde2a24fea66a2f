"""Sites of the demo's made-up outlets (`flows/demo`): what a site file looks like, and what a crawl of it gives."""
