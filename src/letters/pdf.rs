//! Marks written as a PDF file.

use lopdf::{Dictionary, Object, SaveOptions, StringFormat};
use printpdf::{
    Color, DictItem, FontId, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix,
    WindingOrder,
};
use sha2::{Digest as _, Sha256};

use super::LetterError;
use super::archive;
use super::fonts::{Font, Fonts};
use super::marks::{Mark, Pen, Spot};
use super::model::Letter;
use super::sheet::{Colour, PAGE_HEIGHT, Style, Weight};
use super::structure::{Node, Tree};
use super::tags::{self, Marked};

/// A letter on its pages, with what its parts are.
pub(super) struct Part {
    /// Its elements.
    pub(super) tree: Tree,
    /// What each page shows.
    pub(super) pages: Vec<Vec<Mark>>,
}

/// The file: the pages of every part, the fonts, and what the document says of itself.
///
/// # Errors
/// When the file cannot be written to memory.
pub(super) fn written(letter: &Letter, parts: Vec<Part>, fonts: &Fonts) -> Result<Vec<u8>, LetterError> {
    let mut document = PdfDocument::new("");
    for weight in [Weight::Regular, Weight::Strong] {
        let font = smallest(weight, &parts, fonts);
        document.resources.fonts.map.insert(font_id(weight), PdfFont::new(font.parsed.clone()));
    }
    let mut marked = Marked::new(fonts);
    for part in parts {
        marked.begin(part.tree);
        for marks in part.pages {
            let operations = operations(marks, &mut marked);
            document.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), operations));
        }
    }
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
    let mut file = printpdf::serialize::to_lopdf_doc(&document, &options, &mut Vec::new());
    reuse_packed_fonts(&mut file, fonts);
    describe(&mut file, letter)?;
    marked.write(&mut file).map_err(unwritten)?;
    archive::write(&mut file, letter).map_err(unwritten)?;
    saved(file)
}

/// The most objects that are packed together.
const TOGETHER: usize = 10_000;

/// The file's bytes. Elements are many and alike: packed together they take a tenth of the room.
///
/// A packed stream that happens to end in a carriage return runs together with the line end behind it, and an archive's checker
/// counts one byte too few. So each gets another end until it does not.
fn saved(mut file: lopdf::Document) -> Result<Vec<u8>, LetterError> {
    file.compress();
    for stream in file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()) {
        while stream.content.last() == Some(&b'\r') && !stream.dict.has(b"Length1") {
            let mut plain = stream.decompressed_content().map_err(unwritten)?;
            plain.push(b'\n');
            stream.set_plain_content(plain);
            stream.compress().map_err(unwritten)?;
        }
    }
    let mut bytes = Vec::new();
    for _ in 0..64 {
        bytes.clear();
        let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
        let options = options.compression_level(6).max_objects_per_stream(TOGETHER);
        file.save_with_options(&mut bytes, options.build()).map_err(unwritten)?;
        if memchr::memmem::find(&bytes, b"\r\nendstream").is_none() {
            break;
        }
        tags::keep_a_key_free(&mut file).map_err(unwritten)?;
    }
    Ok(bytes)
}

fn unwritten(why: impl std::fmt::Display) -> LetterError {
    LetterError::Unwritten(why.to_string())
}

/// The smallest font that has every character of its weight.
fn smallest<'a>(weight: Weight, parts: &[Part], fonts: &'a Fonts) -> &'a Font {
    let common = Fonts::common().map(|fonts| fonts.of(weight));
    common
        .filter(|font| {
            parts.iter().flat_map(|part| &part.pages).flatten().all(|mark| has(font, weight, mark))
        })
        .unwrap_or(fonts.of(weight))
}

