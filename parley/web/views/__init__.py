"""The record to what each page shows: one frozen dataclass a page, which is also its JSON."""
