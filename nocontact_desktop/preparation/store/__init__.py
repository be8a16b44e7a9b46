"""The SQL of the plan and everything that belongs to it, a module for each subject."""
