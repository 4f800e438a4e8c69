//! Captions over marks on a line: they never meet, and each stands about its mark where there is room, or leans to one side.

use super::theme::Cut;
use super::widgets::{galley, line_at};
use egui::{Align2, Color32, Ui, pos2};

/// The row of words.
pub struct Captions {
    low: f32,
    high: f32,
    /// In the order of their marks.
    slots: Vec<Slot>,
}

/// Words over a mark.
struct Slot {
    words: String,
    cut: Cut,
    ink: Color32,
    mark: f32,
    width: f32,
}

impl Captions {
    /// Between words.
    const APART: f32 = 16.0;
    /// So far the words reach over their mark at the least.
    const OVER: f32 = 8.0;

    /// From where to where words may begin.
    fn range(&self, slot: &Slot) -> (f32, f32) {
        let last = self.high - slot.width;
        (
            (slot.mark - slot.width + Self::OVER).max(self.low).min(last),
            (slot.mark - Self::OVER).max(self.low).min(last),
        )
    }

    /// A row without words yet, from its left end to its right.
    pub fn between(low: f32, high: f32) -> Self {
        Self { low, high, slots: Vec::new() }
    }

    /// Takes words over a mark in, if all that were taken can then be placed; whether they were.
    pub fn take(&mut self, ui: &Ui, mark: f32, words: String, cut: Cut, ink: Color32) -> bool {
        let width = galley(ui, &words, cut, ink, f32::INFINITY).size().x;
        self.fit(Slot { words, cut, ink, mark, width })
    }

    /// Writes what was taken, at a height.
    pub fn write(&self, ui: &Ui, y: f32, anchor: Align2) {
        for (slot, left) in self.places() {
            line_at(ui, pos2(left, y), anchor, &slot.words, slot.cut, slot.ink, slot.width + 2.0);
        }
    }

    fn fit(&mut self, slot: Slot) -> bool {
        let at = self.slots.partition_point(|other| other.mark <= slot.mark);
        self.slots.insert(at, slot);
        let mut end = self.low;
        let fits = self.slots.iter().all(|slot| {
            let (low, high) = self.range(slot);
            let left = low.max(end);
            end = left + slot.width + Self::APART;
            left <= high
        });
        if !fits {
            self.slots.remove(at);
        }
        fits
    }

    /// The words with their left ends: as near to the middle of their mark as those beside them allow.
    fn places(&self) -> Vec<(&Slot, f32)> {
        let mut latest = vec![0.0; self.slots.len()];
        let mut next = f32::INFINITY;
        for (at, slot) in self.slots.iter().enumerate().rev() {
            latest[at] = self.range(slot).1.min(next - Self::APART - slot.width);
            next = latest[at];
        }
        let mut end = f32::NEG_INFINITY;
        let mut places = Vec::new();
        for (slot, latest) in self.slots.iter().zip(latest) {
            let left = (slot.mark - slot.width / 2.0).max(self.range(slot).0).max(end).min(latest);
            end = left + slot.width + Self::APART;
            places.push((slot, left));
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::{Captions, Slot};
    use crate::ui::theme::Cut;
    use egui::Color32;

    fn slot(mark: f32, width: f32) -> Slot {
        Slot { words: String::new(), cut: Cut::Small, ink: Color32::WHITE, mark, width }
    }

    #[test]
    fn words_make_room_for_each_other_and_stay_over_their_marks() {
        let mut row = Captions { low: 0.0, high: 400.0, slots: Vec::new() };
        assert!(row.fit(slot(150.0, 120.0)) && row.fit(slot(230.0, 120.0)));
        assert!(!row.fit(slot(190.0, 120.0)), "nothing is left between them");
        assert!(row.fit(slot(390.0, 60.0)));
        let places: Vec<(f32, f32)> = row.places().into_iter().map(|(slot, left)| (left, left + slot.width)).collect();
        assert!(places.windows(2).all(|pair| pair[0].1 + Captions::APART <= pair[1].0), "{places:?}");
        for ((left, right), mark) in places.iter().zip([150.0, 230.0, 390.0]) {
            assert!(*left >= 0.0 && *right <= 400.0 && *left < mark && mark < *right, "{places:?}");
        }
    }
}
