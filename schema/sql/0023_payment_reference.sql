-- A reference that was used before is looked up among the payments of the last day.

create index payment_by_reference on payment (reference, at) where reference <> '';
