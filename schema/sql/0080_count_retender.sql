-- A count holds what lies there against what should: how many payments had become another way of
-- paying by then, among the ways that were counted. What comes after asks for another count.
alter table till_count add column moved integer not null default 0;
