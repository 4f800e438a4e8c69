//! The core and the command line, tested through the doors that users use; one binary, so that the program links once.

mod cli;
mod endings;
mod flagship;
mod guide;
mod house;
