-- Programs that join in: each is a device with a token of its own, and acts in
-- a role without a person.

create table integration (
  device_id text primary key references device,
  scope     text not null check (scope in ('read', 'write')),
  -- What it may do at most …
  role_id   text not null references role,
  -- … and never more than the person who issued it, for as long as they work here.
  issued_by text not null references user,
  -- Told to within an hour: a program asks often, and each note is a write to the disk.
  used_at   integer
) strict;

-- A code of a program brings along what the program will be.
alter table pairing_code add column scope text check (scope in ('read', 'write'));
alter table pairing_code add column role_id text references role;
alter table pairing_code add column issued_by text references user;
