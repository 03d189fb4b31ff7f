//! Measured CO2: readings to hourly values to tonnes (BEK 1504 § 3, stk. 1, nr. 2-3; MRR articles 42-46).
