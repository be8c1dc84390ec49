-- Delivery challans (CGST Rule 55): goods that go before their invoice.
create table challan (
  challan_id       text primary key,
  outlet_id        text not null references outlet,
  series           text not null,
  fiscal_year      text not null,
  no               integer not null check (no >= 1),
  number           text not null check (length(number) <= 16),
  bill_id          text not null unique references bill,
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
  unique (outlet_id, series, fiscal_year, no)
) strict;

create index challan_by_invoiced on challan (invoiced_bill_id);

create trigger challan_is_gapless before insert on challan
when new.no <> 1 + coalesce((select max(no) from challan where outlet_id = new.outlet_id and series = new.series and fiscal_year = new.fiscal_year), 0)
begin select raise(rollback, 'a challan number is the next of its series'); end;
create trigger challan_is_final
before update of challan_id, outlet_id, series, fiscal_year, no, number, bill_id, vehicle, business_date, issued_at, issued_by, language, document on challan
begin select raise(rollback, 'challans are never changed'); end;
create trigger challan_stays before delete on challan
begin select raise(rollback, 'challans are never deleted'); end;

-- A shop from before lets its people do what a new one does (`schema/permissions.ts`).
insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, p.value, 'allow'
  from (values ('owner'), ('manager'), ('cashier')) v
  join role r on r.role_id = v.column1
  join json_each('["challan.issue","challan.print","challan.invoice"]') p;
