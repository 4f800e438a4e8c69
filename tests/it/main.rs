//! The core and the command line, tested through the doors that users use.

mod flagship;
mod house;
