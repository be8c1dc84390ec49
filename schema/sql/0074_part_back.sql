-- What of a part of the money was given back before its bill was settled. The
-- payment stays as it was taken; what goes back of it stands here, once.
create table payment_back (
  payment_id    text primary key references payment,
  -- As what it went back: the way it came, or cash where that is no way any more.
  kind          text not null check (kind in ('cash', 'upi', 'card', 'wallet', 'voucher', 'account')),
  of_id         text,
  amount        integer not null check (amount > 0),
  -- The day whose money it was taken from.
  business_date integer not null,
  at            integer not null,
  by            text references user,
  approved_by   text references user
) strict, without rowid;

create trigger payment_back_is_final before update on payment_back
begin select raise(rollback, 'payments are never changed'); end;
create trigger payment_back_stays before delete on payment_back
begin select raise(rollback, 'payments are never deleted'); end;
create trigger payment_back_is_in_time before insert on payment_back
when (select b.state from payment p join bill b on b.bill_id = p.bill_id
       where p.payment_id = new.payment_id) = 'settled'
  or (select p.is_part = 0 or new.amount > p.amount from payment p where p.payment_id = new.payment_id)
begin select raise(rollback, 'only a part of an open bill is given back'); end;

-- Whoever may give money back for a settled bill may give a part of it back before.
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'bill.pay-back', verdict from role_right where permission = 'bill.refund';

-- The day whose money a payment is. Of payments from before it is not written
-- down: those of a settled bill count on the day of the bill, as they did.
alter table payment add column business_date integer;
