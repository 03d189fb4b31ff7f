//! Who a person is and what the policy lets them do; the only maker of officials.