fn has(font: &Font, weight: Weight, mark: &Mark) -> bool {
    match mark {
        Mark::Text { style, text, .. } | Mark::Across { style, text, .. } => {
            style.weight != weight || text.chars().all(|c| font.has(c))
        }
        Mark::Path { .. } => true,
        Mark::Of { mark, .. } => has(font, weight, mark),
        Mark::Within { marks, .. } => marks.iter().all(|mark| has(font, weight, mark)),
    }
}

/// The name of the font among the page's resources.
fn font_id(weight: Weight) -> FontId {
    FontId(match weight {
        Weight::Regular => "Regular".into(),
        Weight::Strong => "Strong".into(),
    })
}

/// Puts the fonts as they were compressed at start in place of those that would be compressed again.
fn reuse_packed_fonts(file: &mut lopdf::Document, fonts: &Fonts) {
    let all = || Fonts::common().into_iter().chain([fonts]).flat_map(|fonts| [&fonts.regular, &fonts.strong]);
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        for font in all() {
            if stream.dict.has(b"Length1") && stream.content == font.parsed.original_bytes {
                stream.set_content(font.packed.clone());
                stream.dict.set("Filter", "FlateDecode");
            }
        }
    }
}

/// Title, language, author, dates and number of the document; nothing of them from a clock or by chance.
fn describe(file: &mut lopdf::Document, letter: &Letter) -> Result<(), LetterError> {
    let content = serde_json::to_vec(letter).map_err(unwritten)?;
    let number: Vec<u8> = Sha256::digest(&content).iter().take(16).copied().collect();
    let number = Object::String(number, StringFormat::Hexadecimal);
    let day = Object::string_literal(format!("D:{}000000Z", letter.date.to_string().replace('-', "")));
    let info = Dictionary::from_iter([
        ("Title", words(&letter.title)),
        ("Author", words(&letter.sender.name)),
        ("Subject", words(&letter.case_number)),
        ("Producer", words("Sagsgang")),
        ("CreationDate", day.clone()),
        ("ModDate", day),
    ]);
    let info = file.add_object(info);
    if let Ok(Object::Reference(old)) = file.trailer.get(b"Info") {
        let old = *old;
        file.objects.remove(&old);
    }
    file.trailer.set("Info", info);
    file.trailer.set("ID", vec![number.clone(), number]);
    file.version = "1.7".to_owned();
    for object in file.objects.values_mut() {
        if let (true, Ok(page)) = (object.type_name().is_ok_and(|name| name == b"Page"), object.as_dict_mut())
        {
            page.remove(b"Annots");
        }
    }
    let catalog = file.catalog_mut().map_err(unwritten)?;
    catalog.set("Lang", Object::string_literal(letter.language.tag()));
    catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]));
    catalog.remove(b"PageLayout");
    Ok(())
}

/// A text string of the document's description, in UTF-16.
pub(super) fn words(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A page's operations, with one text section for each run of text, and one marked sequence for each run of an element.
fn operations(marks: Vec<Mark>, marked: &mut Marked<'_>) -> Vec<Op> {
    marked.turn();
    let mut writer = Writer::default();
    for mark in marks {
        writer.owned(&mark, marked);
        writer.mark(mark);
    }
    writer.end();
    writer.ops
}

/// Whose a marked sequence is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// Rules, grounds, running heads: nobody hears of them.
    Nobody,
    /// An element of the letter.
    Element(Node),
}

#[derive(Default)]
struct Writer {
    ops: Vec<Op>,
    in_text: bool,
    style: Option<Style>,
    owner: Option<Owner>,
}

