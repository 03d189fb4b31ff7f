//! What must not compile: a step that the law does not know, an act without the official it needs, an official or a
//! state made elsewhere.

#[test]
fn what_the_law_does_not_know_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/rules/compile_fail/*.rs");
}
