-- Where an order is brought, and to whom: as it was said when it was ordered, whatever becomes of the
-- customer's own address. Blank once the customer is forgotten.
create table delivery (
  order_id    text primary key references sales_order,
  customer_id text references customer,
  name        text not null,
  phone       text not null,
  address     text not null,
  note        text not null default ''
) strict;

create index delivery_by_customer on delivery (customer_id) where customer_id is not null;
create index delivery_by_phone on delivery (phone) where phone <> '';
