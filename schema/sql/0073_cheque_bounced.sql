-- A Z report tells of the cheques that came back while its till was open.
create index cheque_bounced on cheque (outlet_id, bounced_at) where bounced_at is not null;
