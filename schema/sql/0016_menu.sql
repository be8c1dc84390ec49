-- What a guest and a cook are told of an item, and when it is served.

alter table item add column kitchen_names text check (kitchen_names is null or json_valid(kitchen_names));
alter table item add column description text check (description is null or json_valid(description));
alter table item add column allergens text not null default '[]' check (json_valid(allergens));
alter table item add column prep_minutes integer check (prep_minutes > 0);
alter table item add column is_special integer not null default 0 check (is_special in (0, 1));
-- Days of the week and minutes of the wall clock; none: always.
alter table item add column served text not null default '[]' check (json_valid(served));
alter table category add column served text not null default '[]' check (json_valid(served));
-- Of a combo: the item that a choice is.
alter table modifier add column item_id text references item;
-- A choice that is no longer offered stays for the orders that name it.
alter table modifier add column is_active integer not null default 1 check (is_active in (0, 1));
