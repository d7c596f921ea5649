"""The composition root: names every concrete class, joins them, and owns every task."""
