fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let source = warroom::diagnostics::Source::new(path, text);
    let loaded = warroom::scenario::load(&source);
    println!("{}", warroom::diagnostics::concise(&loaded.diagnostics, &source));
}
