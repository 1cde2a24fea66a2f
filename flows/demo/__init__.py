"""Made-up Korean news sites on the loopback, for trying the whole pipeline without asking anyone's server."""
