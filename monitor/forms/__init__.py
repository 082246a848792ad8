"""Subscriptions as people write them: on the command line, in files and over the API."""
