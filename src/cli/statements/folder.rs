//! The folder that a run is made in: whose it is, which parts are there, and what is written when all are.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::desk::refunds::heat::{HELD_BACK_HEAD, MANIFEST_HEAD};
use crate::invoice::run::Summary;
use crate::law::{Digest, Text};

/// What a run is made from. Two runs of the same are the same run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub program: String,
    pub production: Digest,
    pub customers: Digest,
    pub one_file: bool,
    pub part: usize,
}

/// A run's folder.
pub struct Folder {
    root: PathBuf,
}

/// What each part holds beside its statements, put together at the end.
const GATHERED: [&str; 3] = ["manifest.csv", "statements.jsonl", "held-back.csv"];

impl Folder {
    /// The folder, made if it is not there; that of another run is refused.
    pub fn open(root: &Path, identity: &Identity) -> anyhow::Result<Result<Self, Text>> {
        let parts = root.join("parts");
        let whose = root.join("run.json");
        match fs::read(&whose) {
            Ok(found) => {
                if serde_json::from_slice::<Identity>(&found).ok().as_ref() != Some(identity) {
                    return Ok(Err(Text::new(
                        "mappen hører til en anden kørsel (anden produktion, aftagerfil, programversion eller form). Vælg en ny mappe.",
                        "the folder belongs to another run (another production, file of customers, version or form). Choose a new folder.",
                    )));
                }
            }
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                if fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_some()) {
                    return Ok(Err(Text::new(
                        "mappen er ikke tom. Vælg en ny mappe.",
                        "the folder is not empty. Choose a new folder.",
                    )));
                }
                fs::create_dir_all(root).with_context(|| format!("making {}", root.display()))?;
                write_whole(&whose, &serde_json::to_vec_pretty(identity)?)?;
            }
            Err(why) => return Err(why).with_context(|| format!("reading {}", whose.display())),
        }
        fs::create_dir_all(&parts).with_context(|| format!("making {}", parts.display()))?;
        // What a run that was cut off left unfinished.
        for entry in fs::read_dir(&parts)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "unfinished") {
                fs::remove_dir_all(&path).with_context(|| format!("removing {}", path.display()))?;
            }
        }
        Ok(Ok(Self { root: root.to_owned() }))
    }

    fn place(&self, part: u64) -> PathBuf {
        self.root.join("parts").join(format!("{part:05}"))
    }

    /// Whether a part is made.
    pub fn has(&self, part: u64) -> bool {
        self.place(part).is_dir()
    }

    /// Where a part is written until it is whole.
    pub fn begin(&self, part: u64) -> anyhow::Result<PathBuf> {
        let path = self.place(part).with_extension("unfinished");
        fs::create_dir_all(&path).with_context(|| format!("making {}", path.display()))?;
        Ok(path)
    }

    /// Puts a part that is whole in its place.
    pub fn end(&self, part: u64) -> anyhow::Result<()> {
        let to = self.place(part);
        fs::rename(to.with_extension("unfinished"), &to).with_context(|| format!("naming {}", to.display()))
    }

    /// Puts together what the parts have, in their order.
    pub fn finish(&self, summary: &Summary) -> anyhow::Result<()> {
        for (name, head) in GATHERED.iter().zip([MANIFEST_HEAD, "", HELD_BACK_HEAD]) {
            let beside = self.root.join(format!("{name}.unfinished"));
            let mut out = BufWriter::new(
                File::create(&beside).with_context(|| format!("making {}", beside.display()))?,
            );
            out.write_all(head.as_bytes())?;
            for part in (0..).take_while(|part| self.has(*part)) {
                let path = self.place(part).join(name);
                let mut from =
                    BufReader::new(File::open(&path).with_context(|| format!("opening {}", path.display()))?);
                io::copy(&mut from, &mut out)?;
            }
            out.flush().with_context(|| format!("writing {}", beside.display()))?;
            drop(out);
            fs::rename(&beside, self.root.join(name))?;
        }
        write_whole(&self.root.join("summary.json"), &serde_json::to_vec_pretty(summary)?)
    }
}

/// Writes beside and renames, so that the file is there whole or not at all.
fn write_whole(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    let beside = path.with_extension("unfinished");
    fs::write(&beside, content).with_context(|| format!("writing {}", beside.display()))?;
    fs::rename(&beside, path).with_context(|| format!("naming {}", path.display()))
}
