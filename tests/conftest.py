"""What every test may ask for."""

pytest_plugins = ["tests.e2e.browser", "tests.edge.real_store"]
