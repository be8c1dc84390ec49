-- Packed goods and how things are weighed: codes, labels of scales, trays and boxes.

create table barcode (
  code       text primary key check (length(code) between 4 and 14),
  item_id    text not null references item,
  variant_id text references variant
) strict;

create index barcode_by_item on barcode (item_id);

create table label_layout (
  layout_id    text primary key,
  prefix       text not null,
  item_digits  integer not null,
  value_digits integer not null,
  value        text not null check (value in ('weight', 'price')),
  decimals     integer not null,
  has_check    integer not null check (has_check in (0, 1))
) strict;

create table container (
  container_id    text primary key,
  names           text not null check (json_valid(names)),
  tare_milli      integer not null check (tare_milli >= 0),
  -- What is charged for it, if anything.
  item_id         text references item,
  -- Of a gift box: how much it takes.
  target_milli    integer check (target_milli > 0),
  tolerance_milli integer not null default 0 check (tolerance_milli >= 0),
  position        integer not null,
  is_active       integer not null default 1 check (is_active in (0, 1))
) strict;

-- How a line was weighed and packed, where there is more to say than how much it is.
alter table order_line add column packing text check (packing is null or json_valid(packing));

create trigger order_line_keeps_its_packing before update of packing on order_line
begin select raise(rollback, 'order lines keep how they were packed'); end;

-- A shop from before lets its people do what a new one does (`schema/permissions.ts`).
insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, p.value, v.column2
  from (values
    ('owner', 'allow', '["barcode.set","barcode.remove","label.set","label.remove","container.set","slip.print"]'),
    ('manager', 'allow', '["barcode.set","barcode.remove","label.set","label.remove","container.set","slip.print"]'),
    ('cashier', 'allow', '["slip.print"]'),
    ('seller', 'allow', '["slip.print"]'),
    ('cashier', 'ask', '["barcode.set"]'),
    ('seller', 'ask', '["barcode.set"]')
  ) v
  join role r on r.role_id = v.column1
  join json_each(v.column3) p;
