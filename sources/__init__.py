"""What is out there: places that publish, how to ask them politely, and how to read what they give."""
