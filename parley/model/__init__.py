"""The nouns of Parley, with no knowledge of how they are made, kept or shown."""
