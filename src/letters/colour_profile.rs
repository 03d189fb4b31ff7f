//! The colour space of the letters, as an ICC profile (ICC.1:2004-10): sRGB by its definition in IEC 61966-2-1, its primaries
//! adapted to D50 as profiles have them.

use std::sync::LazyLock;

/// The length of a profile's head.
const HEAD: usize = 128;
/// D50 in XYZ, in parts of 65536.
const WHITE: [i32; 3] = [63_190, 65_536, 54_061];

/// The profile.
pub(super) fn srgb() -> &'static [u8] {
    static PROFILE: LazyLock<Vec<u8>> = LazyLock::new(made);
    &PROFILE
}

/// Figures in parts of 65536, behind the name of their type.
fn fixed(sort: &[u8], parts: &[i32]) -> Vec<u8> {
    let mut out = sort.to_vec();
    parts.iter().for_each(|part| out.extend(part.to_be_bytes()));
    out
}

fn xyz(parts: [i32; 3]) -> Vec<u8> {
    fixed(b"XYZ \0\0\0\0", &parts)
}

/// A text in English.
fn text(words: &str) -> Vec<u8> {
    let letters: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let length = i32::try_from(letters.len()).unwrap_or_default();
    let mut out = fixed(b"mluc\0\0\0\0", &[1, 12]);
    out.extend(fixed(b"enUS", &[length, 28]));
    out.extend(letters);
    out
}

fn made() -> Vec<u8> {
    // From what is stored to light: a power of 2.4 on (v + 0.055) / 1.055, and v / 12.92 up to 0.04045.
    let curve = fixed(b"para\0\0\0\0\0\x03\0\0", &[157_286, 62_119, 3_417, 5_072, 2_651]);
    // From D65, which the primaries are given for, to D50.
    let adapted = [68_674, 1_502, -3_290, 1_939, 64_912, -1_118, -605, 988, 49_262];
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text("sRGB IEC61966-2.1")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz(WHITE)),
        (b"chad", fixed(b"sf32\0\0\0\0", &adapted)),
        (b"rXYZ", xyz([28_581, 14_581, 912])),
        (b"gXYZ", xyz([25_241, 46_981, 6_364])),
        (b"bXYZ", xyz([9_377, 3_973, 46_784])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let number = |count: usize| u32::try_from(count).unwrap_or_default().to_be_bytes();
    let (mut table, mut data) = (number(tags.len()).to_vec(), Vec::new());
    let begin = HEAD + 4 + tags.len() * 12;
    for (name, content) in &tags {
        table.extend(*name);
        table.extend(number(begin + data.len()));
        table.extend(number(content.len()));
        data.extend(content);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut out = number(begin + data.len()).to_vec();
    // No maker; version 4.2; a display; from RGB to XYZ; a day; the signature; D50 as the light.
    out.extend(b"\0\0\0\0\x04\x20\0\0mntrRGB XYZ ");
    [2026_u16, 11, 26, 0, 0, 0].into_iter().for_each(|part| out.extend(part.to_be_bytes()));
    out.extend(b"acsp");
    out.resize(68, 0);
    out.extend(fixed(b"", &WHITE));
    out.resize(HEAD, 0);
    out.extend(table);
    out.extend(data);
    out
}
