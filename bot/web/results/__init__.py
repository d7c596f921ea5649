"""The public results: read only, without login, made from nothing but the published boxes."""
