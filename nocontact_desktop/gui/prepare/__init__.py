"""The guided plan: chapters and steps, and the board with every channel."""
