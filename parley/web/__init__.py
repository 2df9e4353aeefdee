"""The record in a browser: dossiers to pages, and the same dossiers as JSON."""
