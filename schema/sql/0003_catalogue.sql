-- What is sold, where, at which price and with which tax.

create table tax_class (
  tax_class_id text primary key,
  kind         text not null check (kind in ('gst', 'list', 'nil', 'exempt', 'out_of_scope')),
  names        text not null check (json_valid(names)),
  is_aggregate integer not null default 0 check (is_aggregate in (0, 1))
) strict;

-- Rates are dated: the law changes on a day, and yesterday's bills keep theirs.
create table tax_rate (
  tax_class_id text not null references tax_class,
  valid_from   integer not null,
  position     integer not null,
  -- '' for a GST rate, which is divided by place of supply; else the component's code.
  code         text not null,
  rate_ppm     integer not null check (rate_ppm >= 0),
  cess_ppm     integer not null default 0 check (cess_ppm >= 0),
  is_compound  integer not null default 0 check (is_compound in (0, 1)),
  primary key (tax_class_id, valid_from, position)
) strict, without rowid;

create table station (
  station_id text primary key,
  outlet_id  text not null references outlet,
  names      text not null check (json_valid(names)),
  position   integer not null
) strict;

create index station_by_outlet on station (outlet_id);

create table category (
  category_id text primary key,
  names       text not null check (json_valid(names)),
  colour      integer not null check (colour between 1 and 8),
  position    integer not null
) strict;

create table item (
  item_id         text primary key,
  code            text not null unique,
  category_id     text not null references category,
  names           text not null check (json_valid(names)),
  unit            text not null,
  is_weighed      integer not null default 0 check (is_weighed in (0, 1)),
  mark            text not null check (mark in ('veg', 'nonveg', 'egg', 'none')),
  -- SHA-256 of the picture in the media folder.
  picture         text,
  -- Its class as goods over the counter; an outlet that serves food overrides it.
  tax_class_id    text not null references tax_class,
  hsn             text not null default '',
  -- Which account its sale is income of.
  sales_account   text not null,
  is_discountable integer not null default 1 check (is_discountable in (0, 1)),
  is_favourite    integer not null default 0 check (is_favourite in (0, 1)),
  position        integer not null,
  is_active       integer not null default 1 check (is_active in (0, 1))
) strict;

create table variant (
  variant_id text primary key,
  item_id    text not null references item,
  names      text not null check (json_valid(names)),
  position   integer not null
) strict;

create index variant_by_item on variant (item_id);

create table modifier_group (
  group_id   text primary key,
  names      text not null check (json_valid(names)),
  min_chosen integer not null check (min_chosen >= 0),
  max_chosen integer not null check (max_chosen >= min_chosen)
) strict;

create table modifier (
  modifier_id text primary key,
  group_id    text not null references modifier_group,
  names       text not null check (json_valid(names)),
  position    integer not null
) strict;

create index modifier_by_group on modifier (group_id);

create table item_modifier_group (
  item_id  text not null references item,
  group_id text not null references modifier_group,
  position integer not null,
  primary key (item_id, group_id)
) strict, without rowid;

-- Which outlet sells an item, and which of its stations makes it (none: it is handed over the counter).
create table outlet_item (
  outlet_id  text not null references outlet,
  item_id    text not null references item,
  station_id text references station,
  primary key (outlet_id, item_id)
) strict, without rowid;

create table price (
  price_id       integer primary key,
  item_id        text references item,
  variant_id     text references variant,
  modifier_id    text references modifier,
  subject_id     text not null generated always as (coalesce(item_id, variant_id, modifier_id)) stored,
  outlet_id      text references outlet,
  order_type     text,
  customer_group text,
  valid_from     integer not null,
  amount         integer not null check (amount >= 0),
  is_tax_included integer not null check (is_tax_included in (0, 1)),
  -- The price revisions in which the row stands; a change closes it and adds another.
  from_rev       integer not null,
  until_rev      integer,
  check ((item_id is not null) + (variant_id is not null) + (modifier_id is not null) = 1)
) strict;

create index price_by_subject on price (subject_id, outlet_id);

create trigger price_is_history before delete on price
begin select raise(rollback, 'prices are closed, never deleted'); end;
create trigger price_keeps_its_amount before update of subject_id, item_id, variant_id, modifier_id, outlet_id, order_type, customer_group, valid_from, amount, is_tax_included, from_rev on price
begin select raise(rollback, 'prices are closed, never changed'); end;

-- When each price revision began, to tell how old the prices of a screen are.
create table price_revision (
  rev integer primary key,
  at  integer not null
) strict;
