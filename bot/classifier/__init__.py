"""Loads a model folder and scores texts in a thread of its own."""

import os

# Read when ONNX Runtime is loaded: without it the library keeps a diary for its makers, and sends it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
