-- One transfer or UPI payment pays once: what was received is found by its reference.
create index money_part_by_reference on money_part (reference) where reference <> '';
