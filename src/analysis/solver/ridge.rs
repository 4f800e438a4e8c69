//! Straight lines through many points: ridge regression on the numbers that vary.

use super::features::Numbers;
use serde::{Deserialize, Serialize};

/// A weight for each number.
#[derive(Serialize, Deserialize, Clone, Debug, Default)]
#[serde(from = "Kept", into = "Kept")]
pub struct Line {
    weights: Vec<f32>,
}

/// A line as it is kept: the weights that are not 0.
#[derive(Serialize, Deserialize)]
struct Kept {
    count: u16,
    weights: Vec<(u16, f32)>,
}

impl From<Line> for Kept {
    fn from(line: Line) -> Self {
        let weights = line.weights.iter().enumerate().filter(|(_, weight)| **weight != 0.0);
        Self { count: line.weights.len() as u16, weights: weights.map(|(at, weight)| (at as u16, *weight)).collect() }
    }
}

impl From<Kept> for Line {
    fn from(kept: Kept) -> Self {
        let mut weights = vec![0.0; usize::from(kept.count)];
        for (at, weight) in kept.weights {
            if let Some(slot) = weights.get_mut(usize::from(at)) {
                *slot = weight;
            }
        }
        Self { weights }
    }
}

impl Line {
    /// What it makes of a state.
    pub fn at(&self, numbers: &Numbers) -> f32 {
        numbers.iter().map(|(slot, number)| self.weights.get(usize::from(*slot)).copied().unwrap_or(0.0) * number).sum()
    }

    /// The line that is the same everywhere.
    pub fn flat(value: f32) -> Self {
        Self { weights: vec![value] }
    }

    /// Part of the way from this line to another; the whole way where it was never fitted.
    pub fn towards(&self, other: Self, part: f32) -> Self {
        if !self.known() || self.weights.len() != other.weights.len() {
            return other;
        }
        let weights = self.weights.iter().zip(&other.weights).map(|(old, new)| old + (new - old) * part).collect();
        Self { weights }
    }

    /// Whether it was ever fitted.
    pub fn known(&self) -> bool {
        !self.weights.is_empty()
    }
}

/// The most numbers that a line rests on: those that vary most often.
const MOST: usize = 160;

/// Fits a line to points. `stiff` holds weights near 0: as much as so many points would.
pub fn fit<'a>(count: usize, points: impl Iterator<Item = (&'a Numbers, f32)> + Clone, stiff: f64) -> Line {
    let (mut seen, mut sums) = (vec![0u32; count], vec![(0.0f64, 0.0f64); count]);
    let (mut number_of, mut total) = (0u32, 0.0f64);
    for (numbers, value) in points.clone() {
        number_of += 1;
        total += f64::from(value);
        for (slot, number) in numbers {
            let slot = usize::from(*slot);
            seen[slot] += 1;
            sums[slot].0 += f64::from(*number);
            sums[slot].1 += f64::from(*number) * f64::from(*number);
        }
    }
    if number_of == 0 {
        return Line::default();
    }
    let many = f64::from(number_of);
    let mean = total / many;
    // The first number is always 1; of the others, those that differ from point to point.
    let varies = |slot: &usize| sums[*slot].1 / many - (sums[*slot].0 / many).powi(2) > 1e-6 && seen[*slot] >= 4;
    let mut used: Vec<usize> = (1..count).filter(varies).collect();
    used.sort_by_key(|slot| std::cmp::Reverse(seen[*slot].min(number_of - seen[*slot].min(number_of) + 1)));
    used.truncate(MOST);
    let size = used.len();
    let mut place = vec![usize::MAX; count];
    for (at, slot) in used.iter().enumerate() {
        place[*slot] = at;
    }
    let means: Vec<f64> = used.iter().map(|slot| sums[*slot].0 / many).collect();
    let (mut gram, mut right) = (vec![0.0f64; size * size], vec![0.0f64; size]);
    let mut here: Vec<(usize, f64)> = Vec::with_capacity(96);
    for (numbers, value) in points {
        here.clear();
        here.extend(numbers.iter().filter_map(|(slot, number)| {
            let at = place[usize::from(*slot)];
            (at != usize::MAX).then_some((at, f64::from(*number)))
        }));
        let value = f64::from(value) - mean;
        for (nth, (a, one)) in here.iter().enumerate() {
            right[*a] += one * value;
            for (b, other) in &here[nth..] {
                let (low, high) = if a < b { (*a, *b) } else { (*b, *a) };
                gram[high * size + low] += one * other;
            }
        }
    }
    // Centre, so that the constant need not be held near 0.
    for a in 0..size {
        for b in 0..=a {
            gram[a * size + b] -= many * means[a] * means[b];
        }
        gram[a * size + a] += stiff;
    }
    let weights = solve(&mut gram, &mut right, size);
    let mut line = vec![0.0f32; count];
    let shift: f64 = weights.iter().zip(&means).map(|(weight, mean)| weight * mean).sum();
    line[0] = (mean - shift) as f32;
    for (slot, weight) in used.iter().zip(&weights) {
        line[*slot] = *weight as f32;
    }
    Line { weights: line }
}

/// Solves a symmetric positive system by its Cholesky factor; `gram` holds the lower half.
fn solve(gram: &mut [f64], right: &mut [f64], size: usize) -> Vec<f64> {
    for row in 0..size {
        for column in 0..=row {
            let (above, below) = gram.split_at(row * size);
            let left: f64 = if column == row {
                below[..column].iter().map(|one| one * one).sum()
            } else {
                below[..column].iter().zip(&above[column * size..]).map(|(one, other)| one * other).sum()
            };
            let value = gram[row * size + column] - left;
            gram[row * size + column] =
                if row == column { value.max(1e-9).sqrt() } else { value / gram[column * size + column] };
        }
    }
    for row in 0..size {
        let left: f64 = (0..row).map(|at| gram[row * size + at] * right[at]).sum();
        right[row] = (right[row] - left) / gram[row * size + row];
    }
    for row in (0..size).rev() {
        let left: f64 = (row + 1..size).map(|at| gram[at * size + row] * right[at]).sum();
        right[row] = (right[row] - left) / gram[row * size + row];
    }
    right.to_vec()
}
