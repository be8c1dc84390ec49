-- What somebody was told when they typed their PIN, as a hash; null: the PIN is for the command's id alone.
alter table sign_in add column args_hash text;
