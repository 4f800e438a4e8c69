//! Hands what a screen reader asks for to egui; its tree is published by the integration, its requests are not.

use bevy::a11y::ActionRequest;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::{EguiInput, PrimaryEguiContext, egui};

/// Forwards requests.
pub fn plugin(app: &mut App) {
    app.add_message::<ActionRequest>().add_systems(First, forward);
}

fn forward(
    mut requests: MessageReader<ActionRequest>,
    mut inputs: Query<&mut EguiInput, With<PrimaryEguiContext>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for request in requests.read() {
        for mut input in &mut inputs {
            input.events.push(egui::Event::AccessKitActionRequest(request.0.clone()));
        }
        redraw.write(RequestRedraw);
    }
}
