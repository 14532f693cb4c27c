"""Keep inquiring lines honest: dated claims, verified anchors, prompts that re-test."""

__version__ = "0.1.0"
