"""The demonstration: a make-believe publisher on loopback, and a story that shows every kind of alert."""
