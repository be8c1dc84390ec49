-- Whoever rings a sale has always been able to add a tip and to name the buyer in the same act; both are
-- rights of their own now, so that an owner who takes one away has taken it.
insert or ignore into role_right (role_id, permission, verdict)
select s.role_id, p.value, 'allow'
  from role_right s
  join json_each('["bill.tip","bill.buyer"]') p
 where s.permission = 'sale.ring' and s.verdict = 'allow' and s.role_id = 'seller';
