"""What is seen to beside the polls: notices, next numbers, promises of sources, looks that bring too much."""
