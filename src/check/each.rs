//! The same done with each of many, on all cores.

/// Does the same with each, on all cores where there are threads; the order stays.
pub fn each<I: Send, O: Send>(items: Vec<I>, work: impl Fn(I) -> O + Sync + Send) -> Vec<O> {
    #[cfg(not(target_family = "wasm"))]
    {
        use rayon::prelude::*;
        items.into_par_iter().map(work).collect()
    }
    #[cfg(target_family = "wasm")]
    items.into_iter().map(work).collect()
}
