//! Lays a story out in rows: what follows stands below, arrows cross as little as a few passes can make them.

/// Where everything lies. Places across a row count in hundredths of a box.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    /// The row of each node, from 0; `None` where nothing leads there.
    pub rows: Vec<Option<usize>>,
    /// The middle of each node across its row.
    pub across: Vec<i64>,
    /// For each edge the places through which it goes between its ends: row, and middle across it.
    pub via: Vec<Vec<(usize, i64)>>,
    /// Whether the edge leads back up.
    pub back: Vec<bool>,
    /// How many rows there are.
    pub count: usize,
}

/// What two boxes of a row keep from each other, from middle to middle, and what an arrow that passes keeps.
const BOX: i64 = 116;
const LANE: i64 = 40;
/// The most places of passing arrows; beyond them arrows go straight.
const MOST_LANES: usize = 20_000;

/// Lays nodes out, with the first row at `start`.
pub fn layered(nodes: usize, edges: &[(usize, usize)], start: usize) -> Layout {
    let back = back_edges(nodes, edges, start);
    let rows = rows(nodes, edges, &back, start);
    let mut lay = Lay::new(&rows);
    let span = |&(from, to): &(usize, usize)| match (rows[from], rows[to]) {
        (Some(from), Some(to)) if to > from => to - from - 1,
        _ => 0,
    };
    let lanes: usize = edges.iter().map(span).sum();
    let mut chains: Vec<Vec<usize>> = Vec::with_capacity(edges.len());
    for (at, edge) in edges.iter().enumerate() {
        let mut chain = Vec::new();
        if let (Some(from), Some(to)) = (rows[edge.0], rows[edge.1])
            && !back[at]
        {
            let mut last = edge.0;
            if lanes <= MOST_LANES {
                for row in from + 1..to {
                    let lane = lay.add(row, LANE);
                    lay.join(last, lane);
                    chain.push(lane);
                    last = lane;
                }
            }
            lay.join(last, edge.1);
        }
        chains.push(chain);
    }
    lay.order();
    lay.place();
    Layout {
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
fn back_edges(nodes: usize, edges: &[(usize, usize)], start: usize) -> Vec<bool> {
    let mut out_of: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (at, (from, _)) in edges.iter().enumerate() {
        out_of[*from].push(at);
    }
    let mut back = vec![false; edges.len()];
    // 0: not seen, 1: on the way, 2: done.
    let mut seen = vec![0u8; nodes];
    for root in std::iter::once(start).chain(0..nodes).filter(|root| *root < nodes).collect::<Vec<_>>() {
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
fn rows(nodes: usize, edges: &[(usize, usize)], back: &[bool], start: usize) -> Vec<Option<usize>> {
    let mut reached = vec![false; nodes];
    let mut forward: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for ((from, to), _) in edges.iter().zip(back).filter(|(_, back)| !**back) {
        forward[*from].push(*to);
    }
    let mut open: Vec<usize> = (start < nodes).then_some(start).into_iter().collect();
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
    row: Vec<usize>,
    wide: Vec<i64>,
    up: Vec<Vec<usize>>,
    down: Vec<Vec<usize>>,
    rows: Vec<Vec<usize>>,
    across: Vec<i64>,
}

impl Lay {
    fn new(rows: &[Option<usize>]) -> Self {
        let mut lay = Self { row: vec![], wide: vec![], up: vec![], down: vec![], rows: vec![], across: vec![] };
        for row in rows {
            match row {
                Some(row) => drop(lay.add(*row, BOX)),
                None => {
                    // It is counted, and stands nowhere.
                    lay.row.push(usize::MAX);
                    lay.wide.push(BOX);
                    lay.up.push(vec![]);
                    lay.down.push(vec![]);
                    lay.across.push(0);
                }
            }
        }
        lay
    }

    fn add(&mut self, row: usize, wide: i64) -> usize {
        let node = self.row.len();
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        self.rows[row].push(node);
        self.row.push(row);
        self.wide.push(wide);
        self.up.push(vec![]);
        self.down.push(vec![]);
        self.across.push(0);
        node
    }

    fn join(&mut self, above: usize, below: usize) {
        self.down[above].push(below);
        self.up[below].push(above);
    }

    /// Orders each row by the middle of what it is joined to, downwards and upwards a few times.
    fn order(&mut self) {
        let mut place: Vec<i64> = vec![0; self.row.len()];
        let note = |rows: &[usize], place: &mut Vec<i64>| {
            rows.iter().enumerate().for_each(|(at, node)| place[*node] = at as i64 * 1000);
        };
        self.rows.iter().for_each(|row| note(row, &mut place));
        for sweep in 0..8 {
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
        }
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
        (self.wide[left] + self.wide[right] + 1) / 2
    }
}

fn mean(of: &[usize], values: &[i64]) -> Option<i64> {
    let count = i64::try_from(of.len()).ok().filter(|count| *count > 0)?;
    Some(of.iter().map(|node| values[*node]).sum::<i64>() / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_stands_below_and_boxes_keep_apart() {
        // A fork of three that meets again, an arrow over it all, a way back, and something that nothing leads to.
        let edges = [(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4), (0, 4), (4, 0), (5, 4)];
        let lay = layered(6, &edges, 0);
        assert_eq!(lay.rows, [Some(0), Some(1), Some(1), Some(1), Some(2), None]);
        assert_eq!(lay.back, [false, false, false, false, false, false, false, true, false]);
        let mut row: Vec<i64> = [1, 2, 3].map(|node| lay.across[node]).to_vec();
        row.extend(lay.via[6].iter().map(|(row, across)| {
            assert_eq!(*row, 1);
            *across
        }));
        row.sort_unstable();
        assert!(row.windows(2).all(|pair| pair[1] - pair[0] >= (BOX + LANE) / 2), "{row:?}");
    }

    #[test]
    fn a_long_story_is_laid_out_quickly() {
        let edges: Vec<(usize, usize)> = (0..9_999).flat_map(|at| [(at, at + 1), (at, (at + 7).min(9_999))]).collect();
        assert_eq!(layered(10_000, &edges, 0).count, 10_000);
        assert_eq!(layered(0, &[], 0).count, 0);
    }
}
