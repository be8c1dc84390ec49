-- The plan as its editor draws it, and whom the floor expects.

-- Quarter turns: which way a booth opens.
alter table floor_table add column turn integer not null default 0 check (turn between 0 and 3);
-- A section that was taken away stays for the tables that once stood in it.
alter table section add column is_active integer not null default 1 check (is_active in (0, 1));

create table booking (
  booking_id    text primary key,
  outlet_id     text not null references outlet,
  -- Name and phone stand there, and nowhere else.
  person_id     text not null references person,
  is_waiting    integer not null check (is_waiting in (0, 1)),
  guests        integer not null check (guests >= 1),
  at            integer not null,
  business_date integer not null,
  note          text not null default '',
  state         text not null check (state in ('expected', 'seated', 'no-show', 'cancelled')),
  sitting_id    text references sitting,
  made_at       integer not null,
  made_by       text references user,
  -- Its name, phone and note have not been forgotten yet.
  is_known      integer not null default 1 check (is_known in (0, 1)),
  rev           integer not null default 1,
  check ((state = 'seated') = (sitting_id is not null))
) strict, without rowid;

create index booking_by_day on booking (outlet_id, business_date, at);
create index booking_known on booking (outlet_id, at) where is_known = 1;

create table booking_table (
  booking_id text not null references booking,
  table_id   text not null references floor_table,
  position   integer not null,
  primary key (booking_id, table_id)
) strict, without rowid;

create index booking_at_table on booking_table (table_id);
