-- How long a party is taken to stay while a shop's own evenings do not tell yet.
create table floor_setting (
  outlet_id    text primary key references outlet,
  stay_minutes integer not null check (stay_minutes between 15 and 360)
) strict, without rowid;

-- Parties that have left, by when they came: waiting times are promised by how long they stayed.
create index sitting_left on sitting (outlet_id, opened_at) where state = 'closed';

insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'floor.set', 'allow' from role where role_id in ('owner', 'manager');
