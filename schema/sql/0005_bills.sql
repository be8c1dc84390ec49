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
  -- What discounted lines would have come to, without discount and without tax.
  list          text not null default '{}' check (json_valid(list)),
  supply        text not null default 'intra' check (supply in ('intra', 'inter')),
  -- Something beside its lines makes up what is owed; only then is it looked for.
  is_adjusted   integer not null default 0 check (is_adjusted in (0, 1)),
  is_split      integer not null default 0 check (is_split in (0, 1)),
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

-- Why a price may be lowered, as the owner words it, and how far without asking.
create table discount_reason (
  reason_id text primary key,
  names     text not null check (json_valid(names)),
  max_ppm   integer not null check (max_ppm between 0 and 1000000),
  is_comp   integer not null default 0 check (is_comp in (0, 1)),
  position  integer not null,
  is_active integer not null default 1 check (is_active in (0, 1))
) strict;

create table bill_discount (
  discount_id text primary key,
  bill_id     text not null references bill,
  line_id     text references order_line,
  reason_id   text not null references discount_reason,
  names       text not null,
  rate_ppm    integer check (rate_ppm between 1 and 1000000),
  amount      integer check (amount >= 1),
  -- At most this much of what it is taken from, however that shrinks; none where somebody allowed more.
  cap_ppm     integer check (cap_ppm between 0 and 1000000),
  is_comp     integer not null check (is_comp in (0, 1)),
  by          text,
  approved_by text,
  at          integer not null,
  check ((rate_ppm is null) <> (amount is null))
) strict;

create index bill_discount_by_bill on bill_discount (bill_id);

create table bill_charge (
  bill_id         text not null references bill,
  charge_id       text not null check (charge_id in ('service', 'packing', 'delivery')),
  rate_ppm        integer check (rate_ppm between 1 and 1000000),
  amount          integer check (amount >= 1),
  tax_class_id    text not null references tax_class,
  sales_account   text not null references account,
  is_tax_included integer not null check (is_tax_included in (0, 1)),
  primary key (bill_id, charge_id),
  check ((rate_ppm is null) <> (amount is null))
) strict, without rowid;

-- Another price for a line of one bill, and who said so.
create table bill_price (
  bill_id     text not null references bill,
  line_id     text not null references order_line,
  unit_price  integer not null check (unit_price >= 0),
  reason      text not null,
  by          text,
  approved_by text,
  at          integer not null,
  primary key (bill_id, line_id)
) strict, without rowid;

-- Which part of each line a split bill charges, in thousandths counted from the first.
create table bill_part (
  bill_id    text not null references bill,
  line_id    text not null references order_line,
  from_milli integer not null check (from_milli >= 0),
  to_milli   integer not null check (to_milli > from_milli),
  primary key (bill_id, line_id)
) strict, without rowid;

create trigger bill_discount_is_final before update on bill_discount
begin select raise(rollback, 'a discount is taken off or given anew, never changed'); end;
create trigger bill_discount_in_time before insert on bill_discount
when (select state from bill where bill_id = new.bill_id) = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;
create trigger bill_discount_stays before delete on bill_discount
when (select state from bill where bill_id = old.bill_id) = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;
create trigger bill_charge_stays before delete on bill_charge
when (select state from bill where bill_id = old.bill_id) = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;
create trigger bill_price_stays before delete on bill_price
when (select state from bill where bill_id = old.bill_id) = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;
create trigger bill_part_stays before delete on bill_part
when (select state from bill where bill_id = old.bill_id) = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;

create table payment (
  payment_id text primary key,
  bill_id    text not null references bill,
  kind       text not null check (kind in ('cash', 'upi', 'card', 'wallet', 'voucher', 'account')),
  amount     integer not null check (amount >= 0),
  offered    integer not null check (offered >= amount),
  change     integer not null check (change >= 0),
  reference  text not null default '',
  -- Taken while some of the bill was still due.
  is_part    integer not null default 0 check (is_part in (0, 1)),
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
