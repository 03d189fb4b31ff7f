//! Style, fonts and icons: embedded in the program, and served under a name that holds their digest, for ever.

use std::sync::LazyLock;

use actix_web::http::header::{self, ContentEncoding};
use actix_web::{HttpResponse, web};

use super::fault::Fault;
use crate::desk::DeskError;
use crate::law::Digest;

/// A file that is served with the pages.
struct Asset {
    name: &'static str,
    /// The name that it is served under.
    served: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

impl Asset {
    fn new(name: &'static str, bytes: Vec<u8>) -> Self {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let digest = Digest::of(&bytes);
        let short: String = digest.as_str().chars().take(16).collect();
        let media_type = match ending {
            "css" => "text/css; charset=utf-8",
            "woff2" => "font/woff2",
            "svg" => "image/svg+xml; charset=utf-8",
            _ => "text/plain; charset=utf-8",
        };
        Self { name, served: format!("{stem}.{short}.{ending}"), media_type, bytes }
    }
}

macro_rules! files {
    ($($name:literal),* $(,)?) => { [$(($name, include_bytes!($name).as_slice())),*] };
}

/// What stands for itself.
const LEAVES: [(&str, &[u8]); 6] = files![
    "icon.svg",
    "dkfds/icons/chevron-down.svg",
    "dkfds/fonts/IBMPlexSans-Regular-Latin1.woff2",
    "dkfds/fonts/IBMPlexSans-SemiBold-Latin1.woff2",
    "dkfds/fonts/IBMPlexSans-Bold-Latin1.woff2",
    "dkfds/LICENSE.md",
];
/// What names leaves, as `url(name)`.
const STYLES: [(&str, &str); 2] =
    [("dkfds.css", include_str!("dkfds/dkfds.css")), ("pages.css", include_str!("pages.css"))];

static ALL: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut all: Vec<Asset> = LEAVES
        .iter()
        .map(|(path, bytes)| Asset::new(path.rsplit('/').next().unwrap_or(path), bytes.to_vec()))
        .collect();
    for (name, text) in STYLES {
        let text = all.iter().fold(text.to_owned(), |text, leaf| {
            text.replace(&format!("url({})", leaf.name), &format!("url({})", leaf.served))
        });
        all.push(Asset::new(name, text.into_bytes()));
    }
    all
});

/// The address of an asset.
pub fn address(name: &str) -> String {
    let found = ALL.iter().find(|asset| asset.name == name);
    format!("/assets/{}", found.map_or(name, |asset| asset.served.as_str()))
}

/// Serves an asset. Its name changes with its content, so it may be kept for ever.
///
/// # Errors
/// 404 where there is none of that name.
pub async fn asset(name: web::Path<String>) -> Result<HttpResponse, Fault> {
    let found = ALL.iter().find(|asset| asset.served == *name).ok_or(DeskError::NotFound)?;
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(found.media_type)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"));
    if found.media_type == "font/woff2" {
        // Packed already.
        answer.insert_header(ContentEncoding::Identity);
    }
    Ok(answer.body(found.bytes.as_slice()))
}
