-- Rows that the first release kept: a permit's case with a draft saved twice, and an agreement's case that was opened.
CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);
INSERT INTO __diesel_schema_migrations (version) VALUES ('20261121000001');
INSERT INTO cases (id, kind, number, company, hydraulic_unit, state, opened_at, updated_at, version, head_hash, submitted, published, next_due, file) VALUES (
    '01a21ae4-1dbd-72b4-8b68-8bb43de501ea',
    'storage-permit',
    'LG-2026-00001',
    '10000009',
    '',
    'draft',
    '2026-11-27T02:44:47.155423Z',
    '2026-11-27T02:44:47.369415Z',
    3,
    '38171c91877c3da6fdfa74ec186c41b43bd0f26742867acd348f5defac740a6a',
    FALSE,
    FALSE,
    NULL,
    '{"id":"01a21ae4-1dbd-72b4-8b68-8bb43de501ea","number":"LG-2026-00001","company":{"cvr":"10000009","name":"Nordhavet Pilot ApS"},"language":"da","state":"draft","opened_at":"2026-11-27T02:44:47.155423Z","updated_at":"2026-11-27T02:44:47.369415Z","draft":{"parties":{"companies":[]},"capacity":{"technical":{"staff":null,"prior_operations":null,"hse_system":null,"subcontractors":null},"financial":{"annual_reports":[],"equity":null,"liquidity":null,"guarantee":{"guarantor":null,"amount":null,"signed_on":null,"scope":null}},"obligations":[]},"project":{"purpose":null,"hypothesis":"Sandsten; anden udgave","operation_plan":null,"schedule":[],"monitoring":[],"data_acquisition":null,"facilities":[]},"coordinates":{"datum":null,"depth_reference":null,"reference_elevation":null,"source":null,"site":[],"complex":[],"wells":[]},"geology":{"reservoir":{"name":null,"lithology":null,"age":null,"top_depth":null,"thickness":null,"net_to_gross":null,"porosity":null,"permeability":null,"initial_pressure":null,"temperature":null,"salinity":null,"uncertainty":null},"seal":{"name":null,"thickness":null,"entry_pressure":null},"stress":{"fracture_pressure":null,"fracture_depth":null,"basis":null},"faults":null,"complex_assessment":null,"leakage_paths":[],"wells":[],"models":{"static_model":null,"dynamic_model":null,"plume_forecast":null,"plume_p90":[],"hydrocarbon_forecast":null}},"limits":{"max_reservoir_pressure":null,"datum_depth":null,"fracture_share":null,"basis":null,"max_rate":null,"max_wellhead_pressure":null,"max_bottom_hole_pressure":null,"min_temperature":null,"max_temperature":null},"duration":{"start":null,"end":null,"injection_start":null,"injection_end":null,"monitoring_end":null},"quantity":{"total":null,"earlier":null,"batches":[],"components":[],"analysis_method":null,"analysis_frequency":null,"metering_uncertainty":null},"liability":{"kind":null,"insurance":{"insurer":null,"policy_number":null,"insured":[],"limit_per_event":null,"aggregate_limit":null,"deductible":null,"from":null,"to":null,"exclusions":null,"covers_leakage":null,"covers_cross_border":null},"security":{"instrument":null,"issuer":null,"amount":null,"expires":null,"draw_terms":null,"approval":null}},"corrective_measures":{"measures":[]},"closure":{"criterion":null,"plugging":[],"facilities":[],"monitoring_months":null,"cost":null,"completed_on":null},"further":{"hydraulic_unit":{"name":null,"description":null,"other_users":null},"complex_delimitation":null,"acceptance_procedure":null,"claims_procedure":null,"co2_source":null,"co2_transport":null,"no_increased_hydrocarbon_recovery":null,"environment":{"eia":null,"eia_reference":null,"natura_2000":null},"related_permits":[]}},"attachments":[],"versions":[],"marks":{},"waived":{},"requests":[],"hearings":[],"prepared_by":[],"foundation":null,"permits":[],"evidence":[],"reports":[],"signals":[],"reassessments":[],"ended_on":null,"closure":null,"released":{}}'
);
INSERT INTO cases (id, kind, number, company, hydraulic_unit, state, opened_at, updated_at, version, head_hash, submitted, published, next_due, file) VALUES (
    '01a21ae4-1ee0-7426-a40a-5b4c32c5be80',
    'refund-agreement',
    'CA-2026-00001',
    '10000009',
    '',
    'draft',
    '2026-11-27T02:44:47.454837Z',
    '2026-11-27T02:44:47.454837Z',
    1,
    '43fbcbdb165900a3d2aa07885f2e37c4160e93cd4ef28b9070f5a17152618cca',
    FALSE,
    FALSE,
    NULL,
    '{"id":"01a21ae4-1ee0-7426-a40a-5b4c32c5be80","number":"CA-2026-00001","company":{"cvr":"10000009","name":"Nordhavet Pilot ApS"},"language":"da","state":"draft","opened_at":"2026-11-27T02:44:47.454837Z","updated_at":"2026-11-27T02:44:47.454837Z","acts":1,"draft":{"route":null,"bears_tax":null,"vat_registered":null,"third_party":null,"plants":[],"capture_plant":null,"measurement":null,"methods":null,"storage_chain":null,"storage_time":null,"first_capture":null,"tonnes_per_year":null,"contact":null,"contact_email":null},"attachments":[],"versions":[],"inquiries":[],"eligibility":null,"hearings":[],"prepared_by":[],"proposed":null,"agreements":[],"methods":[],"breaches":[],"ended_on":null,"evidence":[],"reports":[],"series":[],"chain":{"terms":{"deadline":null,"quality":null},"steps":0,"lots":[],"parcels":[],"moves":[],"transports":[],"storings":[],"losses":[],"corrections":[],"sites":[],"acceptances":[]},"extensions":[],"reminded":[],"claims":[],"ledger":[],"controls":[],"heat_runs":[],"heat_reminded":[]}'
);
INSERT INTO journal (case_id, seq, at, actor, act, provision, content, before, hash) VALUES (
    '01a21ae4-1dbd-72b4-8b68-8bb43de501ea',
    1,
    '2026-11-27T02:44:47.155423Z',
    '{"id":"demo-applicant","name":"Astrid Ansøger","role":"applicant"}',
    'open',
    'bek974.4.1',
    '{"company":{"cvr":"10000009","name":"Nordhavet Pilot ApS"},"id":"01a21ae4-1dbd-72b4-8b68-8bb43de501ea","language":"da","number":"LG-2026-00001"}',
    '0000000000000000000000000000000000000000000000000000000000000000',
    'faac8d2b4f0564b6fca8d250d353df044a7baa1dd69dca9a1e7b814209ab4d83'
);
INSERT INTO journal (case_id, seq, at, actor, act, provision, content, before, hash) VALUES (
    '01a21ae4-1dbd-72b4-8b68-8bb43de501ea',
    2,
    '2026-11-27T02:44:47.281710Z',
    '{"id":"demo-applicant","name":"Astrid Ansøger","role":"applicant"}',
    'save',
    'bek974.4.1',
    '{"capacity":{"financial":{"annual_reports":[],"equity":null,"guarantee":{"amount":null,"guarantor":null,"scope":null,"signed_on":null},"liquidity":null},"obligations":[],"technical":{"hse_system":null,"prior_operations":null,"staff":null,"subcontractors":null}},"closure":{"completed_on":null,"cost":null,"criterion":null,"facilities":[],"monitoring_months":null,"plugging":[]},"coordinates":{"complex":[],"datum":null,"depth_reference":null,"reference_elevation":null,"site":[],"source":null,"wells":[]},"corrective_measures":{"measures":[]},"duration":{"end":null,"injection_end":null,"injection_start":null,"monitoring_end":null,"start":null},"further":{"acceptance_procedure":null,"claims_procedure":null,"co2_source":null,"co2_transport":null,"complex_delimitation":null,"environment":{"eia":null,"eia_reference":null,"natura_2000":null},"hydraulic_unit":{"description":null,"name":null,"other_users":null},"no_increased_hydrocarbon_recovery":null,"related_permits":[]},"geology":{"complex_assessment":null,"faults":null,"leakage_paths":[],"models":{"dynamic_model":null,"hydrocarbon_forecast":null,"plume_forecast":null,"plume_p90":[],"static_model":null},"reservoir":{"age":null,"initial_pressure":null,"lithology":null,"name":null,"net_to_gross":null,"permeability":null,"porosity":null,"salinity":null,"temperature":null,"thickness":null,"top_depth":null,"uncertainty":null},"seal":{"entry_pressure":null,"name":null,"thickness":null},"stress":{"basis":null,"fracture_depth":null,"fracture_pressure":null},"wells":[]},"liability":{"insurance":{"aggregate_limit":null,"covers_cross_border":null,"covers_leakage":null,"deductible":null,"exclusions":null,"from":null,"insured":[],"insurer":null,"limit_per_event":null,"policy_number":null,"to":null},"kind":null,"security":{"amount":null,"approval":null,"draw_terms":null,"expires":null,"instrument":null,"issuer":null}},"limits":{"basis":null,"datum_depth":null,"fracture_share":null,"max_bottom_hole_pressure":null,"max_rate":null,"max_reservoir_pressure":null,"max_temperature":null,"max_wellhead_pressure":null,"min_temperature":null},"parties":{"companies":[]},"project":{"data_acquisition":null,"facilities":[],"hypothesis":"Sandsten under æøå, O''Neill-laget","monitoring":[],"operation_plan":null,"purpose":null,"schedule":[]},"quantity":{"analysis_frequency":null,"analysis_method":null,"batches":[],"components":[],"earlier":null,"metering_uncertainty":null,"total":null}}',
    'faac8d2b4f0564b6fca8d250d353df044a7baa1dd69dca9a1e7b814209ab4d83',
    'ae1c30d0ded2d896a5183c33d8d9432e9c1f6c7ab258f3f49c39163c4c24b833'
);
INSERT INTO journal (case_id, seq, at, actor, act, provision, content, before, hash) VALUES (
    '01a21ae4-1dbd-72b4-8b68-8bb43de501ea',
    3,
    '2026-11-27T02:44:47.369415Z',
    '{"id":"demo-applicant","name":"Astrid Ansøger","role":"applicant"}',
    'save',
    'bek974.4.1',
    '{"capacity":{"financial":{"annual_reports":[],"equity":null,"guarantee":{"amount":null,"guarantor":null,"scope":null,"signed_on":null},"liquidity":null},"obligations":[],"technical":{"hse_system":null,"prior_operations":null,"staff":null,"subcontractors":null}},"closure":{"completed_on":null,"cost":null,"criterion":null,"facilities":[],"monitoring_months":null,"plugging":[]},"coordinates":{"complex":[],"datum":null,"depth_reference":null,"reference_elevation":null,"site":[],"source":null,"wells":[]},"corrective_measures":{"measures":[]},"duration":{"end":null,"injection_end":null,"injection_start":null,"monitoring_end":null,"start":null},"further":{"acceptance_procedure":null,"claims_procedure":null,"co2_source":null,"co2_transport":null,"complex_delimitation":null,"environment":{"eia":null,"eia_reference":null,"natura_2000":null},"hydraulic_unit":{"description":null,"name":null,"other_users":null},"no_increased_hydrocarbon_recovery":null,"related_permits":[]},"geology":{"complex_assessment":null,"faults":null,"leakage_paths":[],"models":{"dynamic_model":null,"hydrocarbon_forecast":null,"plume_forecast":null,"plume_p90":[],"static_model":null},"reservoir":{"age":null,"initial_pressure":null,"lithology":null,"name":null,"net_to_gross":null,"permeability":null,"porosity":null,"salinity":null,"temperature":null,"thickness":null,"top_depth":null,"uncertainty":null},"seal":{"entry_pressure":null,"name":null,"thickness":null},"stress":{"basis":null,"fracture_depth":null,"fracture_pressure":null},"wells":[]},"liability":{"insurance":{"aggregate_limit":null,"covers_cross_border":null,"covers_leakage":null,"deductible":null,"exclusions":null,"from":null,"insured":[],"insurer":null,"limit_per_event":null,"policy_number":null,"to":null},"kind":null,"security":{"amount":null,"approval":null,"draw_terms":null,"expires":null,"instrument":null,"issuer":null}},"limits":{"basis":null,"datum_depth":null,"fracture_share":null,"max_bottom_hole_pressure":null,"max_rate":null,"max_reservoir_pressure":null,"max_temperature":null,"max_wellhead_pressure":null,"min_temperature":null},"parties":{"companies":[]},"project":{"data_acquisition":null,"facilities":[],"hypothesis":"Sandsten; anden udgave","monitoring":[],"operation_plan":null,"purpose":null,"schedule":[]},"quantity":{"analysis_frequency":null,"analysis_method":null,"batches":[],"components":[],"earlier":null,"metering_uncertainty":null,"total":null}}',
    'ae1c30d0ded2d896a5183c33d8d9432e9c1f6c7ab258f3f49c39163c4c24b833',
    '38171c91877c3da6fdfa74ec186c41b43bd0f26742867acd348f5defac740a6a'
);
INSERT INTO journal (case_id, seq, at, actor, act, provision, content, before, hash) VALUES (
    '01a21ae4-1ee0-7426-a40a-5b4c32c5be80',
    1,
    '2026-11-27T02:44:47.454837Z',
    '{"id":"demo-applicant","name":"Astrid Ansøger","role":"applicant"}',
    'open',
    'bek1504.1',
    '{"company":{"cvr":"10000009","name":"Nordhavet Pilot ApS"},"id":"01a21ae4-1ee0-7426-a40a-5b4c32c5be80","language":"da","number":"CA-2026-00001"}',
    '0000000000000000000000000000000000000000000000000000000000000000',
    '43fbcbdb165900a3d2aa07885f2e37c4160e93cd4ef28b9070f5a17152618cca'
);
INSERT INTO counters (name, value) VALUES (
    'storage-permit-2026',
    1
);
INSERT INTO counters (name, value) VALUES (
    'refund-agreement-2026',
    1
);
INSERT INTO idempotency (person, key, fingerprint, status, location, version, body, made_at) VALUES (
    'demo-applicant',
    'first',
    '99b8db327521b38fb4a349f4adfbd3716f873eb1dc83b1a6a3a90ad402f4dc6e',
    201,
    '/api/v1/storage-permits/01a21ae4-1dbd-72b4-8b68-8bb43de501ea',
    1,
    '{"version":1,"state_label":{"da":"kladde","en":"draft"},"acts":[{"act":"save","label":{"da":"gem kladde","en":"save draft"},"provision":"bek974.4.1"},{"act":"attach","label":{"da":"vedhæft fil","en":"attach file"},"provision":"bek974.4.1"},{"act":"remove-attachment","label":{"da":"fjern fil","en":"remove file"},"provision":"bek974.4.1"},{"act":"submit","label":{"da":"indsend","en":"submit"},"provision":"bek974.4.1"},{"act":"withdraw","label":{"da":"træk ansøgning tilbage","en":"withdraw"},"provision":"bek974.4.1"},{"act":"signal","label":{"da":"registrér hændelse","en":"record signal"},"provision":"bek974.7"}],"dates":[],"file":{"id":"01a21ae4-1dbd-72b4-8b68-8bb43de501ea","number":"LG-2026-00001","company":{"cvr":"10000009","name":"Nordhavet Pilot ApS"},"language":"da","state":"draft","opened_at":"2026-11-27T02:44:47.155423Z","updated_at":"2026-11-27T02:44:47.155423Z","draft":{"parties":{"companies":[]},"capacity":{"technical":{"staff":null,"prior_operations":null,"hse_system":null,"subcontractors":null},"financial":{"annual_reports":[],"equity":null,"liquidity":null,"guarantee":{"guarantor":null,"amount":null,"signed_on":null,"scope":null}},"obligations":[]},"project":{"purpose":null,"hypothesis":null,"operation_plan":null,"schedule":[],"monitoring":[],"data_acquisition":null,"facilities":[]},"coordinates":{"datum":null,"depth_reference":null,"reference_elevation":null,"source":null,"site":[],"complex":[],"wells":[]},"geology":{"reservoir":{"name":null,"lithology":null,"age":null,"top_depth":null,"thickness":null,"net_to_gross":null,"porosity":null,"permeability":null,"initial_pressure":null,"temperature":null,"salinity":null,"uncertainty":null},"seal":{"name":null,"thickness":null,"entry_pressure":null},"stress":{"fracture_pressure":null,"fracture_depth":null,"basis":null},"faults":null,"complex_assessment":null,"leakage_paths":[],"wells":[],"models":{"static_model":null,"dynamic_model":null,"plume_forecast":null,"plume_p90":[],"hydrocarbon_forecast":null}},"limits":{"max_reservoir_pressure":null,"datum_depth":null,"fracture_share":null,"basis":null,"max_rate":null,"max_wellhead_pressure":null,"max_bottom_hole_pressure":null,"min_temperature":null,"max_temperature":null},"duration":{"start":null,"end":null,"injection_start":null,"injection_end":null,"monitoring_end":null},"quantity":{"total":null,"earlier":null,"batches":[],"components":[],"analysis_method":null,"analysis_frequency":null,"metering_uncertainty":null},"liability":{"kind":null,"insurance":{"insurer":null,"policy_number":null,"insured":[],"limit_per_event":null,"aggregate_limit":null,"deductible":null,"from":null,"to":null,"exclusions":null,"covers_leakage":null,"covers_cross_border":null},"security":{"instrument":null,"issuer":null,"amount":null,"expires":null,"draw_terms":null,"approval":null}},"corrective_measures":{"measures":[]},"closure":{"criterion":null,"plugging":[],"facilities":[],"monitoring_months":null,"cost":null,"completed_on":null},"further":{"hydraulic_unit":{"name":null,"description":null,"other_users":null},"complex_delimitation":null,"acceptance_procedure":null,"claims_procedure":null,"co2_source":null,"co2_transport":null,"no_increased_hydrocarbon_recovery":null,"environment":{"eia":null,"eia_reference":null,"natura_2000":null},"related_permits":[]}},"attachments":[],"versions":[],"marks":{},"waived":{},"requests":[],"hearings":[],"prepared_by":[],"foundation":null,"permits":[],"evidence":[],"reports":[],"signals":[],"reassessments":[],"ended_on":null,"closure":null,"released":{}}}',
    '2026-11-27T02:44:47.155423Z'
);
INSERT INTO idempotency (person, key, fingerprint, status, location, version, body, made_at) VALUES (
    'demo-applicant',
    'second',
    '43aaa489284c4e4590982b228e474a67022b07068015dbebf07414bc301ba627',
    201,
    '/api/v1/refund-agreements/01a21ae4-1ee0-7426-a40a-5b4c32c5be80',
    1,
    '{"version":1,"state_label":{"da":"kladde","en":"draft"},"acts":[{"act":"save","label":{"da":"gem kladde","en":"save draft"},"provision":"bek1504.1"},{"act":"attach","label":{"da":"vedhæft fil","en":"attach file"},"provision":"bek1504.1"},{"act":"remove-attachment","label":{"da":"fjern fil","en":"remove file"},"provision":"bek1504.1"},{"act":"submit","label":{"da":"indsend","en":"submit"},"provision":"bek1504.1"},{"act":"withdraw","label":{"da":"træk ansøgning tilbage","en":"withdraw"},"provision":"bek1504.1"}],"dates":[],"proposed_terms":null,"terms":null,"file":{"id":"01a21ae4-1ee0-7426-a40a-5b4c32c5be80","number":"CA-2026-00001","company":{"cvr":"10000009","name":"Nordhavet Pilot ApS"},"language":"da","state":"draft","opened_at":"2026-11-27T02:44:47.454837Z","updated_at":"2026-11-27T02:44:47.454837Z","acts":1,"draft":{"route":null,"bears_tax":null,"vat_registered":null,"third_party":null,"plants":[],"capture_plant":null,"measurement":null,"methods":null,"storage_chain":null,"storage_time":null,"first_capture":null,"tonnes_per_year":null,"contact":null,"contact_email":null},"attachments":[],"versions":[],"inquiries":[],"eligibility":null,"hearings":[],"prepared_by":[],"proposed":null,"agreements":[],"methods":[],"breaches":[],"ended_on":null,"evidence":[],"reports":[],"series":[],"chain":{"terms":{"deadline":null,"quality":null},"steps":0,"lots":[],"parcels":[],"moves":[],"transports":[],"storings":[],"losses":[],"corrections":[],"sites":[],"acceptances":[]},"extensions":[],"reminded":[],"claims":[],"ledger":[],"controls":[],"heat_runs":[],"heat_reminded":[]}}',
    '2026-11-27T02:44:47.454837Z'
);
