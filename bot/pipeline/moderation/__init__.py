"""From a verdict to fair acts: the queue, the acts, the statements, the appeals."""
