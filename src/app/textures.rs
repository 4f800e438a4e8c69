//! Keeps one copy of each picture, where it is drawn from. The integration keeps two more, as the panels gave it and as an
//! asset, for changes to come; only the letters' picture is ever changed.

use bevy::asset::{AssetEventSystems, RenderAssetUsages};
use bevy::prelude::*;
use bevy_egui::{EguiManagedTextures, EguiPostUpdateSet, egui};

/// The picture that letters are added to; its changes are written into the asset.
const LETTERS: u64 = 0;

/// Lets go of copies as soon as a picture is on its way to where it is drawn.
pub fn plugin(app: &mut App) {
    let moment = hand_over.after(EguiPostUpdateSet::PostProcessOutput).before(AssetEventSystems);
    app.add_systems(PostUpdate, moment);
}

fn hand_over(textures: Option<ResMut<EguiManagedTextures>>, images: Option<ResMut<Assets<Image>>>) {
    let (Some(mut textures), Some(mut images)) = (textures, images) else { return };
    // Where nothing is new, nothing is called changed.
    if textures.values().all(|texture| texture.color_image.pixels.is_empty()) {
        return;
    }
    for (&(_, id), texture) in textures.iter_mut() {
        if texture.color_image.pixels.is_empty() {
            continue;
        }
        texture.color_image = egui::ColorImage::default();
        // It was added in this frame, and is taken over at the end of it.
        if id != LETTERS
            && let Some(image) = images.get_mut_untracked(&texture.handle)
        {
            image.asset_usage = RenderAssetUsages::RENDER_WORLD;
        }
    }
}
