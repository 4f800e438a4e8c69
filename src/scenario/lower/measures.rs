//! Measures, and the way back.

use super::Lower;
use super::conditions::Truth;
use crate::diagnostics::registry as rule;
use crate::scenario::model::*;

impl Lower<'_> {
    /// The measures; what they do to risks is kept with the risks.
    pub(super) fn measures(&mut self) -> Vec<Measure> {
        let raw = self.raw;
        let mut measures = Vec::new();
        for measure in &raw.measures {
            let id = &measure.id.value;
            for treat in &measure.treats {
                self.risk(&treat.risk);
                if let Some(likelihood) = &treat.likelihood {
                    self.range(likelihood, 0, 1000, "a likelihood in permille");
                }
                if treat.likelihood.is_none() && treat.outage.is_none() {
                    let hint = "give the `likelihood` or the `outage` that is left";
                    let message = format!("\"{id}\" treats \"{}\" without changing anything", treat.risk.value);
                    self.flaw(rule::IDLE_TREATMENT, message, treat.risk.span, "nothing changes", hint);
                }
            }
            let hours = measure.hours.iter().map(|(person, minutes)| (self.person(person), minutes.0)).collect();
            let reveals = measure.reveals.iter().map(|reveal| {
                let fact = self.fact(&reveal.fact);
                (fact, self.cond(&reveal.when, Truth::MayNot))
            });
            let reveals = reveals.collect();
            measures.push(Measure {
                id: id.clone(),
                title: self.text(format!("measure.{id}.title"), &measure.title),
                text: self.text(format!("measure.{id}.text"), &measure.text),
                owner: self.person(&measure.owner),
                hours,
                lead: measure.lead.0,
                serves: measure.serves.iter().fold(0, |bits, id| bits | self.need(id).bit()),
                excludes: self.measure_bits(&measure.excludes),
                after: self.measure_bits(&measure.after),
                after_any: self.measure_bits(&measure.after_any),
                needs: self.cond(&measure.needs, Truth::MayNot),
                why_not: self.text(format!("measure.{id}.why_not"), &measure.why_not),
                reveals,
            });
        }
        // Exclusion is mutual, whichever of the two says so.
        for at in 0..measures.len() {
            for other in 0..measures.len() {
                if measures[at].excludes >> other & 1 == 1 {
                    measures[other].excludes |= 1 << at;
                }
            }
        }
        self.no_circles(&measures);
        measures
    }

    /// Reports measures that stand on themselves by way of others.
    fn no_circles(&mut self, measures: &[Measure]) {
        let mut before: Vec<u64> = measures.iter().map(|measure| measure.after | measure.after_any).collect();
        for _ in 0..measures.len() {
            for at in 0..before.len() {
                let reach = (0..measures.len()).filter(|other| before[at] >> other & 1 == 1);
                before[at] |= reach.fold(0, |all, other| all | before[other]);
            }
        }
        for (at, measure) in self.raw.measures.iter().enumerate() {
            if before.get(at).is_some_and(|before| before >> at & 1 == 1) {
                let message = format!("\"{}\" would have to come before itself", measure.id.value);
                let hint = "take one of the steps out of `after` or `after_any`";
                self.flaw(rule::MEASURES_IN_A_CIRCLE, message, measure.id.span, "part of a circle", hint);
            }
        }
    }

    /// The way back.
    pub(super) fn remediation(&mut self) -> Option<Remediation> {
        let raw = self.raw.remediation.as_ref()?;
        let grave = self.raw.risks.iter().any(|risk| risk.id.value == raw.risk.value && risk.finding != Finding::None);
        if grave {
            let message = format!("\"{}\" is the chance that the way back fails, and has a finding", raw.risk.value);
            let hint = "take the `finding` away, or split the risk in two";
            self.flaw(rule::GRAVE_WAY_BACK, message, raw.risk.span, "this risk", hint);
        }
        Some(Remediation {
            title: self.text("remediation.title", &raw.title),
            risk: self.risk(&raw.risk),
            takes: raw.takes.0,
            rehearsed_by: self.measure_bits(&raw.rehearsed_by),
            rehearsed: raw.rehearsed.0,
            restore: raw.restore.0,
        })
    }
}
