-- Money that a screen has taken for a bill and that is booked nowhere yet: a note of where it is. Nothing
-- is posted for it. What was booked or given back stays as a line, so that a screen that was away while
-- another one took its money over learns of it.
create table held_money (
  held_id     text primary key,
  outlet_id   text not null references outlet,
  bill_id     text not null references bill,
  device_id   text not null references device,
  kind        text not null,
  amount      integer not null check (amount > 0),
  reference   text not null default '',
  customer_id text,
  voucher     text,
  -- The bill it was taken for, where what was on that one is on another by now.
  taken_for   text,
  at          integer not null,
  taken_from  text references device,
  taken_by    text references user,
  ended_at    integer,
  rev         integer not null default 1
) strict, without rowid;

create index held_money_open on held_money (outlet_id, at) where ended_at is null;

-- Whoever may settle a bill may say what is held for it, and take that over.
insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, v.column1, r.verdict
  from role_right r, (values ('bill.hold'), ('bill.take-over')) v
 where r.permission = 'bill.settle';
