-- How an outlet is taxed from a business date on. Before the first of them the outlet's own row says.
create table outlet_tax (
  outlet_id      text not null references outlet,
  valid_from     integer not null,
  tax_scheme     text not null check (tax_scheme in ('regular', 'composition', 'unregistered')),
  tax_rounding   text not null check (tax_rounding in ('line', 'bill')),
  cash_increment integer not null check (cash_increment >= 1),
  cash_scope     text not null check (cash_scope in ('always', 'cash_only')),
  primary key (outlet_id, valid_from)
) strict, without rowid;

-- The tax class of a charge, where it has one of its own; else it goes with what is sold.
create table charge_tax (
  outlet_id    text not null references outlet,
  charge_id    text not null check (charge_id in ('service', 'packing', 'delivery')),
  tax_class_id text not null references tax_class,
  primary key (outlet_id, charge_id)
) strict, without rowid;
