//! The shell of a page: its head, its style sheet with the inks, and its foot.

use crate::report::inks::Ink;
use crate::report::svg::escape;

/// A page around its body; the language is that of the scenario's words.
pub fn page(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n<meta name=\"generator\" content=\"Warroom\"/>\n\
         <title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escape(title),
        style()
    )
}

fn style() -> String {
    let light: String = Ink::ALL.iter().map(|ink| format!("--{}:{};", ink.name(), ink.pair().0)).collect();
    let dark: String = Ink::ALL.iter().map(|ink| format!("--{}:{};", ink.name(), ink.pair().1)).collect();
    let inks: String = Ink::ALL
        .iter()
        .map(|ink| {
            let name = ink.name();
            format!(".f-{name}{{fill:var(--{name})}}.s-{name},.e-{name}{{stroke:var(--{name})}}\n")
        })
        .collect();
    format!(
        ":root{{{light}}}\n@media screen and (prefers-color-scheme: dark){{:root{{{dark}}}}}\n{inks}{}",
        include_str!("../../../assets/report/page.css")
    )
}
