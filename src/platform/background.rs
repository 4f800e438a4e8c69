//! Work beside what is on the screen: a thread that does it a piece at a time, and sleeps while there is none.

use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// How long the end of the program waits for the piece in hand. What is not done by then is given up; nothing half written
/// is left, for files are written whole.
const PATIENCE: Duration = Duration::from_millis(300);
/// The longest rest after a piece.
const REST: Duration = Duration::from_millis(60);

/// A thread that works piece by piece.
pub struct Background {
    gate: Arc<Gate>,
}

#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    turned: Condvar,
}

#[derive(Default)]
struct State {
    /// Somebody has something to do.
    wanted: bool,
    /// The thread is to end.
    over: bool,
    /// It has ended.
    ended: bool,
}

impl Gate {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Three flags cannot be half set, so a broken lock is as good as a whole one.
        self.state.lock().unwrap_or_else(|broken| broken.into_inner())
    }
}

impl Background {
    /// Starts it asleep. `piece` does a little and answers whether more is left. `None` where the machine gives no thread, as
    /// in a browser: then nothing is done beside the page.
    pub fn start(mut piece: impl FnMut() -> bool + Send + 'static) -> Option<Self> {
        let gate = Arc::new(Gate::default());
        let own = gate.clone();
        let run = move || {
            // Also where a piece fails, whoever waits for the end is told.
            let _end = End(&own);
            behind();
            let share = share();
            loop {
                let mut state = own.lock();
                while !state.wanted && !state.over {
                    state = own.turned.wait(state).unwrap_or_else(|broken| broken.into_inner());
                }
                if state.over {
                    return;
                }
                state.wanted = false;
                drop(state);
                let began = Instant::now();
                if piece() {
                    own.lock().wanted = true;
                    std::thread::sleep((began.elapsed() / share).min(REST));
                }
            }
        };
        std::thread::Builder::new().name("thinker".into()).spawn(run).ok()?;
        Some(Self { gate })
    }

    /// There is something to do.
    pub fn wake(&self) {
        self.gate.lock().wanted = true;
        self.gate.turned.notify_all();
    }
}

/// How many can work beside each other: two where the machine has two cores.
pub fn hands() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(2)
}

/// Does pieces of work that stand apart, beside each other where the machine has two cores. What came of them is in their order.
pub fn beside<W: Send, R: Send>(work: Vec<W>, run: impl Fn(W) -> R + Sync) -> Vec<R> {
    if work.len() < 2 || hands() < 2 {
        return work.into_iter().map(run).collect();
    }
    let queue = Mutex::new(work.into_iter().enumerate());
    let done = Mutex::new(Vec::new());
    let next = || queue.lock().unwrap_or_else(|broken| broken.into_inner()).next();
    let work_on = || {
        while let Some((at, work)) = next() {
            let result = run(work);
            done.lock().unwrap_or_else(|broken| broken.into_inner()).push((at, result));
        }
    };
    std::thread::scope(|scope| {
        // Where the machine gives no thread, this one does it all.
        let _ = std::thread::Builder::new().name("second thinker".into()).spawn_scoped(scope, work_on);
        work_on();
    });
    let mut done = done.into_inner().unwrap_or_else(|broken| broken.into_inner());
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Puts this thread, and those that it starts, behind all others: the page has the cores first. Where the system does not let it,
/// the rests must do.
fn behind() {
    #[cfg(not(target_family = "wasm"))]
    let _ = thread_priority::ThreadPriority::Min.set_for_current();
}

/// Of how much work one part is rest: on a single core half of the time belongs to the page.
fn share() -> u32 {
    match std::thread::available_parallelism().map_or(1, usize::from) {
        1 => 1,
        _ => 16,
    }
}

struct End<'a>(&'a Gate);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.lock().ended = true;
        self.0.turned.notify_all();
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        let mut state = self.gate.lock();
        state.over = true;
        self.gate.turned.notify_all();
        let began = Instant::now();
        while !state.ended && began.elapsed() < PATIENCE {
            let left = PATIENCE.saturating_sub(began.elapsed());
            state = match self.gate.turned.wait_timeout(state, left) {
                Ok((state, _)) => state,
                Err(broken) => broken.into_inner().0,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn what_is_done_beside_each_other_comes_back_in_order() {
        let squares = beside((0..100u64).collect(), |number| number * number);
        assert_eq!(squares, (0..100u64).map(|number| number * number).collect::<Vec<_>>());
        assert_eq!(beside(vec![7], |number| number + 1), [8]);
    }

    #[test]
    fn it_sleeps_until_it_is_woken_works_while_more_is_left_and_ends() {
        let (told, heard) = channel();
        let mut left = 3;
        let background = Background::start(move || {
            left -= 1;
            let _ = told.send(left);
            left > 0
        });
        let background = background.expect("a thread");
        assert!(heard.recv_timeout(Duration::from_millis(50)).is_err(), "nobody has asked for anything");
        background.wake();
        let patient = Duration::from_secs(20);
        assert_eq!((0..3).filter_map(|_| heard.recv_timeout(patient).ok()).collect::<Vec<_>>(), [2, 1, 0]);
        assert!(heard.recv_timeout(Duration::from_millis(50)).is_err(), "nothing is left");
        drop(background);
        assert!(heard.recv_timeout(patient).is_err(), "the thread has ended and let its end go");
    }
}
