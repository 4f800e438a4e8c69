//! What no play can exceed, proven: a player who is told the world, of whom everybody thinks as well as they can.
//!
//! Architecture invariant: whatever is left out of a state here may be so or not so, and the better of the two is assumed. So
//! every play of the simulation is a way through the graph that is worth at least as much.

mod build;
pub mod ceiling;
mod flow;
mod graph;
mod packages;
mod reach;
mod sight;
mod window;
