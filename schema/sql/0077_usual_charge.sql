-- What an outlet usually asks for packing and for delivery, before tax; no row: nothing is proposed.
create table charge_usual (
  outlet_id text not null references outlet,
  charge_id text not null check (charge_id in ('packing', 'delivery')),
  amount    integer not null check (amount >= 1),
  primary key (outlet_id, charge_id)
) strict, without rowid;
