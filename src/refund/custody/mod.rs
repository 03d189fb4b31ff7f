//! The chain of custody: where every captured tonne is (BEK 1504 § 3, stk. 1, nr. 4-6).
