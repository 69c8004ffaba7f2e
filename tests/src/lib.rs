//! A Qlik Cloud tenant on loopback.
