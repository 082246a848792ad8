"""Make-believe sites on loopback: each speaks the format of one real site, and can be told what to do wrong."""
