-- A bill whose lines are charged on another one until they part, or for good once that one is paid.
create table bill_merge (
  bill_id text primary key references bill,
  into_id text not null references bill,
  at      integer not null,
  by      text references user,
  check (bill_id <> into_id)
) strict, without rowid;

create index bill_merge_into on bill_merge (into_id);

create trigger bill_merge_in_time before insert on bill_merge
when (select state from bill where bill_id = new.into_id) = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;
create trigger bill_merge_stays before delete on bill_merge
when (select state from bill where bill_id = old.into_id) = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;

insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, p.value, 'allow'
  from (values
    ('owner', '["bill.merge","bill.unmerge"]'), ('manager', '["bill.merge","bill.unmerge"]'),
    ('cashier', '["bill.merge","bill.unmerge"]')
  ) v
  join role r on r.role_id = v.column1
  join json_each(v.column2) p;
