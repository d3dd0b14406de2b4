"""Bodies in Markdown → HTML in parts, what they refer to left open. No model is needed for it, so that new files are
read while the models are loaded."""
