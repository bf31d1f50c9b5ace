-- The hourly look asks for referrals that have something left to look at: a few among all that ever were.
create index referral_unsettled on referral (task_id) where not settled;
