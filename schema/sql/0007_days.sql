-- What a day came to, kept in the transaction of each sale. These are caches:
-- `verify` computes them again from the rows they sum up.

create table sales_day (
  outlet_id     text not null references outlet,
  business_date integer not null,
  bills         integer not null,
  taxable       integer not null,
  tax           integer not null,
  round_off     integer not null,
  total         integer not null,
  rev           integer not null,
  primary key (outlet_id, business_date)
) strict, without rowid;

create table tender_day (
  outlet_id     text not null references outlet,
  business_date integer not null,
  kind          text not null,
  payments      integer not null,
  amount        integer not null,
  primary key (outlet_id, business_date, kind)
) strict, without rowid;

create table hour_day (
  outlet_id     text not null references outlet,
  business_date integer not null,
  hour          integer not null check (hour between 0 and 23),
  bills         integer not null,
  total         integer not null,
  primary key (outlet_id, business_date, hour)
) strict, without rowid;

create table item_day (
  outlet_id     text not null references outlet,
  business_date integer not null,
  item_id       text not null references item,
  -- '' where the item has no sizes: null would defeat the key.
  variant_id    text not null,
  qty_milli     integer not null,
  taxable       integer not null,
  total         integer not null,
  primary key (outlet_id, business_date, item_id, variant_id)
) strict, without rowid;

create table balance_day (
  outlet_id     text not null references outlet,
  business_date integer not null,
  account_id    text not null references account,
  amount        integer not null,
  primary key (outlet_id, business_date, account_id)
) strict, without rowid;
