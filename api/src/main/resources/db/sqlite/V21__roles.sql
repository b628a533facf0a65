-- What an account may do beyond its own data, null for the default, and since when its credentials are refused.
alter table accounts add column role text;
alter table accounts add column suspended_at integer;
