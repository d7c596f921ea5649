"""The ballot box of a closed poll: what is published of it, and how anyone can hold it to account. Pure."""
