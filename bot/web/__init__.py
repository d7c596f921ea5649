"""Pages, sockets and who may see them."""
