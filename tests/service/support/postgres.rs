//! A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket, without durable writes.
//!
//! It ends with whoever started it, however that ends: a shell waits at the other end of a pipe, which the kernel
//! closes.

use std::env;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use diesel::prelude::*;

/// Where Debian and others keep the server's programs, beside `PATH`.
const PLACES: [&str; 3] = ["/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt"];

/// Runs the server until its standard input is closed. `$1` is where its programs are, `$2` its folder; then its
/// settings.
const KEEPER: &str = r#"
bin=$1 folder=$2; shift 2
"$bin/postgres" -D "$folder/data" -k "$folder" "$@" >>"$folder/log" 2>&1 &
server=$!
trap '' INT HUP TERM
cat >/dev/null
kill -QUIT "$server"
wait "$server"
rm -rf "$folder"
"#;

/// Nothing outlives the tests, so nothing need be on a disk; many tests are connected at once; and what the program does
/// not say itself is otherwise than usual.
const SETTINGS: [&str; 9] = [
    "fsync=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=256MB",
    "autovacuum=off",
    "listen_addresses=",
    "max_connections=300",
    "default_transaction_isolation=repeatable read",
];

/// What PostgreSQL calls its socket.
pub const SOCKET: &str = ".s.PGSQL.5432";

/// The address of a database by the folder of a server's socket.
pub fn url(user: &str, folder: &Path, database: &str) -> String {
    format!("postgresql://{user}@{}/{database}", folder.display().to_string().replace('/', "%2F"))
}

/// A server that runs.
pub struct Server {
    folder: PathBuf,
    /// With the pipe that it waits at.
    _keeper: Child,
}

/// The server of this test process, started when it is first asked for.
pub fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(Server::start)
}

impl Server {
    fn start() -> Self {
        let bin = programs().unwrap_or_else(|| {
            panic!("there is no initdb here, in PATH or under {PLACES:?}: install the PostgreSQL server, 15 or newer")
        });
        let folder = super::folder().keep();
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        let as_owner = Owner::of(&folder);
        let made = as_owner
            .command(&bin.join("initdb"))
            .args([
                "--no-locale",
                "--encoding=UTF8",
                "--username=sagsgang",
                "--auth=trust",
                "--no-sync",
                "-D",
            ])
            .arg(folder.join("data"))
            .current_dir("/")
            .output()
            .unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let mut keeper = as_owner.command(Path::new("sh"));
        keeper.args(["-c", KEEPER, "sh"]).arg(&bin).arg(&folder).current_dir("/");
        for setting in SETTINGS {
            keeper.args(["-c", setting]);
        }
        let keeper = keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let server = Self { folder, _keeper: keeper.unwrap() };
        server.answers();
        server
    }

    fn answers(&self) {
        let start = Instant::now();
        while let Err(why) = PgConnection::establish(&self.url("postgres")) {
            let log = || fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            assert!(start.elapsed() < Duration::from_secs(30), "PostgreSQL does not start: {why}\n{}", log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The address of a database on it.
    pub fn url(&self, database: &str) -> String {
        url("sagsgang", &self.folder, database)
    }

    /// Its socket.
    pub fn socket(&self) -> PathBuf {
        self.folder.join(SOCKET)
    }

    /// A connection from which databases can be made.
    pub fn admin(&self) -> PgConnection {
        PgConnection::establish(&self.url("postgres")).unwrap()
    }
}

/// Where `initdb` and `postgres` are: the newest that is found.
fn programs() -> Option<PathBuf> {
    let in_path = env::var_os("PATH").map(|path| env::split_paths(&path).collect::<Vec<_>>());
    let versions = PLACES.iter().filter_map(|place| fs::read_dir(place).ok()).flatten().flatten();
    let mut versions: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    versions.sort_by_key(|bin| bin.components().nth_back(1).map(|v| v.as_os_str().to_owned()));
    let all = in_path.into_iter().flatten().chain(versions.into_iter().rev());
    all.filter(|bin| bin.join("initdb").is_file() && bin.join("postgres").is_file()).find_map(|bin| {
        // What stands in PATH may be a link to where the rest of it is.
        fs::canonicalize(bin.join("initdb")).ok()?.parent().map(Path::to_owned)
    })
}

/// Who the server runs as: it refuses to be root.
enum Owner {
    Ourselves,
    Postgres,
}

impl Owner {
    /// Gives a folder to who the server runs as.
    fn of(folder: &Path) -> Self {
        if fs::metadata(folder).unwrap().uid() != 0 {
            return Self::Ourselves;
        }
        let said = Command::new("id").args(["-u", "postgres"]).output().unwrap().stdout;
        let user = String::from_utf8(said).unwrap().trim().parse().expect("there is a user postgres");
        chown(folder, Some(user), None).unwrap();
        Self::Postgres
    }

    fn command(&self, program: &Path) -> Command {
        match self {
            Self::Ourselves => Command::new(program),
            Self::Postgres => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(program);
                command
            }
        }
    }
}
