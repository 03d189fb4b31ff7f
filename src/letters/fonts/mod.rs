//! The two fonts: IBM Plex Sans from the package `@ibm/plex-sans` 1.1.0, unpacked from WOFF and otherwise unchanged
//! (SIL Open Font License 1.1, `OFL.txt` beside this file). They are cut once at start to the
//! characters that letters use, and rid of their hints.

mod unhinted;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use lopdf::Stream;
use printpdf::{FontMetrics, ParsedFont};
use subsetter::GlyphRemapper;

use super::sheet::Weight;
use super::words::SOFT_HYPHEN;

/// What stands for a character that the fonts lack.
pub(super) const UNKNOWN: char = '\u{FFFD}';

/// A hyphen that no text has: see `words::printable`.
const HYPHEN: char = '\u{2010}';

const REGULAR: &[u8] = include_bytes!("IBMPlexSans-Regular.ttf");
const STRONG: &[u8] = include_bytes!("IBMPlexSans-SemiBold.ttf");

/// What Danish and English letters with measurements need: nearly every letter carries no more.
const COMMON: [(char, char); 17] = [
    (' ', '~'),
    ('\u{A0}', '\u{FF}'),
    ('Δ', 'Δ'),
    ('μ', 'μ'),
    ('\u{2011}', '\u{2014}'),
    ('‘', '’'),
    ('“', '„'),
    ('•', '•'),
    ('…', '…'),
    ('′', '″'),
    ('⁰', '⁰'),
    ('⁴', '⁹'),
    ('₀', '₉'),
    ('€', '€'),
    ('−', '−'),
    ('≤', '≥'),
    (UNKNOWN, UNKNOWN),
];

/// The names of all of Europe in Latin letters, Greek letters as symbols, and further signs.
const FURTHER: [(char, char); 17] = [
    ('\u{100}', '\u{17F}'),
    ('\u{1FC}', '\u{1FF}'),
    ('\u{218}', '\u{21B}'),
    ('Α', 'Ρ'),
    ('Σ', 'Ω'),
    ('α', 'ω'),
    ('\u{1E80}', '\u{1E85}'),
    ('\u{1E9E}', '\u{1E9E}'),
    ('‚', '‚'),
    ('†', '‡'),
    ('‰', '‰'),
    ('‹', '›'),
    ('™', '™'),
    ('←', '↓'),
    ('√', '√'),
    ('∞', '∞'),
    ('≈', '≠'),
];

/// A font cut to size.
pub(super) struct Font {
    /// Advance widths in parts of the size.
    advances: BTreeMap<char, f32>,
    /// As printpdf takes it.
    pub(super) parsed: ParsedFont,
    /// The font file compressed, as every letter carries it.
    pub(super) packed: Vec<u8>,
}

impl Font {
    /// Whether there is a glyph for the character.
    pub(super) fn has(&self, c: char) -> bool {
        self.advances.contains_key(&c)
    }

    /// The width of a character at size 1; that of a dash for one without a glyph.
    pub(super) fn advance(&self, c: char) -> f32 {
        self.advances.get(&c).copied().unwrap_or(0.5)
    }

    /// The width of a text at size 1, without kerning.
    pub(super) fn width(&self, text: &str) -> f32 {
        text.chars().map(|c| self.advance(c)).sum()
    }
}

/// Both fonts.
pub(super) struct Fonts {
    /// For running text.
    pub(super) regular: Font,
    /// For headings.
    pub(super) strong: Font,
}

impl Fonts {
    /// The fonts with every character that letters may have, cut at the first call; `None` if the files were damaged
    /// before the program was built.
    pub(super) fn get() -> Option<&'static Self> {
        static FULL: LazyLock<Option<Fonts>> = LazyLock::new(|| Fonts::cut(&[&COMMON, &FURTHER]));
        FULL.as_ref()
    }

    /// The fonts with the common characters only, of half the size.
    pub(super) fn common() -> Option<&'static Self> {
        static SMALL: LazyLock<Option<Fonts>> = LazyLock::new(|| Fonts::cut(&[&COMMON]));
        SMALL.as_ref()
    }

    fn cut(ranges: &[&[(char, char)]]) -> Option<Self> {
        let regular = cut(REGULAR, "IBMPlexSans-Regular", ranges)?;
        let strong = cut(STRONG, "IBMPlexSans-SemiBold", ranges)?;
        Some(Self { regular, strong })
    }

    /// The font of a weight.
    pub(super) fn of(&self, weight: Weight) -> &Font {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Strong => &self.strong,
        }
    }
}

