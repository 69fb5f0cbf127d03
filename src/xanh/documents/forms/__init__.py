"""The Excel form of one agency for one round: written, read back whole or refused whole."""
