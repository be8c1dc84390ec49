-- Whom an order is for: where it is brought and to whom, or the name that is called with its token.
-- As it was said when it was ordered, whatever becomes of the customer's own name and address. Blank
-- once the customer is forgotten, or a month is over; what is fetched has no address.
alter table delivery rename to order_person;
alter table order_person add column said_at integer not null default 0;
update order_person
   set said_at = (select o.placed_at from sales_order o where o.order_id = order_person.order_id);

create index order_person_known on order_person (said_at) where name <> '';
