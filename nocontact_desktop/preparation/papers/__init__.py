"""What can be printed from the plan, a module for each paper."""
