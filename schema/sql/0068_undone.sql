-- An undone sale is no sale of its day: those of a day or a year are counted without reading every refund.
create index refund_undone on refund (outlet_id, business_date) where is_undo = 1;
