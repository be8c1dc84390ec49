-- A payment of a settled bill that was another way of paying after all. Bill, payment and what was
-- posted stay as they were; each change stands here, once, and till, books and days follow it.
create table retender (
  retender_id    text primary key,
  bill_id        text not null references bill,
  -- The payment it was, or the change that one had become before.
  payment_id     text not null,
  from_kind      text not null check (from_kind in ('cash', 'upi', 'card')),
  from_reference text not null default '',
  kind           text not null check (kind in ('cash', 'upi', 'card') and kind <> from_kind),
  reference      text not null default '',
  amount         integer not null check (amount > 0),
  -- Of UPI or a card: what was paid beyond that, and had gone back in cash.
  change         integer not null default 0 check (change >= 0),
  -- Nothing is left of the payment.
  is_all         integer not null check (is_all in (0, 1)),
  reason         text not null,
  business_date  integer not null,
  at             integer not null,
  by             text references user,
  approved_by    text references user,
  device_id      text not null references device
) strict, without rowid;

create index retender_by_bill on retender (bill_id);
create index retender_by_payment on retender (payment_id);
create index retender_by_reference on retender (reference, at) where reference <> '';

create trigger retender_is_final before update on retender
begin select raise(rollback, 'a change of payment is corrected by another one'); end;
create trigger retender_stays before delete on retender
begin select raise(rollback, 'changes of payment are never deleted'); end;
create trigger retender_of_settled before insert on retender
when (select state from bill where bill_id = new.bill_id) <> 'settled'
begin select raise(rollback, 'only what settled a bill can have been another way of paying'); end;
create trigger retender_within_payment before insert on retender
when new.amount + coalesce((select sum(amount) from retender where payment_id = new.payment_id), 0)
   > coalesce((select p.amount - coalesce(b.amount, 0) from payment p
                 left join payment_back b on b.payment_id = p.payment_id
                where p.payment_id = new.payment_id and p.bill_id = new.bill_id),
              (select amount from retender where retender_id = new.payment_id and bill_id = new.bill_id), 0)
begin select raise(rollback, 'no more of a payment is another way than it paid'); end;

-- A manager is told of each.
create table exception_next (
  exception_id text primary key,
  outlet_id    text not null references outlet,
  kind         text not null check (kind in ('drawer-open', 'drawer-forced', 'no-sale', 'till-difference', 'float-short', 'till-left-open', 'offline-difference', 'offline-unowed', 'retendered')),
  drawer_id    text references drawer,
  till_id      text references till,
  bill_id      text references bill,
  amount       integer,
  note         text not null default '',
  at           integer not null,
  by           text references user
) strict, without rowid;
insert into exception_next select exception_id, outlet_id, kind, drawer_id, till_id, bill_id, amount, note, at, by from exception;
drop table exception;
alter table exception_next rename to exception;
create index exception_by_outlet on exception (outlet_id, at);
create trigger exception_is_final before update on exception
begin select raise(rollback, 'an exception is never changed'); end;
create trigger exception_stays before delete on exception
begin select raise(rollback, 'an exception is never deleted'); end;

-- A bill is found by the ways it is paid by now, and by the references of before too.
drop view bill_words;

-- What each bill is found by. An id is written without its hyphens, to be one word.
create view bill_words as
select b.bill_id,
  i.number || ' ' || i.no
    || coalesce((select ' ' || group_concat(r.number, ' ') from refund r where r.bill_id = b.bill_id), '')
    as number,
  o.token,
  b.table_label as place,
  b.payable || ' ' || (b.total ->> '$.due') as amount,
  (select group_concat(l.names || ' ' || coalesce(l.variant_names, ''), ' ')
     from (select (select group_concat(value, ' ') from json_each(ol.names)) as names,
                  (select group_concat(value, ' ') from json_each(ol.variant_names)) as variant_names
             from json_each(b.total, '$.lines') line
             join order_line ol on ol.line_id = line.value ->> '$.id') l) as item,
  (select group_concat(kind, ' ')
     from (select p.kind from payment p where p.bill_id = b.bill_id
              and not exists (select 1 from retender t where t.payment_id = p.payment_id and t.is_all = 1)
            union all
           select r.kind from retender r where r.bill_id = b.bill_id
              and not exists (select 1 from retender t where t.payment_id = r.retender_id and t.is_all = 1))
  ) as tender,
  -- Whoever looks for a payment knows the last four figures of it, if any.
  coalesce((select group_concat(p.reference || ' ' || substr(p.reference, -4), ' ')
              from payment p where p.bill_id = b.bill_id and p.reference <> ''), '') || ' '
    || coalesce((select group_concat(t.reference || ' ' || substr(t.reference, -4), ' ')
                   from retender t where t.bill_id = b.bill_id and t.reference <> ''), '') || ' '
    || coalesce((select group_concat(q.reference || ' ' || substr(q.reference, -4), ' ')
                   from refund r join refund_payment q on q.refund_id = r.refund_id
                  where r.bill_id = b.bill_id and q.reference <> ''), '') as reference,
  replace(replace(b.settled_by, '-', ''), '_', '') as by,
  coalesce(replace(replace(b.customer_id, '-', ''), '_', ''), '') as customer,
  -- An invoice keeps its buyer; of one who was erased nothing is found by it any more.
  case when exists (select 1 from customer own
                      join customer c on c.customer_id = coalesce(own.merged_into_id, own.customer_id)
                     where own.customer_id = b.customer_id and c.erased_at is not null) then ''
       else coalesce((i.document ->> '$.buyer.name') || ' ' || (i.document ->> '$.buyer.taxNumber'), '') end
    || coalesce((select ' ' || w.name from order_person w where w.order_id = b.order_id), '') as buyer,
  case when not exists (select 1 from refund r where r.bill_id = b.bill_id) then 'paid'
       when exists (select 1 from refund r where r.bill_id = b.bill_id and r.is_undo = 1) then 'undone'
       when exists (select 1 from refund r where r.bill_id = b.bill_id and r.total ->> '$.isFullyRefunded') then 'refunded'
       else 'partly' end as state,
  replace(replace(b.outlet_id, '-', ''), '_', '') as outlet
from bill b join sales_order o on o.order_id = b.order_id join invoice i on i.bill_id = b.bill_id;

-- Whoever may give money back may say how it came; of what they took a moment ago, whoever may undo it.
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'bill.retender', verdict from role_right where permission = 'bill.refund';
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'bill.retender-own', verdict from role_right where permission = 'bill.undo';
