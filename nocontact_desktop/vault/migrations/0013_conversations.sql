-- How an export tells its conversations apart, so that a later one of them continues the same; "" where it does not.
ALTER TABLE conversation ADD COLUMN key TEXT NOT NULL DEFAULT '';
