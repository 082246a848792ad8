"""When, in what company and in which language somebody is told. Pure."""
