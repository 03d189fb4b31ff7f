//! The ledger of an agreement: double entry, in øre, append-only.