impl Writer {
    /// Begins a marked sequence, unless the one that is open is of the same owner.
    fn owned(&mut self, mark: &Mark, marked: &mut Marked<'_>) {
        let owner = match mark {
            Mark::Of { node, .. } => Owner::Element(*node),
            _ => Owner::Nobody,
        };
        if self.owner != Some(owner) {
            self.end();
            self.owner = Some(owner);
            self.ops.push(match owner {
                Owner::Nobody => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
                Owner::Element(node) => {
                    let (tag, id) = marked.open(node);
                    let map = [("MCID".to_owned(), DictItem::Int(id))].into();
                    let properties = DictItem::Dict { map };
                    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties }
                }
            });
        }
        if let Owner::Element(node) = owner {
            marked.cover(node, mark);
        }
    }

    /// Ends the marked sequence that is open.
    fn end(&mut self) {
        self.text_section(false);
        if self.owner.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn text_section(&mut self, wanted: bool) {
        if wanted != self.in_text {
            self.ops.push(if wanted { Op::StartTextSection } else { Op::EndTextSection });
            self.in_text = wanted;
            self.style = None;
        }
    }

    fn mark(&mut self, mark: Mark) {
        match mark {
            Mark::Text { at, style, text } => {
                let (x, y) = placed(at);
                self.text(style, TextMatrix::Translate(Pt(x), Pt(y)), text);
            }
            Mark::Across { at, style, turn: (cos, sin), text } => {
                let (x, y) = placed(at);
                self.text(style, TextMatrix::Raw([cos, sin, -sin, cos, x, y]), text);
            }
            Mark::Path { rings, fill, stroke, closed } => self.path(rings, fill, stroke, closed),
            Mark::Of { mark, .. } => self.mark(*mark),
            Mark::Within { at, size, marks } => {
                self.text_section(false);
                self.ops.push(Op::SaveGraphicsState);
                let Mark::Path { rings, .. } = Mark::rect(at, size, super::sheet::WHITE) else { return };
                self.ops.push(polygon(rings, PaintMode::Clip));
                marks.into_iter().for_each(|mark| self.mark(mark));
                self.text_section(false);
                self.ops.push(Op::RestoreGraphicsState);
            }
        }
    }

    fn text(&mut self, style: Style, matrix: TextMatrix, text: String) {
        self.text_section(true);
        if self.style != Some(style) {
            let font = PdfFontHandle::External(font_id(style.weight));
            self.ops.push(Op::SetFont { font, size: Pt(style.size) });
            self.ops.push(Op::SetFillColor { col: colour(style.colour) });
            self.style = Some(style);
        }
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText { items: vec![TextItem::Text(text)] });
    }

    fn path(&mut self, rings: Vec<Vec<Spot>>, fill: Option<Colour>, stroke: Option<Pen>, closed: bool) {
        self.text_section(false);
        if let Some(fill) = fill {
            self.ops.push(Op::SetFillColor { col: colour(fill) });
        }
        if let Some(pen) = stroke {
            self.ops.push(Op::SetOutlineColor { col: colour(pen.colour) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(pen.width) });
            let dashes: &[f32] = if pen.dashed { &[3.0, 2.0] } else { &[] };
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, dashes) });
        }
        if !closed {
            for ring in rings {
                self.ops.push(Op::DrawLine { line: Line { points: points(ring), is_closed: false } });
            }
            return;
        }
        let mode = match (fill, stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (Some(_), None) => PaintMode::Fill,
            (None, _) => PaintMode::Stroke,
        };
        self.ops.push(polygon(rings, mode));
    }
}

fn polygon(rings: Vec<Vec<Spot>>, mode: PaintMode) -> Op {
    let rings = rings.into_iter().map(|ring| PolygonRing { points: points(ring) }).collect();
    Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::EvenOdd } }
}

fn points(ring: Vec<Spot>) -> Vec<LinePoint> {
    let point = |(x, y)| LinePoint { p: Point { x: Pt(x), y: Pt(y) }, bezier: false };
    ring.into_iter().map(|spot| point(placed(spot))).collect()
}

fn colour(Colour(r, g, b): Colour) -> Color {
    Color::Rgb(Rgb::new(r, g, b, None))
}

/// As PDF counts: up from the lower edge, in hundredths of a point.
fn placed((x, y): Spot) -> Spot {
    let round = |v: f32| (v * 100.0).round() / 100.0;
    (round(x), round(PAGE_HEIGHT - y))
}
