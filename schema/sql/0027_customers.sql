-- Customers: whom the shop knows, what they owe, and what it owes them.

alter table person add column tax_number text not null default '';
alter table person add column note text not null default '';

create index person_by_phone on person (phone) where phone <> '';
create index person_by_phone_end on person (substr(phone, -4)) where phone <> '';
create index person_by_name on person (lower(name)) where name <> '';
-- Everything behind the first word, so that people are found by their family's name too.
create index person_by_later_name on person (lower(substr(name, instr(name, ' ') + 1)))
where instr(name, ' ') > 0;

create table customer_group (
  group_id  text primary key,
  names     text not null check (json_valid(names)),
  position  integer not null,
  is_active integer not null default 1 check (is_active in (0, 1)),
  rev       integer not null default 1
) strict;

insert into customer_group (group_id, names, position) values
  ('retail', '{"en":"Retail","hi":"खुदरा"}', 1),
  ('wholesale', '{"en":"Wholesale","hi":"थोक"}', 2);

create table customer (
  -- Who it is stands with the people, under the same id.
  customer_id    text primary key references person,
  -- Stands for the name on paper.
  no             integer not null unique,
  outlet_id      text not null references outlet,
  group_id       text not null default 'retail' references customer_group,
  -- None: nothing is put on account.
  credit_limit   integer check (credit_limit >= 0),
  credit_days    integer not null default 0 check (credit_days >= 0),
  -- What somebody allowed beyond that, and the day it was for.
  over_limit     integer,
  over_on        integer,
  merged_into_id text references customer,
  erased_at      integer,
  created_at     integer not null,
  created_by     text references user,
  rev            integer not null default 1
) strict;

create index customer_merged on customer (merged_into_id) where merged_into_id is not null;

create trigger customer_stays before delete on customer
begin select raise(rollback, 'a customer is erased, never deleted: the books name their id'); end;

-- What is owed by or to each person on an account of the books. A cache: `verify` adds it up again.
create table party_balance (
  person_id  text not null references person,
  account_id text not null references account,
  amount     integer not null,
  primary key (person_id, account_id)
) strict, without rowid;

create index posting_by_party on posting (person_id, account_id) where person_id is not null;

alter table sales_order add column customer_id text references customer;
alter table bill add column customer_id text references customer;
create index bill_by_customer on bill (customer_id, opened_at) where customer_id is not null;

-- Whose account or wallet it was taken from, or which voucher.
alter table payment add column of_id text;
alter table refund_payment add column of_id text;

create table voucher (
  voucher_id text primary key,
  outlet_id  text not null references outlet,
  -- Figures; whoever has them has the money.
  number     text not null unique,
  amount     integer not null check (amount > 0),
  left_over  integer not null check (left_over between 0 and amount),
  expires_on integer,
  issued_at  integer not null,
  rev        integer not null default 1
) strict;

create trigger voucher_stays before delete on voucher
begin select raise(rollback, 'vouchers are used up, never deleted'); end;

-- Money that came in, or went back, for no bill of its own.
create table money_received (
  money_id      text primary key,
  outlet_id     text not null references outlet,
  fiscal_year   text not null,
  no            integer not null check (no >= 1),
  number        text not null,
  purpose       text not null check (purpose in ('account', 'wallet', 'voucher')),
  customer_id   text references customer,
  voucher_id    text references voucher,
  amount        integer not null check (amount <> 0),
  business_date integer not null,
  language      text not null,
  at            integer not null,
  by            text references user,
  device_id     text not null references device,
  unique (outlet_id, fiscal_year, no)
) strict;

create index money_by_customer on money_received (customer_id, at) where customer_id is not null;

create table money_part (
  money_id  text not null references money_received,
  position  integer not null,
  kind      text not null,
  amount    integer not null check (amount <> 0),
  offered   integer not null,
  change    integer not null,
  reference text not null default '',
  primary key (money_id, position)
) strict, without rowid;

create trigger money_is_gapless before insert on money_received
when new.no <> 1 + coalesce((select max(no) from money_received where outlet_id = new.outlet_id and fiscal_year = new.fiscal_year), 0)
begin select raise(rollback, 'a receipt number is the next of its year'); end;
create trigger money_is_final before update on money_received
begin select raise(rollback, 'receipts are never changed'); end;
create trigger money_stays before delete on money_received
begin select raise(rollback, 'receipts are never deleted'); end;
create trigger money_part_is_final before update on money_part
begin select raise(rollback, 'receipts are never changed'); end;
create trigger money_part_stays before delete on money_part
begin select raise(rollback, 'receipts are never deleted'); end;
