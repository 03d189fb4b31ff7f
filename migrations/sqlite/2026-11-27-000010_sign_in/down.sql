DROP TABLE sign_in_tries;
DROP TABLE sessions;
DROP TABLE api_tokens;
DROP TABLE accounts;
