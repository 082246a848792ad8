"""The engines that drive the two loops."""
