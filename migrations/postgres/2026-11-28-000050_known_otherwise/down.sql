DROP TABLE openid_starts;
ALTER TABLE sessions DROP COLUMN known;
ALTER TABLE sessions DROP COLUMN source;
