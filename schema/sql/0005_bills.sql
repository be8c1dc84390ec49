-- Bills, payments, and the numbered documents the law asks for.

create table bill (
  bill_id       text primary key,
  outlet_id     text not null references outlet,
  order_id      text not null references sales_order,
  -- What the party was called when it was last told of; on a settled bill, when it paid.
  table_label   text not null default '',
  business_date integer not null,
  state         text not null check (state in ('open', 'settled', 'void')),
  -- The computed bill: lines with their taxes, charges, totals (schema/bill-total.ts).
  total         text not null check (json_valid(total)),
  payable       integer not null,
  change        integer not null default 0,
  over_short    integer not null default 0,
  language      text not null,
  -- The cash was taken while the screen was cut off from the hub.
  is_taken_away integer not null default 0 check (is_taken_away in (0, 1)),
  opened_at     integer not null,
  settled_at    integer,
  settled_by    text references user,
  rev           integer not null default 1,
  check ((state = 'settled') = (settled_at is not null))
) strict;

create index bill_open on bill (outlet_id, state, business_date, opened_at);
create index bill_by_order on bill (order_id);
create index bill_settled on bill (outlet_id, business_date, settled_at);

create trigger bill_is_final before update on bill when old.state = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;
create trigger bill_stays before delete on bill
begin select raise(rollback, 'bills are never deleted'); end;

create table payment (
  payment_id text primary key,
  bill_id    text not null references bill,
  kind       text not null check (kind in ('cash', 'upi', 'card')),
  amount     integer not null check (amount >= 0),
  offered    integer not null check (offered >= amount),
  change     integer not null check (change >= 0),
  reference  text not null default '',
  at         integer not null,
  device_id  text not null references device
) strict, without rowid;

create index payment_by_bill on payment (bill_id);

create trigger payment_is_final before update on payment
begin select raise(rollback, 'payments are never changed'); end;
create trigger payment_stays before delete on payment
begin select raise(rollback, 'payments are never deleted'); end;

-- The last number of each series and financial year (CGST Rule 46(b): consecutive).
create table number_series (
  outlet_id   text not null references outlet,
  series      text not null,
  fiscal_year text not null,
  last_no     integer not null,
  last_at     integer not null,
  primary key (outlet_id, series, fiscal_year)
) strict, without rowid;

create table invoice (
  invoice_id    text primary key,
  outlet_id     text not null references outlet,
  series        text not null,
  fiscal_year   text not null,
  no            integer not null check (no >= 1),
  number        text not null check (length(number) between 1 and 16 and number not glob '*[^A-Za-z0-9/-]*'),
  kind          text not null check (kind in ('tax_invoice', 'bill_of_supply', 'invoice_cum_bill_of_supply')),
  bill_id       text not null unique references bill,
  business_date integer not null,
  issued_at     integer not null,
  -- Seller, buyer and place of supply as they stood; lines and taxes are on the bill, which is final.
  document      text not null check (json_valid(document)),
  unique (outlet_id, series, fiscal_year, no),
  unique (outlet_id, fiscal_year, number)
) strict;

create trigger invoice_is_gapless before insert on invoice
when new.no <> 1 + coalesce((select max(no) from invoice where outlet_id = new.outlet_id and series = new.series and fiscal_year = new.fiscal_year), 0)
begin select raise(rollback, 'an invoice number is the next of its series'); end;
create trigger invoice_is_final before update on invoice
begin select raise(rollback, 'invoices are never changed'); end;
create trigger invoice_stays before delete on invoice
begin select raise(rollback, 'invoices are never deleted'); end;
