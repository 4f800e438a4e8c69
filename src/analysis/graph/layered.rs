//! Lays a story out in rows, by Sugiyama's four steps (circles, rows, order, places): what follows stands below, arrows cross as
//! little as a few passes can make them. Nothing in it is drawn by lot, so the same story always looks the same.

/// Where everything lies. Places across a row are in the unit of the widths.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layers {
    /// The row of each node, from 0; `None` where nothing leads there.
    pub rows: Vec<Option<usize>>,
    /// The middle of each node across its row.
    pub across: Vec<i64>,
    /// For each edge the places through which it goes between its ends, from above: row, and middle across it.
    pub via: Vec<Vec<(usize, i64)>>,
    /// Whether the edge leads back up.
    pub back: Vec<bool>,
    /// How many rows there are.
    pub count: usize,
}

/// What is laid out, and how close.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    /// How wide each node is.
    pub wide: &'a [i64],
    /// From where each edge leads, and where to.
    pub edges: &'a [(usize, usize)],
    /// What two nodes of a row keep between them, and a node from an arrow that passes.
    pub gap: i64,
    /// How wide the lane of an arrow that passes a row is.
    pub lane: i64,
    /// The first node. What cannot be reached from it gets no row; without one everything has a row.
    pub start: Option<usize>,
    /// Whether arrows that lead back have lanes too.
    pub back: bool,
}

/// The most places of passing arrows; beyond them arrows go straight.
const MOST_LANES: usize = 20_000;
/// With more nodes and lanes than this crossings are not counted: it would take long, and a large map looks no better for it.
const MOST_COUNTED: usize = 400;

/// Lays a story out.
pub fn layered(story: &Story) -> Layers {
    let (nodes, edges) = (story.wide.len(), story.edges);
    let back = back_edges(nodes, edges, story.start);
    let down = |at: usize| if back[at] { (edges[at].1, edges[at].0) } else { edges[at] };
    let rows = rows(nodes, edges, &back, story.start);
    let mut lay = Lay::new(&rows, story);
    let span = |at: usize| match (rows[down(at).0], rows[down(at).1]) {
        (Some(from), Some(to)) if to > from && (story.back || !back[at]) => Some((from, to)),
        _ => None,
    };
    let lanes: usize = (0..edges.len()).filter_map(span).map(|(from, to)| to - from - 1).sum();
    let mut chains: Vec<Vec<usize>> = Vec::with_capacity(edges.len());
    for at in 0..edges.len() {
        let mut chain = Vec::new();
        if let Some((from, to)) = span(at) {
            let (mut last, end) = down(at);
            if lanes <= MOST_LANES {
                for row in from + 1..to {
                    let lane = lay.add(row, story.lane);
                    lay.join(last, lane);
                    chain.push(lane);
                    last = lane;
                }
            }
            lay.join(last, end);
        }
        chains.push(chain);
    }
    lay.order();
    lay.place();
    Layers {
        across: (0..nodes).map(|node| lay.across[node]).collect(),
        via: chains
            .iter()
            .map(|chain| chain.iter().map(|lane| (lay.row[*lane], lay.across[*lane])).collect())
            .collect(),
        count: lay.rows.len(),
        rows,
        back,
    }
}

/// The edges that lead back to where one came from; without them there is no circle.
fn back_edges(nodes: usize, edges: &[(usize, usize)], start: Option<usize>) -> Vec<bool> {
    let mut out_of: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (at, (from, _)) in edges.iter().enumerate() {
        out_of[*from].push(at);
    }
    let mut back = vec![false; edges.len()];
    // 0: not seen, 1: on the way, 2: done.
    let mut seen = vec![0u8; nodes];
    for root in start.into_iter().chain(0..nodes).filter(|root| *root < nodes).collect::<Vec<_>>() {
        if seen[root] != 0 {
            continue;
        }
        seen[root] = 1;
        let mut way = vec![(root, 0)];
        while let Some((node, next)) = way.last_mut() {
            let Some(&edge) = out_of[*node].get(*next) else {
                seen[*node] = 2;
                way.pop();
                continue;
            };
            *next += 1;
            let to = edges[edge].1;
            match seen[to] {
                0 => {
                    seen[to] = 1;
                    way.push((to, 0));
                }
                1 => back[edge] = true,
                _ => {}
            }
        }
    }
    back
}

