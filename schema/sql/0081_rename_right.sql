-- Whoever may add to an order says anew whom it is for.
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'order.rename', verdict from role_right where permission = 'order.note';
