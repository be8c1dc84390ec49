-- Who allowed what a manager is told of; null where nobody was asked, and of before.
alter table exception add column approved_by text references user;
