//! Integration tests of the core and the command line, in one binary so that the program is linked once.

mod cli;
