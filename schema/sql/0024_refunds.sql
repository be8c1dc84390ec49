-- Money given back after a bill was settled, each time with a credit note of its own
-- (CGST Act s. 34, Rule 53). The bill stays as it was.

create table refund (
  refund_id     text primary key,
  outlet_id     text not null references outlet,
  bill_id       text not null references bill,
  -- The how-manieth of its bill: two who give back at once cannot both be the next.
  part          integer not null check (part >= 1),
  series        text not null,
  fiscal_year   text not null,
  no            integer not null check (no >= 1),
  number        text not null check (length(number) between 1 and 16 and number not glob '*[^A-Za-z0-9/-]*'),
  business_date integer not null,
  issued_at     integer not null,
  -- The computed refund: lines and charges with their taxes, round-off (schema/refund-total.ts).
  total         text not null check (json_valid(total)),
  payable       integer not null check (payable >= 0),
  -- Given back only where the whole sale was undone.
  tip           integer not null default 0 check (tip >= 0),
  reason        text not null,
  is_undo       integer not null default 0 check (is_undo in (0, 1)),
  language      text not null,
  -- The seller as they stood, kept with the document.
  document      text not null check (json_valid(document)),
  by            text references user,
  approved_by   text references user,
  device_id     text not null references device,
  unique (bill_id, part),
  unique (outlet_id, series, fiscal_year, no),
  unique (outlet_id, fiscal_year, number)
) strict;

create index refund_by_day on refund (outlet_id, business_date, issued_at);

-- What came back: to be sold again, or thrown away. Stock follows from it.
create table refund_line (
  refund_id text not null references refund,
  line_no   integer not null,
  line_id   text not null references order_line,
  qty_milli integer not null check (qty_milli > 0),
  fate      text not null check (fate in ('restock', 'waste')),
  primary key (refund_id, line_no),
  unique (refund_id, line_id)
) strict, without rowid;

create index refund_line_by_line on refund_line (line_id);

-- Which way the money went: out of the drawer, or at the terminal or in the app by hand.
create table refund_payment (
  refund_id text not null references refund,
  line_no   integer not null,
  kind      text not null,
  amount    integer not null check (amount > 0),
  reference text not null default '',
  primary key (refund_id, line_no)
) strict, without rowid;

create trigger refund_is_gapless before insert on refund
when new.no <> 1 + coalesce((select max(no) from refund where outlet_id = new.outlet_id and series = new.series and fiscal_year = new.fiscal_year), 0)
begin select raise(rollback, 'a credit note number is the next of its series'); end;
create trigger refund_of_paid before insert on refund
when (select state from bill where bill_id = new.bill_id) <> 'settled'
begin select raise(rollback, 'only what was paid is given back'); end;
create trigger refund_is_final before update on refund
begin select raise(rollback, 'credit notes are never changed'); end;
create trigger refund_stays before delete on refund
begin select raise(rollback, 'credit notes are never deleted'); end;

create trigger refund_line_was_sold before insert on refund_line
when new.qty_milli + coalesce((select sum(qty_milli) from refund_line where line_id = new.line_id), 0)
   > (select qty_milli from order_line where line_id = new.line_id)
begin select raise(rollback, 'no more comes back than was sold'); end;
create trigger refund_line_is_final before update on refund_line
begin select raise(rollback, 'credit notes are never changed'); end;
create trigger refund_line_stays before delete on refund_line
begin select raise(rollback, 'credit notes are never deleted'); end;
create trigger refund_payment_is_final before update on refund_payment
begin select raise(rollback, 'what was given back is never changed'); end;
create trigger refund_payment_stays before delete on refund_payment
begin select raise(rollback, 'what was given back is never deleted'); end;

-- How many refunds a day has seen, and what they came to; its other figures are net of them.
alter table sales_day add column refunds integer not null default 0;
alter table sales_day add column refunded integer not null default 0;

-- A shop that was there before may give money back too; the owner edits these like any others.
insert into role_right (role_id, permission, verdict)
select r.role_id, p.value,
       case when r.role_id in ('owner', 'manager') or p.value = 'bill.undo' then 'allow' else 'ask' end
  from role r, json_each('["bill.refund","bill.undo","refund.reprint"]') p
 where r.role_id in ('owner', 'manager', 'cashier', 'seller');
