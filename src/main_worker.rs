//! Starts the worker. Everything it does is in the library.

fn main() {
    du_toan::worker::start();
}
