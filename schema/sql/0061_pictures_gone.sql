-- A paper that is forgotten or cleared takes its picture with it: the file lies in the media folder,
-- so its name stands here until the file is gone.
create table picture_gone (
  sha256 text primary key
) strict, without rowid;

create trigger paper_takes_its_picture after delete on paper
begin insert or ignore into picture_gone (sha256) values (old.picture); end;

-- Papers of the time before that are gone left theirs behind; the log knows which.
insert or ignore into picture_gone (sha256)
select e.body ->> '$.data.picture' from event e
 where e.stream = 'paper' and e.body ->> '$.data.picture' is not null
   and not exists (select 1 from paper p where p.picture = e.body ->> '$.data.picture');
