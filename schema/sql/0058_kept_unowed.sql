-- Cash may be kept away from the hub for a bill that owes nothing by the time it is told of: a manager hears of it.
create table exception_next (
  exception_id text primary key,
  outlet_id    text not null references outlet,
  kind         text not null check (kind in ('drawer-open', 'drawer-forced', 'no-sale', 'till-difference', 'float-short', 'till-left-open', 'offline-difference', 'offline-unowed')),
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
