-- Stations as the office edits them, and what is made at which.

alter table station add column mode text not null default 'screen' check (mode in ('screen', 'paper', 'both'));
alter table station add column printer_id text references printer;
alter table station add column fallback_printer_id text references printer;
-- None: the language of the outlet.
alter table station add column language text;
-- By order type, in minutes; what is not named grows as old as usual.
alter table station add column limits text not null default '{}' check (json_valid(limits));
alter table station add column is_active integer not null default 1 check (is_active in (0, 1));
alter table station add column rev integer not null default 1;

-- Where a category's items go that say nothing themselves.
create table category_station (
  outlet_id   text not null references outlet,
  category_id text not null references category,
  station_id  text not null references station,
  primary key (outlet_id, category_id)
) strict, without rowid;

-- 0: the item goes where its category goes, and its own station_id is empty.
alter table outlet_item add column is_routed integer not null default 1 check (is_routed in (0, 1));
