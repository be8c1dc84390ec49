-- A discount that a guest brings as a code. What it is called on the bill, and whether it is still given, its reason says.
create table coupon (
  reason_id   text primary key references discount_reason,
  code        text not null unique check (length(code) between 3 and 24 and code not glob '*[^A-Z0-9-]*'),
  rate_ppm    integer check (rate_ppm between 1 and 1000000),
  amount      integer check (amount >= 1),
  -- Business dates; none: since ever, for ever.
  valid_from  integer,
  valid_until integer,
  -- Orders it may be used for; none: as many as come.
  most_uses   integer check (most_uses >= 1),
  least_bill  integer not null default 0 check (least_bill >= 0),
  check ((rate_ppm is null) <> (amount is null)),
  check (valid_from is null or valid_until is null or valid_from <= valid_until)
) strict, without rowid;

-- The uses of a coupon are counted from what it has lowered.
create index bill_discount_by_reason on bill_discount (reason_id);

alter table discount_reason add column rev integer not null default 1;

insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, v.column2, v.column3
  from (values
    ('owner', 'reason.set', 'allow'), ('manager', 'reason.set', 'ask'),
    ('owner', 'bill.coupon', 'allow'), ('manager', 'bill.coupon', 'allow'),
    ('cashier', 'bill.coupon', 'allow'), ('seller', 'bill.coupon', 'allow')
  ) v
  join role r on r.role_id = v.column1;
