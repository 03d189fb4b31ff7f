//! A font without its hints: programs that fit letters to the dots of old screens, half of what a font takes. Print and today's
//! readers have no use for them.

use write_fonts::FontBuilder;
use write_fonts::from_obj::ToOwnedTable as _;
use write_fonts::read::{FontRef, TableProvider as _};
use write_fonts::tables::glyf::{CompositeGlyph, GlyfLocaBuilder, Glyph};
use write_fonts::tables::head::Head;
use write_fonts::types::{GlyphId, Tag};

/// The tables that only hints use.
const HINTS: [&[u8; 4]; 5] = [b"fpgm", b"prep", b"cvt ", b"gasp", b"hdmx"];

/// The font without hints; `None` for one that cannot be read.
pub(super) fn unhinted(file: &[u8]) -> Option<Vec<u8>> {
    let font = FontRef::new(file).ok()?;
    let (glyphs, places) = (font.glyf().ok()?, font.loca(None).ok()?);
    let mut plain = GlyfLocaBuilder::new();
    for id in 0..font.maxp().ok()?.num_glyphs() {
        let glyph = places.get_glyf(GlyphId::from(id), &glyphs).ok()?;
        let glyph = glyph.map_or(Some(Glyph::Empty), |one| without(one.to_owned_table()))?;
        plain.add_glyph(&glyph).ok()?;
    }
    let (glyphs, places, format) = plain.build();
    let mut head: Head = font.head().ok()?.to_owned_table();
    head.index_to_loc_format = i16::from(matches!(format, write_fonts::tables::loca::LocaFormat::Long));
    let mut out = FontBuilder::new();
    out.add_table(&glyphs).ok()?.add_table(&places).ok()?.add_table(&head).ok()?;
    for record in font.table_directory().table_records() {
        let tag = record.tag();
        if !HINTS.iter().any(|hint| Tag::new(hint) == tag) && !out.contains(tag) {
            out.add_raw(tag, font.table_data(tag)?.as_bytes().to_vec());
        }
    }
    Some(out.build())
}

fn without(glyph: Glyph) -> Option<Glyph> {
    Some(match glyph {
        Glyph::Simple(mut simple) => {
            simple.instructions.clear();
            Glyph::Simple(simple)
        }
        // Made anew of its parts: instructions are no part of them.
        Glyph::Composite(composite) => {
            let bounds = composite.bbox;
            let parts = composite.components().iter().map(|part| (part.clone(), bounds));
            Glyph::Composite(CompositeGlyph::try_from_iter(parts).ok()?)
        }
        Glyph::Empty => Glyph::Empty,
    })
}
