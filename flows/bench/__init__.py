"""Speed as a ratio: ours against the bare library or a rival, side by side in one run."""
