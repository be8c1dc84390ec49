-- Whose price list a bill is priced by, where it is not that of everybody, and
-- what its lines cost by it. The lines themselves keep the price of their moment.
alter table bill add column price_group text references customer_group;

create table bill_list_price (
  bill_id         text not null references bill,
  line_id         text not null references order_line,
  unit_price      integer not null check (unit_price >= 0),
  is_tax_included integer not null check (is_tax_included in (0, 1)),
  -- What each modifier costs, in their order.
  modifiers       text not null check (json_valid(modifiers)),
  primary key (bill_id, line_id)
) strict, without rowid;

create trigger bill_list_price_is_final before update on bill_list_price
begin select raise(rollback, 'a price is taken off or set anew, never changed'); end;
create trigger bill_list_price_stays before delete on bill_list_price
when (select state from bill where bill_id = old.bill_id) = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;
