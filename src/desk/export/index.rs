//! The page that people open: without script, and without anything from elsewhere.

use std::fmt::Write as _;

use super::{Dossier, Paper};
use crate::law::Language;

const STYLE: &str = "body{font-family:sans-serif;margin:2rem;max-width:72rem}table{border-collapse:collapse}\
    th,td{border:1px solid #888;padding:.3rem;text-align:left;vertical-align:top}\
    pre{white-space:pre-wrap;overflow-wrap:anywhere;max-width:60rem}code{overflow-wrap:anywhere}";

/// The index of a case, in Danish and English.
pub(super) fn page(case: &Dossier) -> String {
    let row = &case.row;
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n");
    let number = escaped(&row.number);
    // Whatever was escaped badly still runs nothing.
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    _ = writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    _ = writeln!(out, "<title>Sag / Case {number}</title>\n<style>{STYLE}</style>\n</head>\n<body>");
    _ = writeln!(out, "<h1>Sag / <span lang=\"en\">Case</span> {number}</h1>\n<dl>");
    for (da, en, what) in [
        ("Sagstype", "Kind", &row.kind),
        ("CVR-nummer", "Company", &row.company),
        ("Tilstand", "State", &row.state),
        ("Åbnet", "Opened", &row.opened_at),
        ("Seneste skridt", "Last act", &row.updated_at),
        ("Journalens sidste hash", "Last hash of the journal", &row.head_hash),
    ] {
        _ = writeln!(
            out,
            "<dt>{da} / <span lang=\"en\">{en}</span></dt><dd><code>{}</code></dd>",
            escaped(what)
        );
    }
    out.push_str("</dl>\n");
    files(&mut out, ("Dokumenter", "Documents"), &case.documents);
    files(&mut out, ("Indsendte filer", "Files that were sent"), &case.attachments);
    journal(&mut out, case);
    out.push_str(PROOF);
    out.push_str("</body>\n</html>\n");
    out
}

/// How to see that nothing was changed.
const PROOF: &str = "<h2>Kontrol / <span lang=\"en\">Proof</span></h2>\n\
    <p><code>sha256sum --check files.sha256</code> viser, om en fil er ændret. Hver indførsel i <code>journal.json</code> \
    har en hash: SHA-256 af dens kanoniske JSON (RFC 8785) uden feltet <code>hash</code>. Feltet <code>before</code> er \
    hashen af indførslen før.</p>\n\
    <p lang=\"en\"><code>sha256sum --check files.sha256</code> shows whether a file was changed. Each entry in \
    <code>journal.json</code> has a hash: SHA-256 of its canonical JSON (RFC 8785) without the field <code>hash</code>. \
    The field <code>before</code> is the hash of the entry before it.</p>\n";

fn files(out: &mut String, (da, en): (&str, &str), papers: &[Paper]) {
    _ = writeln!(out, "<h2>{da} / <span lang=\"en\">{en}</span></h2>\n<ol>");
    for paper in papers {
        let (path, title) = (escaped(&paper.path), escaped(&paper.title));
        _ = writeln!(out, "<li><a href=\"{path}\">{title}</a><br><code>SHA-256 {}</code></li>", paper.sha256);
    }
    out.push_str("</ol>\n");
}

fn journal(out: &mut String, case: &Dossier) {
    out.push_str(
        "<h2>Journal / <span lang=\"en\">Journal</span></h2>\n<table>\n<thead><tr><th scope=\"col\">Nr. / No.</th>\
         <th scope=\"col\">Tid / Time (UTC)</th><th scope=\"col\">Hvem / Who</th><th scope=\"col\">Skridt / Act</th>\
         <th scope=\"col\">Hjemmel / Provision</th><th scope=\"col\">Indhold / Content</th></tr></thead>\n<tbody>\n",
    );
    for entry in &case.entries {
        let act = match (case.served.label)(&entry.act) {
            Some(label) => format!(
                "{}<br><span lang=\"en\">{}</span>",
                escaped(label.in_language(Language::Da)),
                escaped(label.in_language(Language::En))
            ),
            None => escaped(&entry.act),
        };
        let content = serde_json::to_string_pretty(&entry.content).unwrap_or_default();
        _ = writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{} ({})</td><td>{act}</td><td>{}</td><td><details><summary>JSON</summary>\
             <pre>{}</pre></details></td></tr>",
            entry.seq,
            entry.at,
            escaped(&entry.actor.name),
            escaped(entry.actor.role.slug()),
            escaped(&entry.provision.cite(Language::Da)),
            escaped(&content),
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

/// A text as HTML shows it, in an element or a quoted attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // What cannot be seen, and what turns the text around, is named.
            c if c.is_control() && c != '\n' => _ = write!(out, "U+{:04X}", u32::from(c)),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => _ = write!(out, "U+{:04X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_written_is_markup() {
        assert_eq!(
            escaped("<a href='x'>\"æ\" & ø</a>"),
            "&lt;a href=&#39;x&#39;&gt;&quot;æ&quot; &amp; ø&lt;/a&gt;"
        );
        assert_eq!(escaped("a\u{0}b\nc\u{202e}d"), "aU+0000b\ncU+202Ed");
    }
}
