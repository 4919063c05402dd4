//! What fitting promises, held against every cut that there is on small plans, and against real plans.

mod cases;
mod laws;
mod small;
