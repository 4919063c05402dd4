//! Starts the page. Everything it does is in the library.

fn main() {
    du_toan::web::start();
}
