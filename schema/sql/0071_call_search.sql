-- A bill is found by whom its order was called or brought to as well, until they are forgotten.
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
  (select group_concat(p.kind, ' ') from payment p where p.bill_id = b.bill_id) as tender,
  -- Whoever looks for a payment knows the last four figures of it, if any.
  coalesce((select group_concat(p.reference || ' ' || substr(p.reference, -4), ' ')
              from payment p where p.bill_id = b.bill_id and p.reference <> ''), '') || ' '
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
