//! Where the rooms of the house lie: floors as rows, the stairs in the middle, rooms to both sides of them.

use egui::{Rect, pos2};

/// The least height of a floor in which a room can be read.
pub const LEAST_FLOOR: f32 = 60.0;
/// The height of a floor where nobody is.
const EMPTY_FLOOR: f32 = 16.0;
/// The sky above the roof, and the roof.
const ROOF: f32 = 43.0;
/// The ground below the lowest floor.
const EARTH: f32 = 8.0;
/// How broad the stairs are.
const STAIRS: f32 = 46.0;
/// The least breadth of a room.
const LEAST_ROOM: f32 = 170.0;

/// A floor of the house.
#[derive(Clone, Debug)]
pub struct Floor {
    /// Its number, 0 for the ground.
    pub number: i8,
    /// The whole of it.
    pub rect: Rect,
    /// The parts of it in which nobody is to be seen.
    pub empty: Vec<Rect>,
}

/// The house.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The whole picture.
    pub rect: Rect,
    /// The house without its roof.
    pub house: Rect,
    /// The shaft of the stairs.
    pub stairs: Rect,
    /// Where the street lies.
    pub street: f32,
    /// The floors, from above.
    pub floors: Vec<Floor>,
    /// The rooms, in the order in which they were given.
    pub rooms: Vec<Rect>,
}

/// The height that a house with rooms on these floors needs; `None` where it would be too broad.
pub fn needs(floors: &[i8], width: f32) -> Option<f32> {
    let side = side_width(width);
    let (mut height, mut last): (f32, Option<i8>) = (ROOF + EARTH, None);
    for floor in numbers(floors) {
        let count = floors.iter().filter(|other| **other == floor).count();
        if count > 0 && side < LEAST_ROOM * count.div_ceil(2) as f32 {
            return None;
        }
        height += if count > 0 { LEAST_FLOOR } else { EMPTY_FLOOR };
        last = Some(floor);
    }
    last.map(|_| height)
}

/// The floors that are drawn, from above: those with rooms, the ground, and what lies between them, at most two at a time.
fn numbers(floors: &[i8]) -> Vec<i8> {
    let top = floors.iter().copied().max().unwrap_or(0).max(0);
    let low = floors.iter().copied().min().unwrap_or(0).min(0);
    let used = |floor: i8| floor == 0 || floors.contains(&floor);
    (low..=top).rev().filter(|floor| used(*floor) || used(floor + 1) || used(floor - 1)).collect()
}

fn side_width(width: f32) -> f32 {
    (width - 2.0 * margin(width) - STAIRS) / 2.0
}

/// The street beside the house.
fn margin(width: f32) -> f32 {
    (width * 0.045).clamp(14.0, 60.0)
}

/// Lays the rooms out.
pub fn plan(floors: &[i8], rect: Rect) -> Plan {
    let beside = margin(rect.width());
    let (left, right) = (rect.min.x + beside, rect.max.x - beside);
    let numbers = numbers(floors);
    let full = numbers.iter().filter(|number| floors.contains(number)).count().max(1) as f32;
    let bare = numbers.len() as f32 - full;
    let tall = ((rect.height() - ROOF - EARTH - bare * EMPTY_FLOOR) / full).min(118.0);
    let stairs_x = rect.center().x - STAIRS / 2.0;
    // What the floors do not need is sky.
    let mut y = rect.max.y - EARTH - full * tall - bare * EMPTY_FLOOR;
    let top = y;
    let mut rooms = vec![Rect::NOTHING; floors.len()];
    let mut out = Vec::new();
    let mut street = rect.max.y - EARTH;
    for (row, number) in numbers.into_iter().enumerate() {
        let here: Vec<usize> = (0..floors.len()).filter(|at| floors[*at] == number).collect();
        let high = if here.is_empty() { EMPTY_FLOOR } else { tall };
        let whole = Rect::from_min_max(pos2(left, y), pos2(right, y + high));
        let sides = [
            Rect::from_min_max(whole.min, pos2(stairs_x, whole.max.y)),
            Rect::from_min_max(pos2(stairs_x + STAIRS, whole.min.y), whole.max),
        ];
        // One room alone lies left and right by turns, so that the lit windows do not stand in a column.
        let first = if here.len() == 1 { usize::from(row % 2 == 0) } else { 0 };
        let mut empty = Vec::new();
        for (side, rect) in sides.iter().enumerate() {
            let own: Vec<usize> =
                here.iter().enumerate().filter(|(at, _)| (at + first) % 2 == side).map(|(_, room)| *room).collect();
            if own.is_empty() {
                empty.push(*rect);
            }
            let broad = rect.width() / own.len().max(1) as f32;
            for (at, room) in own.iter().enumerate() {
                let x = rect.min.x + broad * at as f32;
                rooms[*room] = Rect::from_min_max(pos2(x, rect.min.y), pos2(x + broad, rect.max.y)).shrink(3.0);
            }
        }
        y += high;
        if number == 0 {
            street = y;
        }
        out.push(Floor { number, rect: whole, empty });
    }
    Plan {
        rect,
        house: Rect::from_min_max(pos2(left, top), pos2(right, y)),
        stairs: Rect::from_min_max(pos2(stairs_x, top), pos2(stairs_x + STAIRS, y)),
        street,
        floors: out,
        rooms,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_to_twelve_rooms_lie_in_the_house_and_not_on_each_other() {
        for count in 3..=12_i8 {
            let floors: Vec<i8> = (0..count).map(|at| (at * 5) % 7 - 1).collect();
            for width in [700.0, 830.0, 1400.0] {
                let height = needs(&floors, width).expect("it is broad enough");
                let rect = Rect::from_min_max(pos2(10.0, 20.0), pos2(10.0 + width, 20.0 + height));
                let plan = plan(&floors, rect);
                for (at, room) in plan.rooms.iter().enumerate() {
                    assert!(plan.house.contains_rect(*room) && room.height() > 53.0, "{count} at {width}: {room:?}");
                    assert!(!room.intersects(plan.stairs.shrink(1.0)));
                    for other in &plan.rooms[at + 1..] {
                        assert!(!room.intersects(*other), "{count} at {width}");
                    }
                }
            }
        }
        assert_eq!(needs(&[0, 0, 0, 0, 0, 0, 0], 700.0), None, "seven rooms on a floor are too many");
        let tower = needs(&[40, -3], 700.0).expect("a tower");
        assert!(tower < 500.0, "forty floors without anybody are left out");
    }
}
