-- Slips: what counters without a drawer have packed, to be paid at the cash desk.
create table slip (
  slip_id       text primary key references sales_order,
  outlet_id     text not null references outlet,
  business_date integer not null,
  -- What is in the packet; the order it is charged on may hold more.
  lines         text not null check (json_valid(lines)),
  -- The slip on whose bill it is paid.
  with_id       text references slip,
  paid_at       integer,
  handed_at     integer,
  is_void       integer not null default 0 check (is_void in (0, 1)),
  at            integer not null,
  rev           integer not null default 1,
  check (handed_at is null or paid_at is not null)
) strict;

create index slip_here on slip (outlet_id, business_date) where handed_at is null and is_void = 0;
create index slip_with on slip (with_id) where with_id is not null;
