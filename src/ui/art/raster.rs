//! Turns SVG text into pictures of exactly the pixels that are needed, and keeps them while they are in use.

use crate::ui::theme::look_key;
use egui::{ColorImage, Context, Id, TextureHandle, TextureId, TextureOptions};
use resvg::{tiny_skia, usvg};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard};

/// The most that kept pictures may take together, in bytes; what was not used for longest goes first.
const MOST_BYTES: usize = 48 << 20;
/// The longest side of a picture, in pixels.
const LONGEST: u32 = 4096;

/// Draws an SVG stretched into so many pixels; `None` if it is no SVG or the size is nothing.
pub fn render(svg: &str, width: u32, height: u32) -> Option<ColorImage> {
    let (width, height) = (width.min(LONGEST), height.min(LONGEST));
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).ok()?;
    let mut pixels = tiny_skia::Pixmap::new(width, height)?;
    let scale = (width as f32 / tree.size().width(), height as f32 / tree.size().height());
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale.0, scale.1), &mut pixels.as_mut());
    // Both sides hold colours multiplied by their opacity, so nothing is converted.
    Some(ColorImage::from_rgba_premultiplied([width as usize, height as usize], pixels.data()))
}

/// The texture of a picture, drawn the first time that its key is asked for in this size (in pixels).
///
/// `make` gives the SVG; it is called only where the picture has to be drawn.
pub fn picture(ctx: &Context, key: impl Hash, size: [u32; 2], make: impl FnOnce() -> String) -> Option<TextureId> {
    let manner = ctx.data(|data| data.get_temp::<Manner>(Id::new("pictures drawn")).unwrap_or_default());
    if manner == Manner::Spared {
        return None;
    }
    // What is larger than a texture may be is drawn in fewer pixels and stretched.
    let most = ctx.input(|input| input.max_texture_side).clamp(1, LONGEST as usize) as f32;
    let fewer = (most / size[0].max(size[1]).max(1) as f32).min(1.0);
    let size = size.map(|side| (side as f32 * fewer) as u32);
    let mut hasher = DefaultHasher::new();
    // A picture holds the colours of the look in which it was drawn.
    (key, size, look_key()).hash(&mut hasher);
    let key = hasher.finish();
    let now = ctx.cumulative_pass_nr();
    let pictures = pictures(ctx);
    if manner == Manner::Ahead {
        // The page goes on asking for pictures of its own while this one is drawn.
        if !pictures.shelf().has(key)
            && let Some(image) = render(&make(), size[0], size[1])
        {
            pictures.shelf().ahead.insert(key, Ahead { image, wanted: true });
        }
        return None;
    }
    if let Some(kept) = pictures.shelf().kept.get_mut(&key) {
        kept.used = now;
        return Some(kept.texture.id());
    }
    let ahead = pictures.shelf().ahead.remove(&key);
    let image = ahead.map(|ahead| ahead.image).or_else(|| render(&make(), size[0], size[1]))?;
    let bytes = image.pixels.len() * 4;
    let texture = ctx.load_texture(format!("art {key:x}"), image, TextureOptions::LINEAR);
    let id = texture.id();
    let mut shelf = pictures.shelf();
    shelf.kept.insert(key, Kept { texture, bytes, used: now });
    shelf.tidy(now);
    Some(id)
}

/// Leaves pictures out from now on, for who needs words and controls alone, or draws them again.
pub fn spare(ctx: &Context, out: bool) {
    set(ctx, if out { Manner::Spared } else { Manner::Usual });
}

/// The pictures of somebody who draws; whoever else draws the same pages can share them.
pub fn pictures(ctx: &Context) -> Pictures {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Pictures>(Id::new("pictures")).clone())
}

/// Draws pictures from now on for somebody who will want them, and shows none.
pub fn draw_ahead(ctx: &Context, pictures: Pictures) {
    ctx.data_mut(|data| data.insert_temp(Id::new("pictures"), pictures));
    set(ctx, Manner::Ahead);
}