/// The row of each node that can be reached: one below the lowest that leads there.
fn rows(nodes: usize, edges: &[(usize, usize)], back: &[bool], start: Option<usize>) -> Vec<Option<usize>> {
    let mut reached = vec![false; nodes];
    let mut forward: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for ((from, to), _) in edges.iter().zip(back).filter(|(_, back)| !**back) {
        forward[*from].push(*to);
    }
    let mut open: Vec<usize> = match start {
        Some(start) => (start < nodes).then_some(start).into_iter().collect(),
        None => (0..nodes).collect(),
    };
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut reached[node], true) {
            open.extend(&forward[node]);
        }
    }
    let mut waits = vec![0usize; nodes];
    for from in (0..nodes).filter(|node| reached[*node]) {
        forward[from].iter().for_each(|to| waits[*to] += 1);
    }
    let mut out: Vec<Option<usize>> = reached.iter().map(|reached| reached.then_some(0)).collect();
    let mut ready: Vec<usize> = (0..nodes).filter(|node| reached[*node] && waits[*node] == 0).collect();
    while let Some(node) = ready.pop() {
        for &to in &forward[node] {
            out[to] = out[to].max(out[node].map(|row| row + 1));
            waits[to] -= 1;
            if waits[to] == 0 {
                ready.push(to);
            }
        }
    }
    out
}

/// A layout in the making: nodes first, then the lanes of arrows that pass.
struct Lay {
    nodes: usize,
    gap: i64,
    row: Vec<usize>,
    wide: Vec<i64>,
    up: Vec<Vec<usize>>,
    down: Vec<Vec<usize>>,
    rows: Vec<Vec<usize>>,
    across: Vec<i64>,
}

impl Lay {
    fn new(rows: &[Option<usize>], story: &Story) -> Self {
        let (nodes, gap) = (rows.len(), story.gap);
        let mut lay =
            Self { nodes, gap, row: vec![], wide: vec![], up: vec![], down: vec![], rows: vec![], across: vec![] };
        for (row, wide) in rows.iter().zip(story.wide) {
            match row {
                Some(row) => drop(lay.add(*row, *wide)),
                // It is counted, and stands nowhere.
                None => drop(lay.count(usize::MAX, *wide)),
            }
        }
        lay
    }

    fn add(&mut self, row: usize, wide: i64) -> usize {
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        self.rows[row].push(self.row.len());
        self.count(row, wide)
    }

    fn count(&mut self, row: usize, wide: i64) -> usize {
        self.row.push(row);
        self.wide.push(wide);
        self.up.push(vec![]);
        self.down.push(vec![]);
        self.across.push(0);
        self.row.len() - 1
    }

    fn join(&mut self, above: usize, below: usize) {
        self.down[above].push(below);
        self.up[below].push(above);
    }

    /// Orders each row by the middle of what it is joined to, downwards and upwards a few times; then neighbours change places
    /// where that spares crossings. The best order stays.
    fn order(&mut self) {
        let mut place: Vec<i64> = vec![0; self.row.len()];
        self.rows.iter().for_each(|row| note(row, &mut place));
        let counted = self.row.len() <= MOST_COUNTED;
        let mut best = counted.then(|| (self.crossings(&place), self.rows.clone()));
        for sweep in 0..if counted { 24 } else { 8 } {
            let down = sweep % 2 == 0;
            for at in 0..self.rows.len() {
                let at = if down { at } else { self.rows.len() - 1 - at };
                let joined = if down { &self.up } else { &self.down };
                let mean = |node: &usize| mean(&joined[*node], &place).unwrap_or(place[*node]);
                let mut row: Vec<(i64, usize)> = self.rows[at].iter().map(|node| (mean(node), *node)).collect();
                row.sort_by_key(|(mean, _)| *mean);
                self.rows[at] = row.into_iter().map(|(_, node)| node).collect();
                note(&self.rows[at], &mut place);
            }
            if let Some(best) = &mut best {
                let crossings = self.swap(&mut place);
                if crossings < best.0 {
                    *best = (crossings, self.rows.clone());
                }
            }
        }
        if let Some((_, rows)) = best {
            self.rows = rows;
        }
    }

    /// How often arrows cross between two rows and the next.
    fn crossings(&self, place: &[i64]) -> usize {
        (0..self.rows.len()).map(|row| self.crossings_below(row, place)).sum()
    }

    /// How often arrows cross between a row and the one below it.
    fn crossings_below(&self, row: usize, place: &[i64]) -> usize {
        let Some(row) = self.rows.get(row) else { return 0 };
        let ends: Vec<(i64, i64)> =
            row.iter().flat_map(|node| self.down[*node].iter().map(|to| (place[*node], place[*to]))).collect();
        let crossed = |at: usize| {
            let (from, to) = ends[at];
            ends[at + 1..].iter().filter(|(other, there)| (*other - from) * (*there - to) < 0).count()
        };
        (0..ends.len()).map(crossed).sum()
    }

    /// Neighbours change places where that spares crossings; gives how many are left.
    fn swap(&mut self, place: &mut [i64]) -> usize {
        for row in 0..self.rows.len() {
            let around = |lay: &Self, place: &[i64]| {
                row.checked_sub(1).map_or(0, |above| lay.crossings_below(above, place))
                    + lay.crossings_below(row, place)
            };
            let mut least = around(self, place);
            for at in 1..self.rows[row].len() {
                self.rows[row].swap(at - 1, at);
                note(&self.rows[row], place);
                let now = around(self, place);
                if now < least {
                    least = now;
                } else {
                    self.rows[row].swap(at - 1, at);
                    note(&self.rows[row], place);
                }
            }
        }
        self.crossings(place)
    }

