"""The privacy check: what would leave is compared with what the notebook knows to be private, before it leaves."""
