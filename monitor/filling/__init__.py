"""How the collection is filled from before we watched: files, backfills, what held texts cite, what is derived anew."""
