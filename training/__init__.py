"""How the shipped abuse classifier is made: from public data to the model folder inside the package."""
