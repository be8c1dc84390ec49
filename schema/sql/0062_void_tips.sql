-- A tip that was left on a bill when the floor still merged without it is owed by nobody: that bill is on another one.
update bill
   set total = json_set(total, '$.tip', 0, '$.due', json_extract(total, '$.payable')), rev = rev + 1
 where state = 'void' and json_extract(total, '$.tip') <> 0;
