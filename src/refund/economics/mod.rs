//! What capture costs and saves, by the Ea report of 2024.
