//! The CO2 tax on fuels, and the share of it that is refunded (BEK 1504 § 1; CO2-afgiftsloven §§ 2 and 9 f).
