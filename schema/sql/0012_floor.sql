-- The floor: sections, tables, and the parties at them.

create table section (
  section_id         text primary key,
  outlet_id          text not null references outlet,
  names              text not null check (json_valid(names)),
  position           integer not null,
  service_charge_ppm integer not null default 0 check (service_charge_ppm between 0 and 200000),
  walls              text not null default '[]' check (json_valid(walls)),
  rev                integer not null default 1
) strict;

create index section_by_outlet on section (outlet_id);

create table floor_table (
  table_id     text primary key,
  outlet_id    text not null references outlet,
  section_id   text not null references section,
  number       text not null,
  shape        text not null check (shape in ('round', 'square', 'booth')),
  seats        integer not null check (seats >= 1),
  x            integer not null,
  y            integer not null,
  width        integer not null check (width >= 1),
  height       integer not null check (height >= 1),
  blocked_for  text not null default '',
  -- A table that is taken off the plan stays for the sittings it has had.
  is_active    integer not null default 1 check (is_active in (0, 1))
) strict;

create index table_by_section on floor_table (section_id, is_active);
create unique index table_number on floor_table (outlet_id, number) where is_active = 1;

create table sitting (
  sitting_id     text primary key,
  outlet_id      text not null references outlet,
  -- `T5`, `T5 + T6`, `T5 B`: kept with it, because every ticket and bill says it.
  label          text not null,
  party          text not null default '',
  guests         integer not null check (guests >= 1),
  server_id      text references user,
  state          text not null check (state in ('seated', 'paid', 'closed', 'merged')),
  bill_asked_at  integer,
  called_at      integer,
  merged_into_id text references sitting,
  opened_at      integer not null,
  paid_at        integer,
  closed_at      integer,
  rev            integer not null default 1,
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'paid' or paid_at is not null),
  check (state <> 'merged' or merged_into_id is not null)
) strict, without rowid;

create index sitting_by_state on sitting (outlet_id, state);
create index sitting_merged on sitting (merged_into_id) where merged_into_id is not null;

-- The tables a party sits at, or sat at until it left or was merged.
create table sitting_table (
  sitting_id text not null references sitting,
  table_id   text not null references floor_table,
  position   integer not null,
  primary key (sitting_id, table_id)
) strict, without rowid;

create index sitting_at_table on sitting_table (table_id);
