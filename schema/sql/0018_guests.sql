-- Guests with their own phones: the codes on the tables, who has joined which
-- party, what they have chosen, and what waits for the staff to accept it.

-- What guests may do with their phones at an outlet; an outlet without a row is as the product ships it.
create table guest_setting (
  outlet_id       text primary key references outlet,
  ordering        text not null check (ordering in ('off', 'look', 'ask', 'direct')),
  is_self_seating integer not null check (is_self_seating in (0, 1)),
  wifi_name       text not null default '',
  -- It is printed on every table; it stands in no event all the same.
  wifi_password   text not null default '',
  -- Where phones find the hub, where somebody has said so; else the hub's own finding.
  address         text not null default '',
  rev             integer not null default 1
) strict;

-- Where phones find the hub, as it saw itself when it was last opened.
alter table hub add column guest_address text not null default '';

-- What stands on a table's sticker. It says which table, and proves nothing.
create table table_code (
  code     text primary key,
  table_id text not null references floor_table,
  made_at  integer not null,
  -- A sticker that was copied or stolen is given up, and leads nowhere from then on.
  ended_at integer
) strict, without rowid;

create unique index table_code_now on table_code (table_id) where ended_at is null;

insert into table_code (code, table_id, made_at)
select lower(hex(randomblob(10))), table_id, 0 from floor_table;

-- Four figures that the party is told: they show that a phone sits at the table.
alter table sitting add column pin text not null default '';
-- Nobody of the staff has seen this party yet.
alter table sitting add column is_self_seated integer not null default 0 check (is_self_seated in (0, 1));

-- A phone of a party. Its first name stands with the people, and goes when the table is clear.
create table guest (
  guest_id   text primary key,
  sitting_id text not null references sitting,
  -- The table whose code it read.
  table_id   text not null,
  -- SHA-256 of the token that is only on the phone.
  token_hash text not null unique,
  colour     integer not null check (colour between 1 and 8),
  -- It knows the PIN, or the staff have let it in; until then it sees its own doing only.
  is_let_in  integer not null check (is_let_in in (0, 1)),
  joined_at  integer not null,
  rev        integer not null default 1
) strict, without rowid;

create index guest_by_sitting on guest (sitting_id);

-- How often the cart of a party has changed.
create table cart (
  sitting_id text primary key references sitting,
  rev        integer not null default 1
) strict, without rowid;

create table proposal (
  proposal_id text primary key,
  outlet_id   text not null references outlet,
  sitting_id  text not null references sitting,
  guest_id    text not null references guest,
  state       text not null check (state in ('waiting', 'accepted', 'declined', 'withdrawn')),
  reason      text not null default '',
  placed_at   integer not null,
  answered_at integer,
  answered_by text references user,
  rev         integer not null default 1,
  check ((state = 'waiting') = (answered_at is null))
) strict, without rowid;

create index proposal_by_state on proposal (outlet_id, state, placed_at);
create index proposal_by_sitting on proposal (sitting_id, placed_at);

-- What guests have chosen and not sent yet, or sent and not had accepted yet.
create table cart_line (
  line_id     text primary key,
  sitting_id  text not null references sitting,
  guest_id    text not null references guest,
  -- The proposal it went with; none while it is in the cart.
  proposal_id text references proposal,
  -- What was asked for, as an order takes it.
  asked       text not null check (json_valid(asked)),
  -- Its names and prices when it was chosen, for when the menu has it no more.
  seen        text not null check (json_valid(seen)),
  added_at    integer not null
) strict, without rowid;

create index cart_line_by_sitting on cart_line (sitting_id, line_id);
