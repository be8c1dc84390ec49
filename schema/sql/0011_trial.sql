-- A shop made to be tried out says so: only such a one gives away its PINs and pairing codes.

alter table hub add column trial text;
