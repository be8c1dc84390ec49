-- A shop that was there before bookings, bill requests, buyers, customers, slips and the editing of its
-- taxes lets its people do what their roles are for, as `schema/permissions.ts` gives them to a new one.
insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, p.value, v.column2
  from (values
    ('owner', 'allow', '["slip.hand-out","booking.make","booking.change","booking.mark","booking.seat","section.remove","slip.gather","slip.release","bill.buyer","bill.claim","bill.release","customer.set","bill.customer","customer.pay","wallet.top-up","voucher.issue","view.customers","customer.terms","customer.let-over","customer.merge","customer.erase","wallet.pay-out","customer-group.set","outlet.set","outlet.tax","outlet.prices","tax-class.set","tax-class.move","charge.set","tax-preset.choose"]'),
    ('manager', 'allow', '["slip.hand-out","booking.make","booking.change","booking.mark","booking.seat","section.remove","slip.gather","slip.release","bill.buyer","bill.claim","bill.release","customer.set","bill.customer","customer.pay","wallet.top-up","voucher.issue","view.customers","customer.terms","customer.let-over","customer.merge","customer.erase","wallet.pay-out","customer-group.set"]'),
    ('manager', 'ask', '["outlet.set","outlet.tax","outlet.prices","tax-class.set","tax-class.move","charge.set","tax-preset.choose"]'),
    ('cashier', 'allow', '["slip.hand-out","booking.make","booking.change","booking.mark","booking.seat","slip.gather","slip.release","bill.buyer","bill.claim","bill.release","customer.set","bill.customer","customer.pay","wallet.top-up","voucher.issue","view.customers"]'),
    ('cashier', 'ask', '["customer.terms","customer.let-over","customer.merge","customer.erase","wallet.pay-out"]'),
    ('seller', 'allow', '["slip.hand-out","customer.set","bill.customer","customer.pay","wallet.top-up","voucher.issue","view.customers"]'),
    ('seller', 'ask', '["customer.let-over"]'),
    ('waiter', 'allow', '["booking.make","booking.change","booking.mark","booking.seat","bill.customer","view.customers"]')
  ) v
  join role r on r.role_id = v.column1
  join json_each(v.column3) p;

-- Who serves may answer a page; the kitchen that pages does not answer itself.
delete from role_right where permission = 'page.answer' and role_id in ('cook', 'kitchen-screen');
