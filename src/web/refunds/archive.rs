//! The agreement in one archive for an auditor.

use std::io::{Cursor, Write as _};

use actix_web::{HttpResponse, web};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::desk::DeskError;
use crate::desk::refunds::archive;
use crate::host::App;
use crate::host::download::download;
use crate::web::fault::Fault;
use crate::web::signed_in::SignedIn;

/// The archive, as far as the person may see the case.
///
/// # Errors
/// 404 where there is no case that the person may see in full.
pub async fn fetch(app: web::Data<App>, by: SignedIn, id: web::Path<String>) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let packed = by
        .ask(&app, move |desk, by| {
            let made = archive(desk, &by.person, &id, by.language(), by.at())?;
            Ok((made.number, pack(&made.files)?))
        })
        .await?;
    Ok(download("application/zip", &format!("{}.zip", packed.0), packed.1))
}

/// Files as they are, side by side: nothing in them is packed, so that the same case gives the same archive.
fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, DeskError> {
    let broken = |why: &dyn std::fmt::Display| DeskError::Broken(format!("archive: {why}"));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(name.as_str(), options).map_err(|why| broken(&why))?;
        writer.write_all(content).map_err(|why| broken(&why))?;
    }
    Ok(writer.finish().map_err(|why| broken(&why))?.into_inner())
}
