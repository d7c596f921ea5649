"""The simulated public: it sees what viewers see, talks as they do, and records what it sent."""
