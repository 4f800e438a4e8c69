//! Draws a page again before anybody sees it, where what was drawn changed what it should have shown.

use egui::{Context, Id};

/// How often a page is drawn for one frame at most.
const PASSES: usize = 4;

/// Lets a frame be drawn in more than one pass.
pub fn allow(ctx: &Context) {
    ctx.options_mut(|options| options.max_passes = PASSES.try_into().unwrap_or(options.max_passes));
}

/// Draws the page once more. What was drawn is seen by nobody, as long as the frame has passes left; then the next frame shows
/// what has become of it. A pass costs what laying out costs; a frame costs pixels, and one more before the player sees what
/// they asked for.
pub fn again(ctx: &Context) {
    // egui takes three frames in a row of more than one pass for a mistake, and writes so over the page.
    let frame = ctx.cumulative_frame_nr();
    let row = ctx.data_mut(|data| {
        let last = data.get_temp_mut_or_default::<Row>(Id::new("drawn again"));
        if last.frame != frame {
            let goes_on = last.frame + 1 == frame && last.long < 3;
            *last = Row { frame, long: if goes_on { last.long + 1 } else { 1 } };
        }
        last.long
    });
    if row < 3 {
        ctx.request_discard("what was drawn has changed");
    }
    if !ctx.will_discard() {
        ctx.request_repaint();
    }
}

/// Frames in a row that were drawn in more than one pass.
#[derive(Clone, Copy, Default)]
struct Row {
    frame: u64,
    long: u32,
}
