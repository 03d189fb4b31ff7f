//! Plays one demo agreement, act by act.

use chrono::TimeDelta;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::body;
use super::stage::{Stage, later};
use crate::access::Person;
use crate::desk::cases::{self, SentFile};
use crate::desk::refunds::{self, Refunds, SentReadings};
use crate::desk::{DeskError, Terms};
use crate::law::{Day, Digest, Language, Moment};
use crate::refund::procedure::Command;
use crate::refund::procedure::content::Proposal;

/// Who prepares agreements in the demo.
pub const TAX_OFFICER: &str = "demo-tax-officer";
/// Who decides them.
pub const TAX_DECIDER: &str = "demo-tax-decider";

const APPLICATION: &str = include_str!("../../forms/examples/refund-application.json");
/// The terms of the example.
pub const TERMS: &str = include_str!("../../forms/examples/refund-terms.json");
const PLAN: &str = include_str!("../../forms/examples/refund-plan.toml");
const READINGS: &str = include_str!("../../forms/examples/refund-readings.csv");
const LOT: &str = include_str!("../../forms/examples/refund-lot.json");
const HAND_OVER: &str = include_str!("../../forms/examples/refund-hand-over.json");
const CUSTOMERS: &str = include_str!("../../forms/examples/heat/customers.csv");
const HEAT: &str = include_str!("../../forms/examples/heat/order.json");
const CLAIM: &str = include_str!("../../forms/examples/refund-claim.json");

/// What the example's readings add up to after capture, in tonnes.
pub const CAPTURED: &str = "1442.22";

/// A demo agreement that is being played. The days are those of the examples, for the tax has a rate for each year.
pub struct Case<'a> {
    stage: &'a Stage<'a>,
    applicant: &'a Person,
    name: &'static str,
    id: String,
    at: Moment,
    acts: u32,
    /// SHA-256 of the terms that were signed.
    pub terms: Digest,
    /// SHA-256 of the note that came with the CO2.
    pub note: Digest,
}

impl<'a> Case<'a> {
    /// Opens a case in November 2025 and leads it to an agreement from 2026 that is signed, with a year to storage. The methods are
    /// not decided.
    ///
    /// # Errors
    /// When the desk refuses one of it.
    pub fn signed(stage: &'a Stage<'a>, name: &'static str, applicant: &str) -> Result<Self, DeskError> {
        Self::agreed(stage, name, applicant, ["2025-11", "2025-12"], TERMS)
    }

    /// Opens a case in the first month, and signs these terms in the second.
    ///
    /// # Errors
    /// When the desk refuses one of it.
    pub fn agreed(
        stage: &'a Stage<'a>,
        name: &'static str,
        applicant: &str,
        [first, second]: [&str; 2],
        terms_in_json: &str,
    ) -> Result<Self, DeskError> {
        let applicant = stage.person(applicant)?;
        let nothing = Digest::of(b"");
        let mut case = Self {
            stage,
            applicant,
            name,
            id: String::new(),
            at: morning(&format!("{first}-10")),
            acts: 0,
            terms: nothing.clone(),
            note: nothing,
        };
        let (terms, at) = case.next();
        let opened = cases::open::<Refunds>(stage.desk, Some(applicant), Language::Da, &terms, at)?;
        case.id = opened.location.rsplit('/').next().unwrap_or_default().to_owned();

        let application = APPLICATION
            .replace("Astrid Ansøger", &applicant.name)
            .replace("astrid@nordhavet-pilot.example", &applicant.email);
        case.applies(&Command::Save(read(serde_json::from_str(&application)?)?))?;
        case.applies(&Command::Submit(read(json!({"acknowledge_gaps": false}))?))?;
        let found = json!({
            "bears_tax": true, "vat_registered": true, "captures_or_pays": true, "process_co2": false,
            "basis": "Opslag i momsregistret; afgiftsopgørelser for 2024 og 2025.",
        });
        case.on(&format!("{first}-20")).act(TAX_OFFICER, &Command::AcceptAsComplete(read(found)?))?;
        let proposal: Proposal = serde_json::from_str(terms_in_json)?;
        case.terms = proposal.terms.digest()?;
        case.on(&format!("{second}-01")).act(TAX_OFFICER, &Command::ProposeTerms(proposal))?;
        let accepted = json!({"terms": case.terms, "on_behalf_of": "Direktionen"});
        case.on(&format!("{second}-08")).applies(&Command::AcceptTerms(read(accepted)?))?;
        let signature = json!({"terms": case.terms});
        case.on(&format!("{second}-15")).act(TAX_DECIDER, &Command::Sign(read(signature)?))?;
        Ok(case)
    }

