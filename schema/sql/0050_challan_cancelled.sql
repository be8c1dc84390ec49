-- A challan can be cancelled: its number stays in the series, and another may be issued for the same goods.
create table challan_next (
  challan_id       text primary key,
  outlet_id        text not null references outlet,
  series           text not null,
  fiscal_year      text not null,
  no               integer not null check (no >= 1),
  number           text not null check (length(number) <= 16),
  bill_id          text not null references bill,
  customer_id      text not null references customer,
  vehicle          text not null,
  business_date    integer not null,
  issued_at        integer not null,
  issued_by        text references user,
  language         text not null,
  -- The goods, their value and tax, and who sends them to whom, as they stood then.
  document         text not null check (json_valid(document)),
  -- The bill whose invoice names it, once there is one; at first its own.
  invoiced_bill_id text not null references bill,
  cancelled_at     integer,
  cancelled_by     text references user,
  cancel_reason    text not null default '',
  unique (outlet_id, series, fiscal_year, no),
  check ((cancelled_at is null) = (cancel_reason = '')),
  check (cancelled_at is null or invoiced_bill_id = bill_id)
) strict;
insert into challan_next
select challan_id, outlet_id, series, fiscal_year, no, number, bill_id, customer_id, vehicle, business_date,
       issued_at, issued_by, language, document, invoiced_bill_id, null, null, ''
  from challan;
drop table challan;
alter table challan_next rename to challan;

create index challan_by_invoiced on challan (invoiced_bill_id);
create index challan_by_bill on challan (bill_id, issued_at);
create index challan_by_customer on challan (customer_id);
create unique index challan_in_force on challan (bill_id) where cancelled_at is null;

create trigger challan_is_gapless before insert on challan
when new.no <> 1 + coalesce((select max(no) from challan where outlet_id = new.outlet_id and series = new.series and fiscal_year = new.fiscal_year), 0)
begin select raise(rollback, 'a challan number is the next of its series'); end;
create trigger challan_is_final
before update of challan_id, outlet_id, series, fiscal_year, no, number, bill_id, vehicle, business_date, issued_at, issued_by, language, document on challan
begin select raise(rollback, 'challans are never changed'); end;
create trigger challan_cancelled_is_final before update on challan when old.cancelled_at is not null
begin select raise(rollback, 'a cancelled challan stays cancelled'); end;
create trigger challan_stays before delete on challan
begin select raise(rollback, 'challans are never deleted'); end;

insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, 'challan.cancel', v.column2
  from (values ('owner', 'allow'), ('manager', 'allow'), ('cashier', 'ask')) v
  join role r on r.role_id = v.column1;
