//! The head of a plan in the journal: its newest revision, whose writes it contains, and which revisions are kept. It is
//! kept as a record itself, so damage and newer apps are seen alike. Pure.

use super::places::{Fault, Journal, Store};
use super::prune;
use super::record::{Damage, Record, Stamp, number};
use super::slots::same;

/// How many openings are remembered. What is older was read by all of them, and copied if it was missing.
const LINES: usize = 64;

/// The head of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The newest record.
    pub(super) stamp: Stamp,
    /// The schema of the newest record, so that an older app sees that the plan is not for it.
    schema: u32,
    /// When it was written: for people to read.
    pub(super) at: u64,
    /// Whether the plan was deleted.
    pub(super) gone: bool,
    /// Who wrote, and up to which revision.
    lines: Vec<(String, u64)>,
    /// The revisions that are kept, oldest first, and when each was written.
    pub(super) history: Vec<(u64, u64)>,
}

/// What the journal said of a plan: the text of its head, to guard a write with, and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) text: Option<String>,
    pub(super) head: Option<Head>,
}

/// Why the journal is of no use now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// It does not answer.
    Fault(Fault),
    /// A newer app wrote there.
    Newer(u32),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Look {
    /// The revision of the head, 0 without one.
    pub(super) fn rev(&self) -> u64 {
        self.head.as_ref().map_or(0, |head| head.stamp.rev)
    }
}

impl Head {
    /// The head after this record, and the revisions that need not be kept any longer.
    pub(super) fn after(before: Option<&Self>, record: &Record, now: u64) -> (Self, Vec<u64>) {
        let mut head = Self::next(before, record.stamp(), now);
        head.schema = record.schema;
        head.history.push((record.rev, now));
        let spare = prune::spare_revisions(&head.history, prune::ring(record.body.len()), now);
        head.history.retain(|(rev, _)| !spare.contains(rev));
        (head, spare)
    }

    /// The head that says that the plan was deleted.
    pub(super) fn gone(before: Option<&Self>, stamp: Stamp, now: u64) -> Self {
        Self { gone: true, ..Self::next(before, stamp, now) }
    }

    fn next(before: Option<&Self>, stamp: Stamp, now: u64) -> Self {
        let (mut lines, history) = before.map_or_else(Default::default, |it| (it.lines.clone(), it.history.clone()));
        lines.retain(|(writer, _)| *writer != stamp.writer);
        lines.push((stamp.writer.clone(), stamp.rev));
        let extra = lines.len().saturating_sub(LINES);
        lines.drain(..extra);
        let schema = before.map_or(1, |it| it.schema);
        Self { stamp, schema, at: now, gone: false, lines, history }
    }

    /// Adds that a record is contained, too: what was deleted with the plan, say.
    pub(super) fn add_line(&mut self, record: &Record) {
        self.lines.push((record.writer.clone(), record.rev));
    }

    /// Whether what a record says went into the plan: an opening writes in a line, each time what it wrote before and
    /// more.
    pub(super) fn contains(&self, record: &Record) -> bool {
        let is_later = |(writer, rev): &(String, u64)| *writer == record.writer && *rev >= record.rev;
        same(record, &self.stamp) || (!record.writer.is_empty() && self.lines.iter().any(is_later))
    }

    /// Whether the head is in the line of an opening that has come to this revision.
    pub(super) fn is_of(&self, writer: &str, rev: u64) -> bool {
        self.stamp.writer == writer && self.stamp.rev <= rev
    }

    /// The text to keep.
    pub(super) fn text(&self, base: u64) -> String {
        let pair = |name: &str, value: &u64| format!("{name}:{value}");
        let lines: Vec<String> = self.lines.iter().map(|(writer, rev)| pair(writer, rev)).collect();
        let history: Vec<String> = self.history.iter().map(|(rev, at)| pair(&rev.to_string(), at)).collect();
        let (sum, gone) = (self.stamp.sum, u8::from(self.gone));
        let body = format!("{sum} {} {gone}\n{}\n{}", self.at, lines.join(" "), history.join(" "));
        Record::of_schema(self.schema, self.stamp.rev, base, &self.stamp.writer, body).text()
    }

    /// Reads a kept head.
    pub(super) fn read(text: &str) -> Result<Self, Damage> {
        let record = Record::read(text)?;
        Self::parse(&record).ok_or(Damage::Altered)
    }

    fn parse(record: &Record) -> Option<Self> {
        let mut rows = record.body.splitn(3, '\n');
        let mut first = rows.next()?.split(' ');
        let sum = u32::try_from(number(first.next()?)?).ok()?;
        let (at, gone) = (number(first.next()?)?, first.next()? == "1");
        let pairs = |row: &str| -> Option<Vec<(String, u64)>> {
            let pair = |pair: &str| pair.rsplit_once(':').and_then(|(a, b)| Some((a.to_owned(), number(b)?)));
            row.split(' ').filter(|pair| !pair.is_empty()).map(pair).collect()
        };
        let (lines, history) = (pairs(rows.next()?)?, pairs(rows.next()?)?);
        let history = history.into_iter().map(|(rev, at)| Some((number(&rev)?, at))).collect::<Option<_>>()?;
        let stamp = Stamp { rev: record.rev, writer: record.writer.clone(), sum };
        Some(Self { stamp, schema: record.schema, at, gone, lines, history })
    }
}

/// Asks the journal for the head of a plan.
pub(super) async fn look<J: Journal>(journal: &J, key: &str) -> Result<Look, Stop> {
    let text = journal.get(Store::Heads, key).await?;
    understand(journal, key, text).await
}

/// What the text of a head means. One that cannot be read is made again from the revisions.
pub(super) async fn understand<J: Journal>(journal: &J, key: &str, text: Option<String>) -> Result<Look, Stop> {
    let head = match text.as_deref().map(Head::read) {
        None => None,
        Some(Ok(head)) => Some(head),
        Some(Err(Damage::Newer { schema })) => return Err(Stop::Newer(schema)),
        Some(Err(_)) => rebuild(&revisions(journal, key).await?),
    };
    Ok(Look { text, head })
}

/// The head that whole records tell of, oldest first.
fn rebuild(records: &[Record]) -> Option<Head> {
    let mut head: Option<Head> = None;
    for record in records {
        let mut next = Head::next(head.as_ref(), record.stamp(), 0);
        next.schema = record.schema;
        next.history.push((record.rev, 0));
        head = Some(next);
    }
    head
}

/// All whole records of a plan in the journal, oldest first.
async fn revisions<J: Journal>(journal: &J, key: &str) -> Result<Vec<Record>, Fault> {
    let all = journal.all(Store::Revisions).await?;
    let ours = all.iter().filter(|(name, _)| name.rsplit_once('/').is_some_and(|(of, _)| of == key));
    let mut records: Vec<Record> = ours.filter_map(|(_, text)| Record::read(text).ok()).collect();
    records.sort_unstable_by_key(|record| record.rev);
    Ok(records)
}

/// The key of a revision.
pub(super) fn revision_name(key: &str, rev: u64) -> String {
    format!("{key}/{rev}")
}
