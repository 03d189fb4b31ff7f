DROP INDEX outbox_by_follow;
ALTER TABLE outbox DROP COLUMN follow;
DROP TABLE follows;
