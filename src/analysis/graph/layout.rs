//! A layout in layers, with few crossings: Sugiyama's four steps (circles, layers, order, places). Nothing in it is drawn by
//! lot, so the same map always looks the same.

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

/// A node, or the place at which a long line passes a layer.
#[derive(Clone, Debug)]
struct Spot {
    node: Option<usize>,
    wide: f32,
    x: f32,
    up: Vec<usize>,
    down: Vec<usize>,
}

/// Lays out nodes of these sizes and the ways between them, by their numbers; the first node comes first.
pub fn layout(sizes: &[Place], ways: &[(usize, usize)]) -> Layout {
    if sizes.is_empty() {
        return Layout::default();
    }
    let (forward, back) = directed(sizes.len(), ways);
    let layer = layers(sizes.len(), &forward);
    let mut net = Net::new(sizes, &layer, &forward);
    net.order();
    net.place();
    net.drawn(sizes, &layer, ways, &forward, &back)
}

/// The ways without circles: each as it is or turned round, and which are turned. A way to itself is neither.
fn directed(count: usize, ways: &[(usize, usize)]) -> (Vec<Option<(usize, usize)>>, Vec<bool>) {
    let mut back = vec![false; ways.len()];
    // 0 not met, 1 under way, 2 done.
    let mut met = vec![0u8; count];
    for first in 0..count {
        let mut path = vec![(first, 0)];
        if met[first] != 0 {
            continue;
        }
        met[first] = 1;
        while let Some((node, next)) = path.pop() {
            let Some(at) = (next..ways.len()).find(|at| ways[*at].0 == node) else {
                met[node] = 2;
                continue;
            };
            path.push((node, at + 1));
            let to = ways[at].1;
            match met[to] {
                0 => {
                    met[to] = 1;
                    path.push((to, 0));
                }
                1 => back[at] = true,
                _ => {}
            }
        }
    }
    let turned = ways.iter().zip(&back).map(|((from, to), back)| match (from == to, back) {
        (true, _) => None,
        (_, true) => Some((*to, *from)),
        _ => Some((*from, *to)),
    });
    (turned.collect(), back)
}

