-- A till may open with less than the last close left, and a day may end with a till open: both are told.
create table exception_next (
  exception_id text primary key,
  outlet_id    text not null references outlet,
  kind         text not null check (kind in ('drawer-open', 'drawer-forced', 'no-sale', 'till-difference', 'float-short', 'till-left-open', 'offline-difference')),
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

-- At which business day's end somebody was told that a till stands open.
create table till_watch (
  till_id       text not null references till,
  business_date integer not null,
  primary key (till_id, business_date)
) strict, without rowid;

-- What the bills of a till add up to, kept with each sale: a report reads one row, not two thousand bills.
create table till_sales (
  till_id text primary key references till,
  body    text not null check (json_valid(body))
) strict, without rowid;

alter table till_reason add column rev integer not null default 1;

insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, v.column2, v.column3
  from (values
    ('owner', 'till.open-short', 'allow'), ('manager', 'till.open-short', 'allow'),
    ('cashier', 'till.open-short', 'ask'), ('seller', 'till.open-short', 'ask'),
    ('owner', 'till-reason.set', 'allow'), ('manager', 'till-reason.set', 'allow')
  ) v
  join role r on r.role_id = v.column1;
