//! Corners and lines of a map that is laid out in rows.

use super::layered::{Layers, Story, layered};

/// A place: from the left, from the top.
pub type Place = (f32, f32);

/// Where everything stands.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Layout {
    /// The upper left corner of each node.
    pub nodes: Vec<Place>,
    /// The line of each way, from where it starts to where it leads.
    pub ways: Vec<Vec<Place>>,
    /// The size of the whole.
    pub size: Place,
}

/// The room between layers.
const BETWEEN_LAYERS: f32 = 54.0;
/// The room between nodes of a layer.
const BETWEEN_NODES: f32 = 26.0;
/// The room that a line has on its way past a layer.
const LINE: f32 = 14.0;

/// Hundredths of a unit, in which rows are laid out.
const FINE: f32 = 100.0;

/// Lays out nodes of these sizes and the ways between them, by their numbers; the first node comes first.
pub fn layout(sizes: &[Place], ways: &[(usize, usize)]) -> Layout {
    if sizes.is_empty() {
        return Layout::default();
    }
    let fine = |length: f32| (length * FINE).ceil() as i64;
    let wide: Vec<i64> = sizes.iter().map(|size| fine(size.0)).collect();
    let (gap, lane) = (fine(BETWEEN_NODES), fine(LINE));
    let layers = layered(&Story { wide: &wide, edges: ways, gap, lane, start: None, back: true });
    let nodes = layers.across.iter().zip(sizes).map(|(across, size)| (*across as f32 / FINE, size.0));
    let lanes = layers.via.iter().flatten().map(|(_, across)| (*across as f32 / FINE, LINE));
    let left = nodes.chain(lanes).map(|(middle, wide)| middle - wide / 2.0).fold(f32::MAX, f32::min);
    Drawn { sizes, ways, layers, left }.drawn()
}

struct Drawn<'a> {
    sizes: &'a [Place],
    ways: &'a [(usize, usize)],
    layers: Layers,
    /// What is farthest left.
    left: f32,
}

impl Drawn<'_> {
    fn x(&self, across: i64) -> f32 {
        across as f32 / FINE - self.left
    }

    fn row(&self, node: usize) -> usize {
        self.layers.rows[node].unwrap_or(0)
    }

    /// The upper end of a way and its lower one; `None` for a way to itself.
    fn ends(&self, way: usize) -> Option<(usize, usize)> {
        let (from, to) = self.ways[way];
        match (from == to, self.layers.back[way]) {
            (true, _) => None,
            (_, true) => Some((to, from)),
            _ => Some((from, to)),
        }
    }

    fn drawn(&self) -> Layout {
        let (sizes, ways) = (self.sizes, self.ways);
        let mut heights = vec![0.0f32; self.layers.count];
        for (node, size) in sizes.iter().enumerate() {
            let row = self.row(node);
            heights[row] = heights[row].max(size.1);
        }
        let tops: Vec<f32> = heights
            .iter()
            .scan(0.0, |y, high| {
                let top = *y;
                *y += high + BETWEEN_LAYERS;
                Some(top)
            })
            .collect();
        let corner = |node: usize| {
            let row = self.row(node);
            (self.x(self.layers.across[node]) - sizes[node].0 / 2.0, tops[row] + (heights[row] - sizes[node].1) / 2.0)
        };
        let nodes: Vec<Place> = (0..sizes.len()).map(corner).collect();
        // Ways that leave or reach the same side of a node stand apart, in the order of where they go.
        let port = |node: usize, way: usize, lower: bool| -> f32 {
            let next = |at: usize| {
                let (upper, end) = self.ends(at)?;
                let via = &self.layers.via[at];
                let (own, next, other) = if lower { (upper, via.first(), end) } else { (end, via.last(), upper) };
                (own == node).then(|| (next.map_or(self.layers.across[other], |(_, across)| *across), at))
            };
            let mut all: Vec<(i64, usize)> = (0..ways.len()).filter_map(next).collect();
            all.sort_unstable();
            let at = all.iter().position(|(_, other)| *other == way).unwrap_or(0) as f32;
            let step = (sizes[node].0 * 0.7 / all.len().max(1) as f32).min(34.0);
            self.x(self.layers.across[node]) + (at - (all.len().max(1) - 1) as f32 / 2.0) * step
        };
        let line = |at: usize| -> Vec<Place> {
            let Some((from, to)) = self.ends(at) else {
                // A way to itself goes round the right side.
                let ((x, y), (wide, high)) = (nodes[ways[at].0], sizes[ways[at].0]);
                let right = x + wide;
                return vec![
                    (right, y + high * 0.3),
                    (right + 18.0, y + high * 0.3),
                    (right + 18.0, y + high * 0.7),
                    (right, y + high * 0.7),
                ];
            };
            let mut points = vec![(port(from, at, true), nodes[from].1 + sizes[from].1)];
            // Below a low node in a high row, the line first goes straight down.
            for (row, across) in &self.layers.via[at] {
                points.push((self.x(*across), tops[*row]));
                points.push((self.x(*across), tops[*row] + heights[*row]));
            }
            points.push((port(to, at, false), nodes[to].1));
            let first = points[0];
            points.insert(1, (first.0, tops[self.row(from)] + heights[self.row(from)]));
            let last = points[points.len() - 1];
            points.insert(points.len() - 1, (last.0, tops[self.row(to)]));
            points.dedup();
            if self.layers.back[at] {
                points.reverse();
            }
            points
        };
        let lines: Vec<Vec<Place>> = (0..ways.len()).map(line).collect();
        let lanes = self.layers.via.iter().flatten().map(|(_, across)| self.x(*across) + LINE / 2.0);
        let right = nodes.iter().zip(sizes).map(|(corner, size)| corner.0 + size.0).chain(lanes);
        let wide = right.fold(0.0, f32::max);
        let last = self.layers.count - 1;
        Layout { nodes, ways: lines, size: (wide, tops[last] + heights[last]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_and_ways_back_lead_up() {
        // A circle, a long way past a layer, and a way to itself.
        let sizes = vec![(120.0, 40.0); 6];
        let ways = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (0, 4), (4, 1), (2, 2), (4, 5)];
        let out = layout(&sizes, &ways);
        for (at, one) in out.nodes.iter().enumerate() {
            for other in &out.nodes[at + 1..] {
                let apart = (one.0 - other.0).abs() >= 120.0 || (one.1 - other.1).abs() >= 40.0;
                assert!(apart, "{one:?} {other:?}");
            }
        }
        assert_eq!(out, layout(&sizes, &ways));
        let (from, to) = (out.ways[6][0], out.ways[6][out.ways[6].len() - 1]);
        assert!(from.1 > to.1, "the way back leads up");
    }
}
