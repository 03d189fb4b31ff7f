//! What must not compile: a step that the law does not know, an act without the official it needs, an official or a
//! state made elsewhere.

// The pure floors are the same in both builds; with the service, hundreds of crates would be checked again for nothing.
#[test]
#[cfg_attr(feature = "service", ignore = "run by the build without the service")]
fn what_the_law_does_not_know_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/rules/compile_fail/*.rs");
}