fn set(ctx: &Context, manner: Manner) {
    ctx.data_mut(|data| data.insert_temp(Id::new("pictures drawn"), manner));
}

/// What is done where a picture is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Manner {
    /// It is shown.
    #[default]
    Usual,
    /// It is left out.
    Spared,
    /// It is drawn for another time.
    Ahead,
}

/// Pictures that are kept, or were drawn ahead.
#[derive(Clone, Default)]
pub struct Pictures(Arc<Mutex<Shelf>>);

impl Pictures {
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        // A poisoned lock means that drawing panicked once; the pictures are still whole.
        self.0.lock().unwrap_or_else(|broken| broken.into_inner())
    }

    /// Something else will be wanted: what was drawn ahead and is not asked for until the next time goes.
    pub fn turn(&self) {
        let ahead = &mut self.shelf().ahead;
        ahead.retain(|_, ahead| std::mem::take(&mut ahead.wanted));
    }

    /// How many were drawn ahead and not shown yet.
    pub fn ahead(&self) -> usize {
        self.shelf().ahead.len()
    }
}

/// The pictures that are kept.
#[derive(Default)]
struct Shelf {
    kept: HashMap<u64, Kept>,
    ahead: HashMap<u64, Ahead>,
}

struct Kept {
    texture: TextureHandle,
    bytes: usize,
    /// The pass in which it was last asked for.
    used: u64,
}

/// A picture that nobody has seen yet.
struct Ahead {
    image: ColorImage,
    /// Whether it was asked for since the last turn.
    wanted: bool,
}

impl Shelf {
    /// Whether a picture need not be drawn; if it was drawn ahead, it is wanted still.
    fn has(&mut self, key: u64) -> bool {
        let ahead = self.ahead.get_mut(&key).map(|ahead| ahead.wanted = true);
        ahead.is_some() || self.kept.contains_key(&key)
    }

    /// Lets go of what was not used for longest, never of what this pass has used.
    fn tidy(&mut self, now: u64) {
        let mut total: usize = self.kept.values().map(|kept| kept.bytes).sum();
        let mut old: Vec<(u64, u64, usize)> =
            self.kept.iter().map(|(key, kept)| (kept.used, *key, kept.bytes)).collect();
        old.sort_unstable();
        for (used, key, bytes) in old {
            if total <= MOST_BYTES || used + 2 > now {
                break;
            }
            self.kept.remove(&key);
            total -= bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{draw_ahead, picture, pictures, render};
    use egui::Context;

    #[test]
    fn a_picture_has_the_pixels_asked_for_and_nonsense_has_none() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><style>.a{fill:#ff0000}</style>
            <rect class="a" width="1" height="1"/></svg>"##;
        let image = render(svg, 40, 20).expect("it is an SVG");
        assert_eq!(image.size, [40, 20]);
        assert_eq!(image.pixels[0], egui::Color32::from_rgb(255, 0, 0));
        assert_eq!(image.pixels[39], egui::Color32::TRANSPARENT);
        assert!(render("nonsense", 40, 20).is_none() && render(svg, 0, 20).is_none());
    }

    #[test]
    fn what_was_drawn_ahead_is_shown_and_not_drawn_again() {
        let (page, player) = (Context::default(), Context::default());
        draw_ahead(&page, pictures(&player));
        let svg = || r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>"#.to_owned();
        let ahead = |name: &str| assert!(picture(&page, name, [4, 2], svg).is_none(), "nobody sees that page");
        ahead("wanted");
        assert!(picture(&player, "wanted", [4, 2], || panic!("it was drawn ahead")).is_some());
        picture(&page, "wanted", [4, 2], || panic!("the player has it"));
        ahead("other");
        let pictures = pictures(&player);
        pictures.turn();
        assert_eq!(pictures.ahead(), 1, "it may be wanted in the next moment too");
        pictures.turn();
        assert_eq!(pictures.ahead(), 0, "nobody has asked for it since");
        pictures.shelf().kept.clear();
        player.run_ui(egui::RawInput::default(), |_| ()).drop_without_applying_deltas();
    }
}
