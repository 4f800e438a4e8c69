//! Pictures as PNG files, made for flat screens: a run of pixels that repeats the pixel before it, or the row above, is one
//! token. In a debug build this is forty times as fast as a compressor that is not built with optimisation.

/// A PNG of pixels in the order blue, green, red, nothing.
pub fn encode(width: u32, height: u32, pixels: &[u8]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::from(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    // Eight bits, colours without transparency, not interlaced.
    head.extend([8, 2, 0, 0, 0]);
    chunk(&mut out, b"IHDR", &head);
    chunk(&mut out, b"IDAT", &zlib(width as usize, pixels));
    chunk(&mut out, b"IEND", &[]);
    out
}

fn chunk(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    let from = out.len();
    out.extend(name);
    out.extend(data);
    let sum = crc(&out[from..]);
    out.extend(sum.to_be_bytes());
}

fn crc(bytes: &[u8]) -> u32 {
    let mut table = [0u32; 256];
    for (at, slot) in table.iter_mut().enumerate() {
        let mut value = at as u32;
        for _ in 0..8 {
            value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
        }
        *slot = value;
    }
    let mut sum = u32::MAX;
    for byte in bytes {
        sum = table[((sum ^ u32::from(*byte)) & 255) as usize] ^ (sum >> 8);
    }
    !sum
}

/// The most pixels of one token: 258 bytes is the longest match there is.
const LONGEST: usize = 86;

/// The rows without filters, compressed with the fixed code (RFC 1950 and 1951).
fn zlib(width: usize, pixels: &[u8]) -> Vec<u8> {
    let mut bits = Bits { out: vec![0x78, 0x01], held: 0, count: 0, codes: codes() };
    bits.put(0b011, 3);
    let (wide, stride) = (width * 4, width * 3 + 1);
    let (mut a, mut b) = (1u64, 0u64);
    let mut above: &[u8] = &[];
    for row in pixels.chunks_exact(wide) {
        bits.literal(0);
        b += a;
        let mut at = 0;
        while at < wide {
            let longest = (wide - at).min(LONGEST * 4);
            let up = if above.is_empty() { 0 } else { same(&row[at..at + longest], &above[at..at + longest]) };
            let left = if at == 0 { 0 } else { same(&row[at..at + longest], &row[at - 4..at - 4 + longest]) };
            let (count, distance) = if left > up { (left, 3) } else { (up, stride) };
            if count > 0 && distance <= 32_768 {
                bits.repeat(count * 3, distance);
                at += count * 4;
            } else {
                for byte in [row[at + 2], row[at + 1], row[at]] {
                    bits.literal(byte);
                }
                at += 4;
            }
        }
        for pixel in row.chunks_exact(4) {
            let (red, green, blue) = (u64::from(pixel[2]), u64::from(pixel[1]), u64::from(pixel[0]));
            b += 3 * (a + red) + 2 * green + blue;
            a += red + green + blue;
        }
        (a, b) = (a % 65_521, b % 65_521);
        above = row;
    }
    bits.code(256);
    bits.put(0, 7);
    bits.out.extend(((b << 16 | a) as u32).to_be_bytes());
    bits.out
}

/// How many pixels two stretches share from their start.
fn same(one: &[u8], other: &[u8]) -> usize {
    if one == other {
        return one.len() / 4;
    }
    let mut at = 0;
    for step in [128, 32, 4] {
        while at + step <= one.len() && one[at..at + step] == other[at..at + step] {
            at += step;
        }
    }
    at / 4
}

struct Bits {
    out: Vec<u8>,
    held: u64,
    count: u32,
    codes: [(u64, u32); 288],
}

impl Bits {
    fn put(&mut self, value: u64, width: u32) {
        self.held |= value << self.count;
        self.count += width;
        while self.count >= 8 {
            self.out.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    fn code(&mut self, symbol: usize) {
        let (code, width) = self.codes[symbol];
        self.put(code, width);
    }

    fn literal(&mut self, byte: u8) {
        self.code(usize::from(byte));
    }

    /// What stands so many bytes before, once more.
    fn repeat(&mut self, length: usize, distance: usize) {
        if length == 258 {
            self.code(285);
        } else {
            let (symbol, extra, rest) = split(length - 3, 4);
            self.code(257 + symbol);
            self.put(rest, extra);
        }
        let (symbol, extra, rest) = split(distance - 1, 2);
        self.put(u64::from((symbol as u32).reverse_bits() >> 27), 5);
        self.put(rest, extra);
    }
}

/// The class of a length or distance, the number of bits that say where in the class it is, and those bits. Classes double
/// in width after each `each` of them, once the first two rounds are over.
fn split(value: usize, each: usize) -> (usize, u32, u64) {
    if value < 2 * each {
        return (value, 0, 0);
    }
    let extra = (value / each).ilog2();
    let class = each * extra as usize + (value >> extra);
    (class, extra, (value & ((1 << extra) - 1)) as u64)
}

/// The fixed code, each with its first bit lowest.
fn codes() -> [(u64, u32); 288] {
    std::array::from_fn(|symbol| {
        let (code, width) = match symbol {
            0..=143 => (0x30 + symbol, 8),
            144..=255 => (0x190 + symbol - 144, 9),
            256..=279 => (symbol - 256, 7),
            _ => (0xc0 + symbol - 280, 8),
        };
        (u64::from((code as u32).reverse_bits() >> (32 - width)), width)
    })
}

#[cfg(test)]
mod tests {
    use bevy::image::{CompressedImageFormats, Image, ImageSampler, ImageType};

    #[test]
    fn another_decoder_reads_what_is_written() {
        for (wide, high) in [(1, 1), (3, 5), (86, 2), (87, 3), (600, 40), (2600, 9)] {
            // Runs, equal rows, gradients and noise.
            let mut noise = 7u32;
            let pixels: Vec<u8> = (0..wide * high)
                .flat_map(|at| {
                    let (x, y) = (at % wide, at / wide);
                    noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    match (x / 40 % 3, y % 4) {
                        (0, _) => [10, 200, 30, 255],
                        (1, 0..=2) => [x as u8, y as u8, 150, 255],
                        _ => [(noise >> 24) as u8, (noise >> 16) as u8, x as u8, 255],
                    }
                })
                .collect();
            let png = super::encode(wide, high, &pixels);
            let read = Image::from_buffer(
                &png,
                ImageType::Extension("png"),
                CompressedImageFormats::NONE,
                true,
                ImageSampler::Default,
                bevy::asset::RenderAssetUsages::MAIN_WORLD,
            );
            let read = read.expect("a picture").data.expect("pixels");
            let rgb = |data: &[u8], order: [usize; 3]| -> Vec<u8> {
                data.chunks_exact(4).flat_map(|pixel| order.map(|at| pixel[at])).collect()
            };
            assert_eq!(rgb(&read, [0, 1, 2]), rgb(&pixels, [2, 1, 0]), "{wide}x{high}");
        }
    }
}
