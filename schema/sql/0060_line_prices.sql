-- The prices each line was ordered by, so that a list that is named later is read as it stood then.
-- Null on lines from before: those of their order.
alter table order_line add column price_rev integer;
