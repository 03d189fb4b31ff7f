//! The tax of a plant's day is paid back in one agreement only.

use super::Refunds;
use crate::casework::{Entry, Refusal};
use crate::desk::{DeskError, Kind};
use crate::law::{Provision, Text};
use crate::refund::procedure::content::ClaimMade;
use crate::refund::procedure::file::{ClaimOnFile, ClaimState};
use crate::refund::procedure::{Act, AgreementFile, Recorded};
use crate::store::{Scope, Session, Window};

/// The turn that payments take: whoever pays waits for whoever is paying, so that neither misses the other.
const TURN: &str = "turn-refund-payment";

/// How many agreements are read at a time.
const WINDOW: i64 = 100;

/// Holds payments against what other agreements have paid: the same installation, and a day in common.
///
/// # Errors
/// [`Refusal::Unmet`], naming the agreement that was paid.
pub(super) fn paid_once(
    s: &mut Session<'_>,
    file: &AgreementFile,
    done: &[(Recorded, Entry)],
) -> Result<(), DeskError> {
    for (one, _) in done {
        let Act::PayClaim(paid) = &one.act else { continue };
        let Some(claim) = file.claim(paid.claim) else { continue };
        let installations = installations(file, &claim.claim.what.claim);
        if installations.is_empty() {
            continue;
        }
        s.take_turn(TURN)?;
        if let Some(other) = elsewhere(s, file, claim, &installations)? {
            let text = Text::new(
                format!("Afgiften for anlægget og perioden er betalt tilbage i sag {other}."),
                format!("The tax of the plant and period has been paid back in case {other}."),
            );
            return Err(Refusal::unmet(Provision::of("co2al.9f.1"), "/claim", text).into());
        }
    }
    Ok(())
}

/// The installations that a claim is for, as far as the agreement names them.
fn installations(file: &AgreementFile, claim: &ClaimMade) -> Vec<String> {
    let plants = file.terms().map(|terms| terms.plants.as_slice()).unwrap_or_default();
    let of_claim = plants.iter().filter(|plant| claim.plants.contains(&plant.id));
    // Written in another way it is the same number.
    let plain = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    of_claim.map(|plant| plain(&plant.installation)).filter(|number| !number.is_empty()).collect()
}

/// The number of another case that has paid some of the same.
fn elsewhere(
    s: &mut Session<'_>,
    file: &AgreementFile,
    claim: &ClaimOnFile,
    installations: &[String],
) -> Result<Option<String>, DeskError> {
    let mut window = Window { after: None, limit: WINDOW };
    loop {
        let rows = s.list_cases(Refunds::KIND, &Scope::Submitted, &window)?;
        for row in &rows {
            if row.id == file.id {
                continue;
            }
            let other: AgreementFile = serde_json::from_str(&row.file)?;
            let paid =
                other.claims.iter().filter(|one| matches!(one.state, ClaimState::Paid | ClaimState::Final));
            let mut same = paid.filter(|one| {
                let (theirs, ours) = (&one.claim.what.claim, &claim.claim.what.claim);
                let apart = theirs.to < ours.from || ours.to < theirs.from;
                !apart
                    && self::installations(&other, theirs).iter().any(|number| installations.contains(number))
            });
            if same.next().is_some() {
                return Ok(Some(row.number.clone()));
            }
        }
        match rows.last() {
            Some(last) if rows.len() == usize::try_from(WINDOW).unwrap_or_default() => {
                window.after = Some(last.id.clone());
            }
            _ => return Ok(None),
        }
    }
}
