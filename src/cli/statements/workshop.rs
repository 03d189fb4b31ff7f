//! The making: one thread reads the customers in order, others write parts.

use std::io::Read;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::folder::Folder;
use crate::desk::refunds::heat::{Part, PartError};
use crate::invoice::run::{Made, Run};

/// Makes the parts of a run that are not there yet.
pub struct Workshop<'a> {
    pub run: &'a Run,
    pub folder: &'a Folder,
    pub one_file: bool,
    pub jobs: usize,
    /// How many customers a part has.
    pub part: usize,
}

impl Workshop<'_> {
    /// Makes them; `done` hears how many customers are through. What is made does not depend on the number of jobs.
    ///
    /// # Errors
    /// The first thing that went wrong; the parts that are whole stay.
    pub fn make(&self, customers: impl Read, done: &mut dyn FnMut(u64)) -> anyhow::Result<()> {
        let (send, receive) = sync_channel::<Part>(self.jobs);
        let receive = Mutex::new(receive);
        let (through, failed) = (AtomicU64::new(0), AtomicBool::new(false));
        thread::scope(|scope| {
            let workers: Vec<_> =
                (0..self.jobs).map(|_| scope.spawn(|| self.work(&receive, &through, &failed))).collect();
            let read = self.read(customers, &send, (&through, &failed), done);
            drop(send);
            let mut first = read;
            for worker in workers {
                let worked =
                    worker.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a part could not be made")));
                // Why a part failed says more than that nobody takes parts any more.
                if worked.is_err() {
                    first = worked;
                }
            }
            first
        })
    }

    fn read(
        &self,
        customers: impl Read,
        send: &SyncSender<Part>,
        (through, failed): (&AtomicU64, &AtomicBool),
        done: &mut dyn FnMut(u64),
    ) -> anyhow::Result<()> {
        let mut part = Part { number: 0, rows: Vec::new() };
        let mut row = 0_u64;
        let mut hand_on = |part: Part| {
            if self.folder.has(part.number) {
                through.fetch_add(u64::try_from(part.rows.len()).unwrap_or_default(), Ordering::Relaxed);
            } else if !failed.load(Ordering::Relaxed) && send.send(part).is_err() {
                failed.store(true, Ordering::Relaxed);
            }
            done(through.load(Ordering::Relaxed));
        };
        let read = self.run.make(customers, &mut |made: Made| {
            row += 1;
            part.rows.push((row, made));
            if part.rows.len() == self.part {
                let next = Part { number: part.number + 1, rows: Vec::new() };
                hand_on(std::mem::replace(&mut part, next));
            }
        });
        if !part.rows.is_empty() {
            hand_on(part);
        }
        match read {
            Err(problems) => {
                let all: Vec<&str> = problems.iter().map(|one| one.message.en.as_str()).collect();
                Err(anyhow::anyhow!("the file of customers has changed: {}", all.join(" ")))
            }
            Ok(_) if failed.load(Ordering::Relaxed) => Err(anyhow::anyhow!("a part could not be made")),
            Ok(_) => Ok(()),
        }
    }

    fn work(
        &self,
        parts: &Mutex<Receiver<Part>>,
        through: &AtomicU64,
        failed: &AtomicBool,
    ) -> anyhow::Result<()> {
        let mut first = Ok(());
        loop {
            let next = parts.lock().map_err(|_| anyhow::anyhow!("another part could not be made"))?.recv();
            let Ok(part) = next else { return first };
            // When something has gone wrong parts are still taken, so that whoever hands them on does not wait for ever.
            if failed.load(Ordering::Relaxed) {
                continue;
            }
            match self.write(&part) {
                Ok(()) => {
                    through.fetch_add(u64::try_from(part.rows.len()).unwrap_or_default(), Ordering::Relaxed);
                }
                Err(why) => {
                    failed.store(true, Ordering::Relaxed);
                    first = Err(why);
                }
            }
        }
    }

    fn write(&self, part: &Part) -> anyhow::Result<()> {
        let into = self.folder.begin(part.number)?;
        part.make(self.run.production(), self.one_file, &mut |name, content| {
            let path = into.join(name);
            std::fs::write(&path, content)
                .map_err(|why| PartError::Kept(format!("writing {}: {why}", path.display())))
        })?;
        self.folder.end(part.number)
    }
}
