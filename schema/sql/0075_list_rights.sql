-- Naming a customer of another price list gives a bill other prices, and takes the right to set prices besides:
-- a seller and a waiter, who may say whose bill it is, ask for it.
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'bill.reprice', 'ask' from role_right
 where permission = 'bill.customer' and verdict = 'allow' and role_id in ('seller', 'waiter');
