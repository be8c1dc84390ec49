-- The hub itself, its outlets, the event log and the stored replies.

create table hub (
  -- One row: a second one would be a second hub in one file.
  hub_id     integer primary key check (hub_id = 1),
  -- New whenever the database is made or restored, so that screens throw away what they knew.
  epoch      text not null,
  created_at integer not null,
  -- Counts every change of a price; the revision a customer saw is one of these.
  price_rev  integer not null default 1 check (price_rev >= 1)
) strict;

create table outlet (
  outlet_id               text primary key,
  code                    text not null unique check (length(code) between 1 and 4),
  names                   text not null check (json_valid(names)),
  kind                    text not null check (kind in ('counter', 'restaurant', 'factory')),
  time_zone               text not null,
  currency                text not null check (length(currency) = 3),
  currency_exponent       integer not null check (currency_exponent between 0 and 3),
  country                 text not null check (length(country) = 2),
  state_code              text not null default '',
  language                text not null,
  receipt_language        text not null,
  tax_scheme              text not null check (tax_scheme in ('regular', 'composition', 'unregistered')),
  tax_number              text not null default '',
  food_licence            text not null default '',
  address                 text not null default '',
  phone                   text not null default '',
  cut_off_minute          integer not null default 240 check (cut_off_minute between 0 and 1439),
  fiscal_year_start_month integer not null default 4 check (fiscal_year_start_month between 1 and 12),
  tax_rounding            text not null default 'line' check (tax_rounding in ('line', 'bill')),
  cash_increment          integer not null default 100 check (cash_increment >= 1),
  cash_scope              text not null default 'always' check (cash_scope in ('always', 'cash_only')),
  service_tax_class_id    text,
  upi_address             text not null default '',
  -- Outlets are closed, never deleted: their bills stay.
  is_active               integer not null default 1 check (is_active in (0, 1)),
  rev                     integer not null default 1
) strict;

create trigger outlet_stays before delete on outlet
begin select raise(rollback, 'an outlet is deactivated, never deleted'); end;

-- Where the log of an outlet stands. Read and moved inside the transaction that
-- appends, never kept in memory: a rolled-back command must leave no trace.
create table log_head (
  outlet_id text primary key references outlet,
  epoch     text not null,
  seq       integer not null,
  hash      text not null
) strict;

-- The last seq of each stream, and the one before it, which the event with that
-- seq names as its predecessor: one statement moves the tail and tells it.
create table stream_tail (
  outlet_id text not null references outlet,
  stream    text not null,
  seq       integer not null,
  prev      integer not null default 0,
  primary key (outlet_id, stream)
) strict, without rowid;

create table event (
  event_id  integer primary key,
  outlet_id text not null references outlet,
  epoch     text not null,
  seq       integer not null,
  stream    text not null,
  at        integer not null,
  -- The envelope exactly as it goes out; the hash covers these bytes.
  body      text not null,
  hash      text not null,
  unique (outlet_id, epoch, seq)
) strict;

create trigger event_is_final before update on event
begin select raise(rollback, 'events are never changed'); end;
create trigger event_stays before delete on event
begin select raise(rollback, 'events are never deleted'); end;

-- How far each reader of the log has come.
create table cursor (
  consumer  text not null,
  outlet_id text not null references outlet,
  epoch     text not null,
  seq       integer not null,
  primary key (consumer, outlet_id)
) strict, without rowid;

-- Accepted commands with their replies: a retry gets the same answer.
create table command (
  command_id text primary key,
  device_id  text not null,
  name       text not null,
  args_hash  text not null,
  sign_in_id text,
  approval_id text,
  sent_at    integer not null,
  at         integer not null,
  reply      text not null
) strict;

create index command_by_time on command (at);
