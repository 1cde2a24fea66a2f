"""Scripts and made-up texts from which the package's small models are trained; not needed to run them."""
