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
  state         text not null check (state in ('cooking', 'ready')),
  is_paid       integer not null default 0 check (is_paid in (0, 1)),
  bill_id       text,
  note          text not null default '',
  placed_at     integer not null,
  placed_by     text references user,
  device_id     text not null references device,
  price_rev     integer not null,
  rev           integer not null default 1,
  unique (outlet_id, business_date, token)
) strict, without rowid;

create table order_line (
  order_id        text not null references sales_order,
  line_no         integer not null,
  line_id         text not null,
  item_id         text not null references item,
  variant_id      text references variant,
  names           text not null,
  variant_names   text,
  -- Chosen modifiers with their names and prices of that moment.
  modifiers       text not null check (json_valid(modifiers)),
  qty_milli       integer not null check (qty_milli > 0),
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
  primary key (order_id, line_no)
) strict, without rowid;

create trigger order_line_is_final before update on order_line
begin select raise(rollback, 'order lines keep the names and prices of their moment'); end;
create trigger order_line_stays before delete on order_line
begin select raise(rollback, 'order lines are never deleted'); end;

create table ticket (
  ticket_id     text primary key,
  outlet_id     text not null references outlet,
  station_id    text not null references station,
  order_id      text not null references sales_order,
  business_date integer not null,
  ticket_no     integer not null,
  state         text not null check (state in ('fired', 'bumped')),
  fired_at      integer not null,
  bumped_at     integer,
  recalls       integer not null default 0,
  rev           integer not null default 1
) strict, without rowid;

-- The kitchen screen asks for what is still to be made, oldest first.
create index ticket_open on ticket (station_id, state, fired_at);
create index ticket_by_order on ticket (order_id);

create table ticket_line (
  ticket_id text not null references ticket,
  line_no   integer not null,
  line_id   text not null,
  qty_milli integer not null,
  change    text not null check (change in ('add', 'void')),
  primary key (ticket_id, line_no)
) strict, without rowid;
