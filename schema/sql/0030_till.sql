-- Tills: a drawer for one shift, what moved in it, and what it came to.

create table till (
  till_id       text primary key,
  outlet_id     text not null references outlet,
  drawer_id     text not null references drawer,
  state         text not null check (state in ('open', 'closed')),
  business_date integer not null,
  opened_at     integer not null,
  opened_by     text references user,
  -- What was in the drawer when it began.
  float         integer not null check (float >= 0),
  -- Null while it has only been taken over from the last close by itself.
  confirmed_at  integer,
  confirmed_by  text references user,
  counts        integer not null default 0,
  closed_at     integer,
  closed_by     text references user,
  approved_by   text references user,
  handed_to     text references user,
  z_no          integer check (z_no >= 1),
  -- What the close left in the drawer.
  left_in       integer check (left_in >= 0),
  -- The Z report as it was printed.
  report        text check (json_valid(report)),
  rev           integer not null default 1,
  check ((state = 'closed') = (closed_at is not null and z_no is not null and left_in is not null and report is not null))
) strict;

-- Two people who open the same drawer at once open one till.
create unique index till_open on till (drawer_id) where state = 'open';
create unique index till_by_z on till (drawer_id, z_no);
create index till_by_drawer on till (drawer_id, opened_at);
create index till_by_outlet on till (outlet_id, opened_at);

create trigger till_z_is_gapless before update of z_no on till
when new.z_no <> 1 + coalesce((select max(z_no) from till where drawer_id = new.drawer_id), 0)
begin select raise(rollback, 'a Z number is the next of its drawer'); end;
create trigger till_is_final before update on till when old.state = 'closed'
begin select raise(rollback, 'a closed till is never changed'); end;
create trigger till_stays before delete on till
begin select raise(rollback, 'tills are never deleted'); end;

-- Everything that was taken or given at a till, one row each, whatever it was
-- paid with. Cash that should be there is the float and the cash of these.
create table till_move (
  move_id     text primary key,
  till_id     text not null references till,
  kind        text not null check (kind in ('sale', 'refund', 'received', 'kept', 'in', 'out', 'drop', 'no-sale')),
  tender      text not null,
  -- Above zero into the till, below zero out of it.
  amount      integer not null,
  bill_id     text references bill,
  reason_id   text not null default '',
  names       text not null default '{"en":""}' check (json_valid(names)),
  note        text not null default '',
  account     text not null default '',
  at          integer not null,
  by          text references user,
  approved_by text references user
) strict, without rowid;

create index till_move_by_till on till_move (till_id, kind, at);

create trigger till_move_is_in_time before insert on till_move
when (select state from till where till_id = new.till_id) <> 'open'
begin select raise(rollback, 'a closed till takes nothing more'); end;
create trigger till_move_is_final before update on till_move
begin select raise(rollback, 'what moved in a till is never changed'); end;
create trigger till_move_stays before delete on till_move
begin select raise(rollback, 'what moved in a till is never deleted'); end;

-- The till each bill was settled at.
create table till_bill (
  bill_id text primary key references bill,
  till_id text not null references till
) strict, without rowid;

create index till_bill_by_till on till_bill (till_id);

create trigger till_bill_is_final before update on till_bill
begin select raise(rollback, 'a bill stays with the till it was settled at'); end;
create trigger till_bill_stays before delete on till_bill
begin select raise(rollback, 'a bill stays with the till it was settled at'); end;

-- Each count of the cash, with what should have been there at that moment.
create table till_count (
  till_id  text not null references till,
  no       integer not null,
  pieces   text not null check (json_valid(pieces)),
  counted  integer not null,
  expected integer not null,
  -- Totals of other tenders, where they were looked up, beside what was expected of each.
  others   text not null check (json_valid(others)),
  at       integer not null,
  by       text references user,
  primary key (till_id, no)
) strict, without rowid;

create trigger till_count_is_final before update on till_count
begin select raise(rollback, 'a count is never changed'); end;
create trigger till_count_stays before delete on till_count
begin select raise(rollback, 'a count is never deleted'); end;

