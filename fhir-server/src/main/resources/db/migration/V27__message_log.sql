-- What the log of messages is asked for: one id, which is the last part of a key, and the last message of each partner.
create index receipt_by_id on receipt (split_part(key_value, '/', -1));
create index receipt_by_partner on receipt (partner, received_at);