fn cut(file: &[u8], name: &str, ranges: &[&[(char, char)]]) -> Option<Font> {
    let face = ttf_parser::Face::parse(file, 0).ok()?;
    let units = face.units_per_em();
    let mut mapper = GlyphRemapper::new();
    let (mut glyphs, mut widths, mut advances) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for c in ranges.iter().copied().flatten().flat_map(|(first, last)| *first..=*last) {
        // The font's own soft hyphen is empty; where one shows it looks like any other, and still is none to a reader.
        let Some(glyph) = face.glyph_index(if c == SOFT_HYPHEN { HYPHEN } else { c }) else { continue };
        let advance = face.glyph_hor_advance(glyph)?;
        let place = mapper.remap(glyph.0);
        glyphs.insert(u32::from(c), place);
        widths.insert(place, advance);
        advances.insert(c, f32::from(advance) / f32::from(units));
    }
    let bytes = unhinted::unhinted(&subsetter::subset(file, 0, &mapper).ok()?)?;
    let mut stream = Stream::new(lopdf::Dictionary::new(), bytes.clone());
    stream.compress().ok()?;
    let metrics = FontMetrics { ascent: face.ascender(), descent: face.descender() };
    let mut parsed =
        ParsedFont::with_glyph_data(bytes, 0, Some(format!("SAGSGG+{name}")), glyphs, widths, units, metrics);
    let bounds = face.global_bounding_box();
    parsed.pdf_font_metrics.x_min = bounds.x_min;
    parsed.pdf_font_metrics.y_min = bounds.y_min;
    parsed.pdf_font_metrics.x_max = bounds.x_max;
    parsed.pdf_font_metrics.y_max = bounds.y_max;
    parsed.pdf_font_metrics.us_weight_class = face.weight().to_number();
    Some(Font { advances, parsed, packed: stream.content })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_fonts_have_every_sign_that_danish_letters_need() {
        let fonts = Fonts::get().unwrap();
        for c in "æøåÆØÅéüöäÄÖß§–—“”„‘’•≤≥−±×÷°′″µμ€…²³¹₀₁₂₃₄₅₆₇₈₉⁰⁴⁵⁶⁷⁸⁹½→\u{A0}\u{2011}ΔΩ≠≈∞√".chars()
        {
            assert!(fonts.regular.has(c) && fonts.strong.has(c), "{c:?}");
        }
        assert!(fonts.regular.has(UNKNOWN) && fonts.strong.has(UNKNOWN));
        assert!(!fonts.regular.has('漢'));
    }

    #[test]
    fn figures_are_of_one_width_so_that_columns_stand() {
        let fonts = Fonts::get().unwrap();
        for font in [&fonts.regular, &fonts.strong] {
            assert!("0123456789".chars().all(|c| font.advance(c).to_bits() == font.advance('0').to_bits()));
            assert!((font.width("00") - 2.0 * font.advance('0')).abs() < 1e-6);
        }
        assert!(fonts.strong.width("Tilladelse") > fonts.regular.width("Tilladelse"));
    }

    #[test]
    fn the_common_fonts_are_small_and_measure_the_same() {
        let (full, common) = (Fonts::get().unwrap(), Fonts::common().unwrap());
        let packed = |fonts: &Fonts| fonts.regular.packed.len() + fonts.strong.packed.len();
        assert!(packed(common) < 24_000 && packed(full) < 39_000, "{} {}", packed(common), packed(full));
        for c in "Sagsgang æøå ≤ CO₂ μ".chars() {
            assert!(common.regular.has(c) && common.strong.has(c), "{c:?}");
            assert_eq!(common.strong.advance(c).to_bits(), full.strong.advance(c).to_bits());
        }
        assert!(!common.regular.has('Š') && full.regular.has('Š'));
    }

    #[test]
    fn signs_that_hold_together_are_as_wide_as_those_that_do_not() {
        let fonts = Fonts::get().unwrap();
        for font in [&fonts.regular, &fonts.strong] {
            assert_eq!(font.advance('\u{A0}').to_bits(), font.advance(' ').to_bits());
            assert_eq!(font.advance('\u{2011}').to_bits(), font.advance('-').to_bits());
            assert_eq!(font.advance(SOFT_HYPHEN).to_bits(), font.advance('-').to_bits());
        }
    }
}
