-- People, what they may do, and the devices they do it on.

-- The one place where names, phones and addresses live: everything else holds
-- ids, so that a person can be erased while the books stay whole.
create table person (
  person_id text primary key,
  name      text not null,
  phone     text not null default '',
  email     text not null default '',
  address   text not null default '',
  erased_at integer
) strict;

create table role (
  role_id        text primary key,
  names          text not null check (json_valid(names)),
  is_for_devices integer not null default 0 check (is_for_devices in (0, 1))
) strict;

-- What is not in here is denied.
create table role_right (
  role_id    text not null references role,
  permission text not null,
  verdict    text not null check (verdict in ('allow', 'ask')),
  primary key (role_id, permission)
) strict, without rowid;

create table user (
  user_id   text primary key,
  person_id text not null references person,
  role_id   text not null references role,
  language  text not null,
  -- scrypt with a pepper that lies outside the database.
  pin_hash  text not null,
  is_active integer not null default 1 check (is_active in (0, 1)),
  rev       integer not null default 1
) strict;

create table user_outlet (
  user_id   text not null references user,
  outlet_id text not null references outlet,
  primary key (user_id, outlet_id)
) strict, without rowid;

create table pairing_code (
  code_hash  text primary key,
  outlet_id  text not null references outlet,
  kind       text not null,
  name       text not null,
  station_id text,
  printer_id text,
  drawer_id  text,
  uses_left  integer not null check (uses_left >= 0),
  expires_at integer not null
) strict, without rowid;

create table device (
  device_id  text primary key,
  outlet_id  text not null references outlet,
  kind       text not null,
  name       text not null,
  -- SHA-256 of the device's token; the token itself is only on the device.
  token_hash text not null unique,
  station_id text,
  printer_id text,
  drawer_id  text,
  agent      text not null default '',
  paired_at  integer not null,
  revoked_at integer,
  rev        integer not null default 1
) strict;

create index device_by_outlet on device (outlet_id, kind);

create table sign_in (
  sign_in_id  text primary key,
  device_id   text not null references device,
  user_id     text not null references user,
  purpose     text not null check (purpose in ('work', 'approval')),
  -- An approval is given for one command and is worth nothing for another.
  for_command text,
  at          integer not null,
  expires_at  integer not null,
  ended_at    integer,
  check ((purpose = 'approval') = (for_command is not null))
) strict, without rowid;

create index sign_in_current on sign_in (device_id, purpose, ended_at);

-- Wrong PINs per device and person. Counted here, never on the person alone, so
-- that guessing on one screen cannot keep someone out on another.
create table pin_guess (
  device_id text not null references device,
  user_id   text not null references user,
  failures  integer not null,
  last_at   integer not null,
  primary key (device_id, user_id)
) strict, without rowid;
