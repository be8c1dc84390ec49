-- Tickets that end with their order, cooks who ask for a server, and orders a guest waits for.

-- When a cook asked for whoever serves the order; none while nobody is asked for.
alter table ticket add column paged_at integer;

-- The pass and the pickup board ask for these, and for nothing older than a shift.
create index sales_order_waiting on sales_order (outlet_id, placed_at)
where state in ('cooking', 'ready');

-- A shop that is open already lets its people do what their roles are for.
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'ticket.page', verdict from role_right where permission = 'ticket.rush';
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'page.answer', verdict from role_right where permission = 'order.serve';
insert or ignore into role (role_id, names, is_for_devices)
select 'board-screen', '{"en":"Pickup board","hi":"टोकन बोर्ड"}', 1 where exists (select 1 from role);
