"""How the weights of the embedded encoder of looks were made; see README.md here."""
