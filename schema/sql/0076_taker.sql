-- Who stood at a screen when money was taken there: the sign-in before that moment, found from the end.
create index sign_in_by_time on sign_in (device_id, purpose, at);