-- Why cash is paid in or out, and where its other side stands in the books.
create table till_reason (
  reason_id  text primary key,
  names      text not null check (json_valid(names)),
  direction  text not null check (direction in ('in', 'out')),
  account_id text not null references account,
  position   integer not null,
  is_active  integer not null default 1 check (is_active in (0, 1))
) strict;

-- An outlet without a row keeps its tills as the product ships it.
create table till_setting (
  outlet_id           text primary key references outlet,
  over_short_limit    integer not null check (over_short_limit >= 0),
  drawer_open_minutes integer not null check (drawer_open_minutes >= 0),
  rev                 integer not null default 1
) strict;

-- Since when a drawer stands open, and whether the manager was told.
create table drawer_watch (
  drawer_id  text primary key references drawer,
  open_since integer not null,
  told_at    integer
) strict;

-- What a manager should know of.
create table exception (
  exception_id text primary key,
  outlet_id    text not null references outlet,
  kind         text not null check (kind in ('drawer-open', 'drawer-forced', 'no-sale', 'till-difference', 'offline-difference')),
  drawer_id    text references drawer,
  till_id      text references till,
  bill_id      text references bill,
  amount       integer,
  note         text not null default '',
  at           integer not null,
  by           text references user
) strict, without rowid;

create index exception_by_outlet on exception (outlet_id, at);

create trigger exception_is_final before update on exception
begin select raise(rollback, 'an exception is never changed'); end;
create trigger exception_stays before delete on exception
begin select raise(rollback, 'an exception is never deleted'); end;

-- A shop that was there before keeps tills too; the owner edits these like any others.
insert into role_right (role_id, permission, verdict)
select r.role_id, p.value,
       case when r.role_id in ('owner', 'manager') then 'allow'
            when p.value in ('till.report', 'till.close-over') then 'ask'
            when r.role_id = 'seller' and p.value in ('till.pay-out', 'till.no-sale') then 'ask'
            else 'allow' end
  from role r, json_each('["till.open","till.pay-in","till.pay-out","till.drop","till.no-sale","till.report","till.count","till.close","till.close-over","till.reprint","till.set"]') p
 where r.role_id in ('owner', 'manager') or (r.role_id in ('cashier', 'seller') and p.value <> 'till.set');

-- As hub/setup/till-reasons.ts gives them to a new shop.
insert into till_reason (reason_id, names, direction, account_id, position)
select v.column1, v.column2, v.column3, v.column4, v.column5
  from (values
    ('from-safe', '{"en": "Change from the safe", "hi": "तिजोरी से छुट्टा"}', 'in', '1020', 1),
    ('owner-in', '{"en": "Owner puts money in", "hi": "मालिक ने पैसे डाले"}', 'in', '3010', 2),
    ('supplier-back', '{"en": "Money back from a supplier", "hi": "आपूर्तिकर्ता से वापसी"}', 'in', '2010', 3),
    ('other-in', '{"en": "Other income", "hi": "अन्य आय"}', 'in', '4990', 4),
    ('supplier', '{"en": "Supplier paid", "hi": "आपूर्तिकर्ता को भुगतान"}', 'out', '2010', 5),
    ('ingredients', '{"en": "Ingredients bought", "hi": "कच्चा माल ख़रीदा"}', 'out', '1200', 6),
    ('gas', '{"en": "Gas and fuel", "hi": "गैस और ईंधन"}', 'out', '6040', 7),
    ('packing', '{"en": "Packing material", "hi": "पैकिंग सामग्री"}', 'out', '6050', 8),
    ('repairs', '{"en": "Repairs", "hi": "मरम्मत"}', 'out', '6080', 9),
    ('wages', '{"en": "Wages, advance to staff", "hi": "वेतन, कर्मचारी को अग्रिम"}', 'out', '2300', 10),
    ('tips', '{"en": "Tips paid out", "hi": "टिप बाँटी"}', 'out', '2200', 11),
    ('owner-out', '{"en": "Owner takes money out", "hi": "मालिक ने पैसे निकाले"}', 'out', '3020', 12)
  ) v join account a on a.account_id = v.column4;
