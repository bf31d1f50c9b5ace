-- The desk names a referral by its request.
create index referral_service_request on referral (service_request_id);
