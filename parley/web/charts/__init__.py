"""Dossiers to the geometry of charts; the templates only draw what stands here."""
