//! Who sits where: in one row while there is room, else in two that overlap, with a gap between those who are at odds.

/// A seat at the table.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Seat {
    /// The middle of the person.
    pub x: f32,
    /// Whether it is in the second row.
    pub back: bool,
}

/// The seats of a table.
#[derive(Clone, PartialEq, Debug)]
pub struct Seats {
    /// The breadth of an average pair of shoulders.
    pub unit: f32,
    /// From seat to seat.
    pub step: f32,
    /// One for each person.
    pub seats: Vec<Seat>,
}

/// What there is to seat.
pub struct Table<'a> {
    /// From where to where people can sit.
    pub zone: (f32, f32),
    /// The unit at which a person just fits under the ceiling.
    pub full: f32,
    /// The least that a name needs.
    pub words: f32,
    /// For each person whether they keep a distance to the one before.
    pub apart: &'a [bool],
}

/// How much wider a gap is than the way from seat to seat.
const GAP: f32 = 0.55;

impl Table<'_> {
    /// Seats everybody.
    pub fn seats(&self) -> Seats {
        let count = self.apart.len();
        let gaps = self.apart.iter().skip(1).filter(|apart| **apart).count() as f32;
        let slots = count.max(1) as f32 + GAP * gaps;
        let breadth = (self.zone.1 - self.zone.0).max(1.0);
        let step = (self.full * 1.45).max(self.words).min(breadth / slots);
        // Shoulders may overlap a little; more than that, and every other person sits behind the rest.
        let (unit, rows) = match step / self.full {
            part if part >= 0.86 => (self.full, 1),
            part if count < 5 => (self.full * part / 0.86, 1),
            part => (self.full * 0.92 * (part / 0.58).min(1.0), 2),
        };
        let long = step * (slots - 1.0);
        // Few people sit a little to the right, under the lamp; many fill the breadth.
        let lean = if count <= 2 {
            0.60
        } else if count <= 4 {
            0.56
        } else {
            0.5
        };
        let centre = self.zone.0 + breadth * lean;
        let centre = centre.min(self.zone.1 - long / 2.0 - step / 2.0).max(self.zone.0 + long / 2.0 + step / 2.0);
        let mut x = centre - long / 2.0;
        let mut seats = Vec::with_capacity(count);
        for (at, apart) in self.apart.iter().enumerate() {
            if at > 0 {
                x += step * if *apart { 1.0 + GAP } else { 1.0 };
            }
            seats.push(Seat { x, back: rows == 2 && at % 2 == 1 });
        }
        Seats { unit, step, seats }
    }
}

impl Seats {
    /// Moves a few people to the left, as far as `from`, so that no head is before something that hangs at a place and
    /// reaches so far to both sides.
    pub fn clear(&mut self, at: f32, reach: f32, from: f32) {
        /// Half the breadth of a head with its hair, of the unit.
        const HEAD: f32 = 0.30;
        let reach = reach + HEAD * self.unit;
        let meets = |seats: &[Seat], by: f32| seats.iter().any(|seat| (seat.x - by - at).abs() < reach - 0.5);
        if self.seats.len() > 4 || !meets(&self.seats, 0.0) {
            return;
        }
        // From the one before it on, each may come to stand beside it.
        let room = self.seats.first().map_or(0.0, |first| first.x - from - self.step / 2.0);
        let ways = self.seats.iter().map(|seat| seat.x - at + reach).filter(|by| *by > 0.0 && *by <= room);
        let least = ways.filter(|by| !meets(&self.seats, *by)).fold(f32::INFINITY, f32::min);
        if least.is_finite() {
            self.seats.iter_mut().for_each(|seat| seat.x -= least);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn few_people_leave_what_hangs_there_free() {
        let mut seats = Table { zone: (0.0, 1100.0), full: 180.0, words: 0.0, apart: &[false; 3] }.seats();
        let at = seats.seats[2].x + 10.0;
        seats.clear(at, 54.0, 0.0);
        assert!(seats.seats.iter().all(|seat| (seat.x - at).abs() >= 100.0), "{seats:?}");
        let before = seats.clone();
        seats.clear(seats.seats[0].x, 2000.0, 0.0);
        assert_eq!(seats, before, "where there is no place, they stay");
    }

    #[test]
    fn people_stay_in_their_zone_and_keep_their_size() {
        for count in 1..=9_usize {
            for breadth in [420.0, 700.0, 1100.0, 1900.0] {
                let mut apart = vec![false; count];
                apart[count / 2] = true;
                let seats = Table { zone: (50.0, 50.0 + breadth), full: 130.0, words: 0.0, apart: &apart }.seats();
                let (first, last) = (seats.seats[0].x, seats.seats[count - 1].x);
                assert!(first > 50.0 && last < 50.0 + breadth, "{count} in {breadth}: {first} to {last}");
                let most_in_a_row = if seats.seats.iter().any(|seat| seat.back) { count.div_ceil(2) } else { count };
                let least = breadth / most_in_a_row as f32 * 0.75;
                assert!(seats.unit >= least.min(130.0 * 0.59), "{count} in {breadth}: {}", seats.unit);
            }
        }
        let apart = Table { zone: (0.0, 1900.0), full: 130.0, words: 0.0, apart: &[false, true, false] }.seats().seats;
        assert!(apart[1].x - apart[0].x > 1.4 * (apart[2].x - apart[1].x));
    }
}
