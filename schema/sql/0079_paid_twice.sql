-- Money that came for a settled bill once more. It pays nothing: it is the guest's, and stands with the
-- customers' advances until it has gone back.
create table paid_twice (
  twice_id      text primary key,
  bill_id       text not null references bill,
  kind          text not null check (kind in ('cash', 'upi', 'card')),
  amount        integer not null check (amount > 0),
  reference     text not null default '',
  business_date integer not null,
  at            integer not null,
  by            text references user,
  device_id     text not null references device
) strict, without rowid;

create index paid_twice_by_bill on paid_twice (bill_id);
create index paid_twice_by_reference on paid_twice (reference, at) where reference <> '';

-- All of it goes back at once, and once.
create table paid_twice_back (
  twice_id      text primary key references paid_twice,
  kind          text not null check (kind in ('cash', 'upi', 'card')),
  reference     text not null default '',
  business_date integer not null,
  at            integer not null,
  by            text references user,
  approved_by   text references user,
  device_id     text not null references device
) strict, without rowid;

create trigger paid_twice_is_final before update on paid_twice
begin select raise(rollback, 'what came twice is never changed'); end;
create trigger paid_twice_stays before delete on paid_twice
begin select raise(rollback, 'what came twice is never deleted'); end;
create trigger paid_twice_of_settled before insert on paid_twice
when (select state from bill where bill_id = new.bill_id) <> 'settled'
begin select raise(rollback, 'a bill that is still owed is not paid twice'); end;
create trigger paid_twice_back_is_final before update on paid_twice_back
begin select raise(rollback, 'what went back is never changed'); end;
create trigger paid_twice_back_stays before delete on paid_twice_back
begin select raise(rollback, 'what went back is never deleted'); end;

-- A manager is told that money is owed to a guest.
create table exception_next (
  exception_id text primary key,
  outlet_id    text not null references outlet,
  kind         text not null check (kind in ('drawer-open', 'drawer-forced', 'no-sale', 'till-difference', 'float-short', 'till-left-open', 'offline-difference', 'offline-unowed', 'retendered', 'paid-twice')),
  drawer_id    text references drawer,
  till_id      text references till,
  bill_id      text references bill,
  amount       integer,
  note         text not null default '',
  at           integer not null,
  by           text references user
) strict, without rowid;
insert into exception_next select exception_id, outlet_id, kind, drawer_id, till_id, bill_id, amount, note, at, by from exception;
drop table exception;
alter table exception_next rename to exception;
create index exception_by_outlet on exception (outlet_id, at);
create trigger exception_is_final before update on exception
begin select raise(rollback, 'an exception is never changed'); end;
create trigger exception_stays before delete on exception
begin select raise(rollback, 'an exception is never deleted'); end;

-- Whoever settles a bill may say that it was paid twice; it goes back as money does that is given back.
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'bill.twice', verdict from role_right where permission = 'bill.settle';
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'bill.twice-back', verdict from role_right where permission = 'bill.refund';
