-- Orders and the tickets the kitchen makes of them.

-- Day-numbered things (tokens, tickets): the last number given out.
create table day_number (
  outlet_id     text not null references outlet,
  series        text not null,
  business_date integer not null,
  last_no       integer not null,
  primary key (outlet_id, series, business_date)
) strict, without rowid;

create table sales_order (
  order_id      text primary key,
  outlet_id     text not null references outlet,
  business_date integer not null,
  token         integer not null,
  order_type    text not null,
  state         text not null check (state in ('open', 'cooking', 'ready', 'served')),
  is_paid       integer not null default 0 check (is_paid in (0, 1)),
  bill_id       text,
  -- The party it is for; none at the counter.
  sitting_id    text unique references sitting,
  note          text not null default '',
  placed_at     integer not null,
  placed_by     text references user,
  -- None where guests began it themselves.
  device_id     text references device,
  price_rev     integer not null,
  rev           integer not null default 1,
  unique (outlet_id, business_date, token)
) strict, without rowid;

create table order_line (
  line_id         text primary key,
  order_id        text not null references sales_order,
  line_no         integer not null,
  round           integer not null check (round >= 1),
  state           text not null check (state in ('held', 'sent', 'started', 'ready', 'served')),
  -- The order it came from, where two parties were made one.
  home_order_id   text references sales_order,
  item_id         text not null references item,
  variant_id      text references variant,
  names           text not null,
  variant_names   text,
  -- Chosen modifiers with their names and prices of that moment.
  modifiers       text not null check (json_valid(modifiers)),
  qty_milli       integer not null check (qty_milli >= 0),
  voided_milli    integer not null default 0 check (voided_milli >= 0),
  unit            text not null,
  source          text not null check (source in ('typed', 'scale')),
  unit_price      integer not null,
  is_tax_included integer not null check (is_tax_included in (0, 1)),
  tax_class_id    text not null,
  hsn             text not null,
  sales_account   text not null,
  is_discountable integer not null check (is_discountable in (0, 1)),
  station_id      text,
  note            text not null default '',
  seat            integer,
  course          integer,
  -- Who took it; none where the guest sent it.
  by              text references user,
  -- When the kitchen was told of it, and when it was ready; none before that.
  sent_at         integer,
  ready_at        integer,
  unique (order_id, line_no)
) strict, without rowid;

create index order_line_from_home on order_line (home_order_id) where home_order_id is not null;

create trigger order_line_keeps_its_moment
before update of line_id, round, item_id, variant_id, names, variant_names, modifiers, unit, source, unit_price, is_tax_included, tax_class_id, hsn, sales_account, is_discountable, station_id, note, by on order_line
begin select raise(rollback, 'order lines keep the names and prices of their moment'); end;
create trigger order_line_is_paid before update of order_id, qty_milli, voided_milli on order_line
when (select is_paid from sales_order where order_id = old.order_id) = 1
begin select raise(rollback, 'what is paid for is corrected by a credit note'); end;
create trigger order_line_stays before delete on order_line
begin select raise(rollback, 'order lines are never deleted'); end;

-- What was taken off after it had been ordered: who, why, who said yes.
create table line_void (
  void_id     text primary key,
  line_id     text not null references order_line,
  qty_milli   integer not null check (qty_milli > 0),
  reason      text not null,
  at          integer not null,
  by          text,
  approved_by text
) strict;

create index line_void_by_line on line_void (line_id);

create trigger line_void_is_final before update on line_void
begin select raise(rollback, 'what was taken off is never rewritten'); end;
create trigger line_void_stays before delete on line_void
begin select raise(rollback, 'what was taken off is never forgotten'); end;

create table ticket (
  ticket_id     text primary key,
  outlet_id     text not null references outlet,
  station_id    text not null references station,
  order_id      text not null references sales_order,
  -- The order it was for, where two parties were made one.
  home_order_id text references sales_order,
  kind          text not null check (kind in ('new', 'added', 'void')),
  business_date integer not null,
  ticket_no     integer not null,
  course        integer,
  state         text not null check (state in ('held', 'fired', 'bumped')),
  is_rush       integer not null default 0 check (is_rush in (0, 1)),
  fired_at      integer not null,
  seen_at       integer,
  bumped_at     integer,
  recalls       integer not null default 0,
  rev           integer not null default 1
) strict, without rowid;

-- The kitchen screen asks for what is still to be made, oldest first.
create index ticket_open on ticket (station_id, state, fired_at);
create index ticket_by_order on ticket (order_id);
create index ticket_from_home on ticket (home_order_id) where home_order_id is not null;

create table ticket_line (
  ticket_id    text not null references ticket,
  line_no      integer not null,
  line_id      text not null references order_line,
  qty_milli    integer not null check (qty_milli >= 0),
  voided_milli integer not null default 0 check (voided_milli >= 0),
  -- Of that, what no cook has said yet that they saw.
  unseen_milli integer not null default 0 check (unseen_milli >= 0),
  change       text not null check (change in ('add', 'void')),
  state        text not null check (state in ('held', 'sent', 'started', 'ready')),
  primary key (ticket_id, line_no)
) strict, without rowid;

create index ticket_line_by_line on ticket_line (line_id);
