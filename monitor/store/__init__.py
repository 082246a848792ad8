"""What we remember. Only this package knows the database: nouns go in and come out, rows never leave."""
