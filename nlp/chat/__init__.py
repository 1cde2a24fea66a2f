"""Labels by a chat model: what it is asked and how its answer is read. Nothing here sends anything."""
