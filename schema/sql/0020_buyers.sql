-- Who is named on the invoice of a bill, and where what it sells is supplied.
create table bill_buyer (
  bill_id         text primary key references bill,
  is_registered   integer not null check (is_registered in (0, 1)),
  -- The State code of the place of supply; another than the seller's makes the taxes IGST.
  place_of_supply text not null,
  -- Written only while the bill is open; then it stands on the invoice, and here no more.
  name            text not null default '',
  address         text not null default '',
  tax_number      text not null default '',
  state_code      text not null default ''
) strict, without rowid;

create trigger bill_buyer_in_time before insert on bill_buyer
when (select state from bill where bill_id = new.bill_id) = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;
create trigger bill_buyer_is_final before update on bill_buyer
when (select state from bill where bill_id = old.bill_id) = 'settled'
 and (new.is_registered <> old.is_registered or new.place_of_supply <> old.place_of_supply
      or new.name || new.address || new.tax_number || new.state_code <> '')
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;
create trigger bill_buyer_stays before delete on bill_buyer
when (select state from bill where bill_id = old.bill_id) = 'settled'
begin select raise(rollback, 'a settled bill is corrected by a credit note'); end;
