-- What was given free, or beyond what its reason allows, was given to the lines that were on the bill at that
-- moment (a list of their ids); and what it took off then, which a rate that somebody allowed never goes beyond.
alter table bill_discount add column covers text;
alter table bill_discount add column given integer check (given >= 0);