/// The layer of each node: one below the lowest that leads to it.
fn layers(count: usize, ways: &[Option<(usize, usize)>]) -> Vec<usize> {
    let mut layer = vec![0; count];
    // Without circles this comes to rest after as many rounds as the longest way has steps.
    for _ in 0..count {
        let mut moved = false;
        for (from, to) in ways.iter().flatten() {
            if layer[*to] <= layer[*from] {
                layer[*to] = layer[*from] + 1;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    layer
}

struct Net {
    spots: Vec<Spot>,
    /// The spots of each layer, from left to right.
    rows: Vec<Vec<usize>>,
    /// The spots of each way, from its upper to its lower end.
    lines: Vec<Vec<usize>>,
}

impl Net {
    fn new(sizes: &[Place], layer: &[usize], ways: &[Option<(usize, usize)>]) -> Self {
        let spot = |node, wide| Spot { node, wide, x: 0.0, up: vec![], down: vec![] };
        let mut out = Self {
            spots: sizes.iter().enumerate().map(|(at, size)| spot(Some(at), size.0)).collect(),
            rows: vec![Vec::new(); layer.iter().max().map_or(1, |most| most + 1)],
            lines: Vec::new(),
        };
        layer.iter().enumerate().for_each(|(at, layer)| out.rows[*layer].push(at));
        for way in ways {
            let mut line = Vec::new();
            if let Some((from, to)) = *way {
                line.push(from);
                for row in layer[from] + 1..layer[to] {
                    out.spots.push(spot(None, LINE));
                    out.rows[row].push(out.spots.len() - 1);
                    line.push(out.spots.len() - 1);
                }
                line.push(to);
                for pair in line.windows(2) {
                    out.spots[pair[0]].down.push(pair[1]);
                    out.spots[pair[1]].up.push(pair[0]);
                }
            }
            out.lines.push(line);
        }
        out
    }

    /// The place of each spot in its row.
    fn ranks(&self) -> Vec<usize> {
        let mut out = vec![0; self.spots.len()];
        self.rows.iter().for_each(|row| row.iter().enumerate().for_each(|(at, spot)| out[*spot] = at));
        out
    }

    fn crossings(&self) -> usize {
        let ranks = self.ranks();
        let mut sum = 0;
        for row in &self.rows {
            let ends: Vec<(usize, usize)> = row
                .iter()
                .flat_map(|spot| self.spots[*spot].down.iter().map(|to| (ranks[*spot], ranks[*to])))
                .collect();
            for (at, (from, to)) in ends.iter().enumerate() {
                let cross =
                    |(other, there): &&(usize, usize)| other != from && (other > from) != (there > to) && there != to;
                sum += ends[at + 1..].iter().filter(cross).count();
            }
        }
        sum
    }

    /// Orders the rows: each spot near the middle of those it is joined to, from above and from below in turn; then
    /// neighbours change places where that spares crossings. The best order stays.
    fn order(&mut self) {
        let mut best = (self.crossings(), self.rows.clone());
        for round in 0..24 {
            let down = round % 2 == 0;
            let rows: Vec<usize> = if down {
                (1..self.rows.len()).collect()
            } else {
                (0..self.rows.len().saturating_sub(1)).rev().collect()
            };
            for row in rows {
                let ranks = self.ranks();
                let middle = |spot: &usize| {
                    let near = if down { &self.spots[*spot].up } else { &self.spots[*spot].down };
                    match near.is_empty() {
                        true => ranks[*spot] as f32,
                        false => near.iter().map(|other| ranks[*other] as f32).sum::<f32>() / near.len() as f32,
                    }
                };
                let mut spots: Vec<(f32, usize)> = self.rows[row].iter().map(|spot| (middle(spot), *spot)).collect();
                spots.sort_by(|a, b| a.0.total_cmp(&b.0));
                self.rows[row] = spots.into_iter().map(|(_, spot)| spot).collect();
            }
            let crossings = self.swapped();
            if crossings < best.0 {
                best = (crossings, self.rows.clone());
            }
        }
        self.rows = best.1;
    }

    /// Neighbours change places where that spares crossings; gives how many are left.
    fn swapped(&mut self) -> usize {
        let mut crossings = self.crossings();
        // A large map would be counted for long, and looks no better for it.
        if self.spots.len() > 400 {
            return crossings;
        }
        for row in 0..self.rows.len() {
            for at in 1..self.rows[row].len() {
                self.rows[row].swap(at - 1, at);
                let now = self.crossings();
                if now < crossings {
                    crossings = now;
                } else {
                    self.rows[row].swap(at - 1, at);
                }
            }
        }
        crossings
    }

    /// Places the spots of each row beside each other, and pulls each towards those it is joined to.
    fn place(&mut self) {
        for row in &self.rows {
            let mut x = 0.0;
            for spot in row {
                let spot = &mut self.spots[*spot];
                spot.x = x + spot.wide / 2.0;
                x += spot.wide + BETWEEN_NODES;
            }
        }
        for round in 0..40 {
            // At last only from above, so that what follows one after another stands in one line.
            let down = round % 2 == 0 || round > 34;
            let rows: Vec<usize> =
                if down { (0..self.rows.len()).collect() } else { (0..self.rows.len()).rev().collect() };
            for row in rows {
                self.pull(row, down);
            }
        }
        let left = self.spots.iter().map(|spot| spot.x - spot.wide / 2.0).fold(f32::MAX, f32::min);
        self.spots.iter_mut().for_each(|spot| spot.x -= left);
    }

    fn pull(&mut self, row: usize, down: bool) {
        let wish = |spot: usize| {
            let own = &self.spots[spot];
            let near = if down { &own.up } else { &own.down };
            let near: Vec<f32> = near.iter().map(|other| self.spots[*other].x).collect();
            if near.is_empty() { own.x } else { near.iter().sum::<f32>() / near.len() as f32 }
        };
        let spots = self.rows[row].clone();
        let wishes: Vec<f32> = spots.iter().map(|spot| wish(*spot)).collect();
        let room = |a: usize, b: usize| {
            let (a, b) = (&self.spots[spots[a]], &self.spots[spots[b]]);
            let lines = a.node.is_none() && b.node.is_none();
            (a.wide + b.wide) / 2.0 + if lines { 0.0 } else { BETWEEN_NODES }
        };
        // As far left as the wishes go, as far right, and the middle of both keeps the order and the room.
        let mut right = wishes.clone();
        for at in 1..spots.len() {
            right[at] = right[at].max(right[at - 1] + room(at - 1, at));
        }
        let mut left = wishes;
        for at in (1..spots.len()).rev() {
            left[at - 1] = left[at - 1].min(left[at] - room(at - 1, at));
        }
        for (at, spot) in spots.iter().enumerate() {
            self.spots[*spot].x = (left[at] + right[at]) / 2.0;
        }
    }

    fn drawn(
        &self,
        sizes: &[Place],
        layer: &[usize],
        ways: &[(usize, usize)],
        forward: &[Option<(usize, usize)>],
        back: &[bool],
    ) -> Layout {
        let high =
            |row: usize| self.rows[row].iter().filter_map(|spot| self.spots[*spot].node).map(|node| sizes[node].1);
        let heights: Vec<f32> = (0..self.rows.len()).map(|row| high(row).fold(0.0, f32::max)).collect();
        let tops: Vec<f32> = heights
            .iter()
            .scan(0.0, |y, high| {
                let top = *y;
                *y += high + BETWEEN_LAYERS;
                Some(top)
            })
            .collect();
        let corner = |node: usize| {
            let row = layer[node];
            (self.spots[node].x - sizes[node].0 / 2.0, tops[row] + (heights[row] - sizes[node].1) / 2.0)
        };
        let nodes: Vec<Place> = (0..sizes.len()).map(corner).collect();
        // Ways that leave or reach the same side of a node stand apart, in the order of where they go.
        let port = |node: usize, way: usize, lower: bool| -> f32 {
            let ends = |at: usize| {
                let line = &self.lines[at];
                let own = if lower { line.first() == Some(&node) } else { line.last() == Some(&node) };
                let next = if lower { line.get(1) } else { line.len().checked_sub(2).and_then(|at| line.get(at)) };
                next.filter(|_| own).map(|next| (self.spots[*next].x, at))
            };
            let mut all: Vec<(f32, usize)> = (0..ways.len()).filter_map(ends).collect();
            all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let at = all.iter().position(|(_, other)| *other == way).unwrap_or(0) as f32;
            let step = (sizes[node].0 * 0.7 / all.len().max(1) as f32).min(34.0);
            self.spots[node].x + (at - (all.len().max(1) - 1) as f32 / 2.0) * step
        };
        let line = |at: usize| -> Vec<Place> {
            let Some((from, to)) = forward[at] else {
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
            for (step, spot) in self.lines[at].iter().enumerate().skip(1) {
                let row = layer[from] + step;
                if self.spots[*spot].node.is_none() {
                    points.push((self.spots[*spot].x, tops[row]));
                    points.push((self.spots[*spot].x, tops[row] + heights[row]));
                }
            }
            points.push((port(to, at, false), nodes[to].1));
            let first = points[0];
            points.insert(1, (first.0, tops[layer[from]] + heights[layer[from]]));
            let last = points[points.len() - 1];
            points.insert(points.len() - 1, (last.0, tops[layer[to]]));
            points.dedup();
            if back[at] {
                points.reverse();
            }
            points
        };
        let lines: Vec<Vec<Place>> = (0..ways.len()).map(line).collect();
        let wide = self.spots.iter().map(|spot| spot.x + spot.wide / 2.0).fold(0.0, f32::max);
        let last = self.rows.len() - 1;
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
