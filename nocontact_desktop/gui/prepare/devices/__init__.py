"""Devices: what was looked at on each, lists of apps compared with known names, and how they may know."""
