-- Whose a person is, is asked at every look at a record of them: without this all people were read each time.
create index person_by_patient on person (patient_id);