    /// Moves each row to the middle of what it is joined to, as far as its order and the boxes let it.
    fn place(&mut self) {
        for row in self.rows.clone() {
            let mut at = 0;
            let mut before = None;
            for node in &row {
                at += before.map_or(0, |before| self.apart(before, *node));
                self.across[*node] = at;
                before = Some(*node);
            }
            let middle = at / 2;
            row.iter().for_each(|node| self.across[*node] -= middle);
        }
        // Downwards each goes below what leads to it, upwards above what it leads to; the last way is down, so that what
        // follows one thing stands straight below it.
        for sweep in 0..13 {
            let down = sweep % 2 == 0;
            for at in 0..self.rows.len() {
                let at = if down { at } else { self.rows.len() - 1 - at };
                let row = self.rows[at].clone();
                let joined = if down { &self.up } else { &self.down };
                let wish = |node: &usize| mean(&joined[*node], &self.across).unwrap_or(self.across[*node]);
                let wish: Vec<i64> = row.iter().map(wish).collect();
                let (mut left, mut right) = (wish.clone(), wish);
                for at in 1..row.len() {
                    left[at] = left[at].max(left[at - 1] + self.apart(row[at - 1], row[at]));
                }
                for at in (1..row.len()).rev() {
                    right[at - 1] = right[at - 1].min(right[at] - self.apart(row[at - 1], row[at]));
                }
                for (at, node) in row.iter().enumerate() {
                    self.across[*node] = (left[at] + right[at]) / 2;
                }
            }
        }
    }

    fn apart(&self, left: usize, right: usize) -> i64 {
        // The lanes of two arrows may touch.
        let gap = if left.min(right) >= self.nodes { 0 } else { self.gap };
        (self.wide[left] + self.wide[right] + 1) / 2 + gap
    }
}

/// Notes the places of a row, in thousandths.
fn note(row: &[usize], place: &mut [i64]) {
    row.iter().enumerate().for_each(|(at, node)| place[*node] = at as i64 * 1000);
}

fn mean(of: &[usize], values: &[i64]) -> Option<i64> {
    let count = i64::try_from(of.len()).ok().filter(|count| *count > 0)?;
    Some(of.iter().map(|node| values[*node]).sum::<i64>() / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story<'a>(wide: &'a [i64], edges: &'a [(usize, usize)]) -> Story<'a> {
        Story { wide, edges, gap: 16, lane: 40, start: Some(0), back: false }
    }

    #[test]
    fn what_follows_stands_below_and_boxes_keep_apart() {
        // A fork of three that meets again, an arrow over it all, a way back, and something that nothing leads to.
        let edges = [(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4), (0, 4), (4, 0), (5, 4)];
        let lay = layered(&story(&[100; 6], &edges));
        assert_eq!(lay.rows, [Some(0), Some(1), Some(1), Some(1), Some(2), None]);
        assert_eq!(lay.back, [false, false, false, false, false, false, false, true, false]);
        let mut row: Vec<(i64, i64)> = [1, 2, 3].map(|node| (lay.across[node], 100)).to_vec();
        row.extend(lay.via[6].iter().map(|(row, across)| {
            assert_eq!(*row, 1);
            (*across, 40)
        }));
        row.sort_unstable();
        assert!(row.windows(2).all(|pair| pair[1].0 - pair[0].0 >= (pair[0].1 + pair[1].1) / 2 + 16), "{row:?}");
        assert!(lay.via[7].is_empty(), "what leads back has no lane");
        let lay = layered(&Story { start: None, back: true, ..story(&[100; 6], &edges) });
        assert_eq!((lay.rows[5], lay.via[7].len()), (Some(0), 1));
    }

    #[test]
    fn arrows_that_need_not_cross_do_not() {
        // Two chains whose ends are given crosswise.
        let edges = [(0, 1), (0, 2), (1, 4), (2, 3), (3, 5), (4, 6)];
        let lay = layered(&story(&[100; 7], &edges));
        assert_eq!(lay.across[1] < lay.across[2], lay.across[4] < lay.across[3]);
        assert_eq!(lay.across[4] < lay.across[3], lay.across[6] < lay.across[5]);
    }

    #[test]
    fn a_long_story_is_laid_out_quickly() {
        let edges: Vec<(usize, usize)> = (0..9_999).flat_map(|at| [(at, at + 1), (at, (at + 7).min(9_999))]).collect();
        assert_eq!(layered(&story(&[100; 10_000], &edges)).count, 10_000);
        assert_eq!(layered(&story(&[], &[])).count, 0);
    }
}
