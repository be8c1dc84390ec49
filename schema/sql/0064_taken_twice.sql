-- Cash that was kept for a bill somebody else had settled stands as over in the drawer; given back, it
-- comes off there. A shop that is only now set up is given the reason by the setup.
insert or ignore into till_reason (reason_id, names, direction, account_id, position)
select 'taken-twice', '{"en": "Given back: taken twice", "hi": "लौटाया: दो बार लिया गया"}', 'out', account_id, 13
  from account where account_id = '6910';