    /// Energistyrelsen approves the methods.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn methods_approved(&mut self) -> Result<&mut Self, DeskError> {
        let approval = json!({
            "terms": self.terms, "approved": true, "edition": "(EU) 2018/2066, 1.1.2025",
            "reasons": "Overvågningsplan 3 opfylder MRR for begge målepunkter.",
        });
        self.act("demo-caseworker", &Command::DecideMethods(read(approval)?))
    }

    /// The first week of a month (`2026-02`), as the example has it: readings and lot.
    ///
    /// # Errors
    /// When the desk refuses one of it.
    pub fn week(&mut self, month: &str, number: u32) -> Result<&mut Self, DeskError> {
        let moved = |text: &str| text.replace("2026-01-0", &format!("{month}-0"));
        self.on(&format!("{month}-12"));
        let plan = self.file(&format!("plan-{month}.toml"), &moved(PLAN))?;
        self.readings(&format!("maalinger-{month}.csv"), &moved(READINGS), &plan)?;
        let mut lot: Value = serde_json::from_str(&moved(LOT).replace("@TONNES@", CAPTURED))?;
        body::put(&mut lot, "/measured_by/number", json!(number))?;
        self.applies(&Command::RegisterLot(read(lot)?))
    }

    /// The week's claim.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn claims(&mut self, month: &str, number: u32) -> Result<&mut Self, DeskError> {
        let mut claim: Value = serde_json::from_str(&CLAIM.replace("2026-01-0", &format!("{month}-0")))?;
        body::put(&mut claim, "/series/0", json!(number))?;
        self.applies(&Command::Claim(read(claim)?))
    }

    /// The officer assesses a claim.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn assessed(&mut self, number: u32) -> Result<&mut Self, DeskError> {
        self.act(TAX_OFFICER, &Command::AssessClaim(read(json!({"claim": number}))?))
    }

    /// Somebody else pays it.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn paid(&mut self, number: u32) -> Result<&mut Self, DeskError> {
        self.act(TAX_DECIDER, &Command::PayClaim(read(json!({"claim": number}))?))
    }

    /// The officer sends a statement of the case, and the company comments on it two days later and waives the rest of its time.
    ///
    /// # Errors
    /// When the desk refuses one of it.
    pub fn heard(
        &mut self,
        number: u32,
        on: [&str; 3],
        subject: Value,
        fact: &str,
    ) -> Result<&mut Self, DeskError> {
        let [sent, answered, comment_by] = on;
        let statement = json!({
            "subject": subject, "facts": [fact], "proposal": "Det, der ikke kan regnes som lagret, tæller ikke med.",
            "reasons": "BEK nr. 1504/2024 § 3, stk. 1, nr. 4-6.", "comment_by": comment_by,
        });
        self.on(sent).act(TAX_OFFICER, &Command::Hear(read(statement)?))?;
        let comment =
            json!({"hearing": number, "text": "Vi har ingen bemærkninger.", "waives_the_rest": true});
        self.on(answered).applies(&Command::Comment(read(comment)?))
    }

    /// Tonnes of a lot leave by ship on a day, with a note.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn ships(&mut self, lot: &str, tonnes: &str, day: &str) -> Result<&mut Self, DeskError> {
        self.on(day);
        self.note = self.file(&format!("vejeseddel-{day}.txt"), &format!("{tonnes} t CO2, {lot}.\n"))?;
        let text = HAND_OVER.replace("@TONNES@", tonnes).replace("@NOTE@", &self.note.to_string());
        let mut sent: Value = serde_json::from_str(&text)?;
        body::put(&mut sent, "/from/lot", json!(lot))?;
        body::put(&mut sent, "/day", json!(day))?;
        self.applies(&Command::HandOver(read(sent)?))
    }

    /// A transport arrives whole at the storage site on a day.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn arrives(&mut self, transport: &str, tonnes: &str, day: &str) -> Result<&mut Self, DeskError> {
        let received = json!({
            "transport": transport, "tonnes_received": tonnes, "uncertainty_percent": "1", "day": day,
            "document": self.note, "third_party": true,
        });
        self.on(day).applies(&Command::Receive(read(received)?))
    }

    /// What has arrived is stored on a day.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn stored(&mut self, tonnes: &str, day: &str) -> Result<&mut Self, DeskError> {
        let stored = json!({"site": "greensand-future", "tonnes": tonnes, "day": day, "document": self.note});
        self.on(day).applies(&Command::Store(read(stored)?))
    }

    /// Goes on to the morning of a day.
    pub fn on(&mut self, day: &str) -> &mut Self {
        self.at = morning(day);
        self
    }

    /// One of the authorities' people does an act.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn act(&mut self, who: &str, command: &Command) -> Result<&mut Self, DeskError> {
        let person = self.stage.person(who)?;
        self.act_as(person, command)
    }

    /// The company does an act.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn applies(&mut self, command: &Command) -> Result<&mut Self, DeskError> {
        self.act_as(self.applicant, command)
    }

    /// An act is refused, as it must be.
    ///
    /// # Errors
    /// When it is done all the same.
    pub fn is_refused(&mut self, who: &str, command: &Command) -> Result<&mut Self, DeskError> {
        match self.act(who, command) {
            Err(DeskError::Refused(_)) => Ok(self),
            Err(other) => Err(other),
            Ok(_) => Err(DeskError::Broken(format!("case {}: done, though it must not be", self.name))),
        }
    }

    /// The company orders statements to its customers for the days from the first to the last, with the tax of these; they are made.
    ///
    /// # Errors
    /// When the desk refuses one of it.
    pub fn states(&mut self, [from, to]: [&str; 2], tax: &str) -> Result<&mut Self, DeskError> {
        let customers = CUSTOMERS.replace("2026-01-01", from).replace("2026-12-31", to);
        let customers = self.file("aftagere.csv", &customers)?;
        let order = HEAT.replace("@CUSTOMERS@", customers.as_str()).replace("2908500.00", tax);
        let order = order.replace("2026-01-01", from).replace("2026-01-14", to);
        let (terms, at) = self.next();
        let (desk, who) = (self.stage.desk, Some(self.applicant));
        refunds::heat::order(desk, who, &self.id, serde_json::from_str(&order)?, &terms, at)?;
        cases::catch_up::<Refunds>(desk, &self.id, at)?;
        Ok(self)
    }

    fn file(&mut self, name: &str, content: &str) -> Result<Digest, DeskError> {
        let sent = SentFile { name, item: None, content: content.as_bytes() };
        let (terms, at) = self.next();
        let (desk, who) = (self.stage.desk, Some(self.applicant));
        cases::attach(desk, who, &self.id, &refunds::EVIDENCE, &sent, &terms, at)?;
        Ok(Digest::of(content.as_bytes()))
    }

    fn readings(&mut self, name: &str, content: &str, plan: &Digest) -> Result<(), DeskError> {
        let sent = SentReadings {
            name: name.to_owned(),
            plan: plan.to_string(),
            corrects: None,
            reasons: String::new(),
        };
        let mut spool = self.stage.desk.store.blobs().receive()?;
        spool.write(content.as_bytes())?;
        let (terms, at) = self.next();
        refunds::upload(self.stage.desk, Some(self.applicant), &self.id, &sent, spool, &terms, at)?;
        Ok(())
    }

    fn act_as(&mut self, person: &Person, command: &Command) -> Result<&mut Self, DeskError> {
        let (terms, at) = self.next();
        cases::act::<Refunds>(self.stage.desk, Some(person), &self.id, command, &terms, at)?;
        Ok(self)
    }

    /// The next act's key, which is the same in every try, and its time.
    fn next(&mut self) -> (Terms, Moment) {
        self.acts += 1;
        let at = self.at;
        self.at = later(at, TimeDelta::minutes(2));
        let key = format!("demo-{}-{}", self.name, self.acts);
        (Terms { idempotency_key: Some(key), ..Terms::default() }, at)
    }
}

/// What a body reads as.
///
/// # Errors
/// When it does not.
pub fn read<T: DeserializeOwned>(value: Value) -> Result<T, DeskError> {
    body::read(value)
}

fn morning(day: &str) -> Moment {
    Moment::parse(&format!("{day}T08:00:00Z")).unwrap_or_else(|_| Day::default().end())
}
