//! The shape that every procedure is written in: its states, its cases and its table of acts, as types.
//!
//! A procedure's `state.rs` calls `states!`, its `case.rs` calls `case!`, and its `table.rs` calls `procedure!`, which makes
//! one row per act: what a person sends, what the journal keeps, on which provision, by which official, and from which
//! state to which. A step that no row knows does not compile, nor does a row without a step.

/// Declares a procedure's states: each as a type and all of them as the enum `State`.
macro_rules! states {
    (schema $schema:ident; $($(#[$doc:meta])* $name:ident $slug:literal $da:literal $en:literal;)*) => {
        /// A state, as it is stored.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
        )]
        #[serde(rename_all = "kebab-case")]
        #[schema(as = $schema)]
        pub enum State {
            $($(#[$doc])* $name,)*
        }

        impl State {
            /// Every state, in the order of a case's life.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in addresses and journals.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)* }
            }

            /// What people call it.
            pub fn label(self) -> $crate::law::Text {
                match self { $(Self::$name => $crate::law::Text::new($da, $en),)* }
            }
        }

        mod sealed {
            pub trait Sealed {}
        }

        /// A state, as a type.
        pub trait Stage: sealed::Sealed {
            /// The same state, as a value.
            const STATE: State;
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $name {}

            impl sealed::Sealed for $name {}

            impl Stage for $name {
                const STATE: State = State::$name;
            }
        )*
    };
}

/// Declares the type of a case in a known state (`$Case<S>`), the enum of a case in any state (`$Any`), and how one
/// becomes the other. `$File` is what the journal adds up to; `$Act` what is recorded.
macro_rules! case {
    (
        by $policy:expr;
        $(#[$doc:meta])* $Case:ident, $(#[$any_doc:meta])* $Any:ident of $File:ty: $($state:ident),+ $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $Case<S: state::Stage> {
            // In a box: a step hands it on by value many times, and kilobytes in every arm of `perform` fill a stack.
            pub(super) file: Box<$File>,
            state: std::marker::PhantomData<S>,
        }

        /// A step, or why it is refused.
        pub type Stepped<N> = Result<$crate::casework::Step<$Case<N>, Act>, $crate::casework::Refusal>;

        impl<S: state::Stage> $Case<S> {
            /// The case's file, if it is in this state.
            pub fn from_file(file: Box<$File>) -> Option<Self> {
                (file.state == S::STATE).then(|| Self::trust(file))
            }

            /// The case of a file whose state has been looked at.
            pub(super) fn trust(file: Box<$File>) -> Self {
                Self { file, state: std::marker::PhantomData }
            }

            /// What is known of the case.
            pub fn file(&self) -> &$File {
                &self.file
            }

            /// Records an act that has been found to hold.
            pub(super) fn done<N: state::Stage>(
                self,
                by: &impl $crate::access::Official,
                at: $crate::law::Moment,
                act: Act,
            ) -> Stepped<N> {
                use $crate::casework::CaseFile;

                let mut file = self.file;
                let at = at.not_before(file.updated_at);
                let kind = act.kind();
                // The types know what the law knows; the policy says what is done of it, to the last.
                if !$policy.takes(S::STATE.slug(), kind.slug()) {
                    return Err(not_now(S::STATE, kind));
                }
                let actor = by.actor().clone();
                file.fold(&act, &actor, at).map_err(|state| not_now(state, kind))?;
                let next = $Case::from_file(file).ok_or_else(|| not_now(S::STATE, kind))?;
                Ok($crate::casework::Step { next, recorded: vec![$crate::casework::Recorded { act, actor, at }] })
            }
        }

        $(#[$any_doc])*
        #[derive(Debug)]
        pub enum $Any {
            $(
                #[doc = concat!("In state ", stringify!($state), ".")]
                $state($Case<state::$state>),
            )+
        }

        $(
            impl From<$Case<state::$state>> for $Any {
                fn from(case: $Case<state::$state>) -> Self {
                    Self::$state(case)
                }
            }
        )+

        impl $Any {
            /// The case that a file is of.
            pub fn from_file(file: Box<$File>) -> Self {
                match file.state {
                    $(state::State::$state => Self::$state($Case::trust(file)),)+
                }
            }

            /// What is known of the case.
            pub fn file(&self) -> &$File {
                match self {
                    $(Self::$state(case) => case.file(),)+
                }
            }

            /// What is known of the case, taken out.
            pub fn into_file(self) -> Box<$File> {
                match self {
                    $(Self::$state(case) => case.file,)+
                }
            }

            /// The state that the case is in.
            pub fn state(&self) -> state::State {
                self.file().state
            }

            /// The refusal of an act that the state does not have.
            pub fn not_now(&self, act: ActKind) -> $crate::casework::Refusal {
                not_now(self.state(), act)
            }
        }

        fn not_now(state: state::State, act: ActKind) -> $crate::casework::Refusal {
            let possible = state.acts().map(ActKind::slug).collect();
            $crate::casework::Refusal::NotNow { act: act.slug(), state: state.slug(), possible }
        }
    };
}

/// Declares a procedure's acts: as types (`act::*`), as names (`ActKind`), as what is asked for (`Command`) and as what was done
/// (`Act`), with the table of which state takes which act, and how an act is performed on a case in any state.
macro_rules! procedure {
    (
        cases $Any:ident, opened by $Opening:ty, $open_da:literal $open_en:literal on $open_provision:literal;
        $(
        $(#[$doc:meta])*
        $Act:ident($Command:ty => $Content:ty) $slug:literal on $provision:literal
            $da:literal $en:literal
            by $official:ident, $method:ident {
            $($from:ident => $to:ident),+ $(,)?
        }
    )*) => {
        /// The acts, as types.
        pub mod act {
            $(
                $(#[$doc])*
                #[derive(Clone, Copy, Debug)]
                pub enum $Act {}
            )*
        }

        $($(
            impl Takes<act::$Act> for state::$from {
                type Next = state::$to;
            }
        )+)*

        /// The acts, as values.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ActKind {
            /// Opens a case; there is none before it.
            Open,
            $($(#[$doc])* $Act,)*
        }

        /// Which state takes which act, and where it leads.
        pub const TABLE: &[(state::State, ActKind, state::State)] = &[
            $($((state::State::$from, ActKind::$Act, state::State::$to),)+)*
        ];

        impl ActKind {
            /// Every act on a case that exists.
            pub const ALL: &'static [Self] = &[$(Self::$Act),*];

            /// The act's name in journals, policies and addresses.
            pub fn slug(self) -> &'static str {
                match self {
                    Self::Open => "open",
                    $(Self::$Act => $slug,)*
                }
            }

            /// The provision that the act rests on.
            pub fn provision(self) -> $crate::law::Provision {
                match self {
                    Self::Open => $crate::law::Provision::of($open_provision),
                    $(Self::$Act => $crate::law::Provision::of($provision),)*
                }
            }

            /// What people call the act.
            pub fn label(self) -> $crate::law::Text {
                match self {
                    Self::Open => $crate::law::Text::new($open_da, $open_en),
                    $(Self::$Act => $crate::law::Text::new($da, $en),)*
                }
            }
        }

        /// What a person asks for: the act, with what they send.
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[serde(tag = "act", content = "content", rename_all = "kebab-case")]
        pub enum Command {
            $($(#[$doc])* $Act($Command),)*
        }

        impl Command {
            /// Which act it asks for.
            pub fn kind(&self) -> ActKind {
                match self {
                    $(Self::$Act(_) => ActKind::$Act,)*
                }
            }

            /// Does something with the type of what is sent for an act; none where there is no act of that name.
            pub fn content<V: $crate::casework::ForContent<Self>>(act: &str, visitor: V) -> Option<V::Out> {
                match act {
                    $($slug => Some(visitor.visit::<$Command>(Self::$Act)),)*
                    _ => None,
                }
            }
        }

        /// What was done: the act, with what the journal keeps of it.
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = "act", content = "content", rename_all = "kebab-case")]
        pub enum Act {
            /// Opens a case.
            Open($Opening),
            $($(#[$doc])* $Act($Content),)*
        }

        impl Act {
            /// Which act it is.
            pub fn kind(&self) -> ActKind {
                match self {
                    Self::Open(_) => ActKind::Open,
                    $(Self::$Act(_) => ActKind::$Act,)*
                }
            }
        }

        impl $Any {
            /// Does an act, if the case's state takes it and the official is the one it needs.
            ///
            /// # Errors
            /// [`Refusal`](crate::casework::Refusal): the state does not have the act, or the act does not hold.
            pub fn perform(
                self,
                who: &$crate::access::Officials,
                at: $crate::law::Moment,
                command: Command,
            ) -> Result<$crate::casework::Step<Self, Act>, $crate::casework::Refusal> {
                match command {
                    $(Command::$Act(content) => {
                        let Some(by) = who.$official() else {
                            return Err(self.not_now(ActKind::$Act));
                        };
                        match self {
                            $(Self::$from(case) => case.$method(by, at, content).map($crate::casework::Step::into),)+
                            #[allow(unreachable_patterns)]
                            other => Err(other.not_now(ActKind::$Act)),
                        }
                    })*
                }
            }
        }

        impl $crate::casework::Act for Act {
            fn slug(&self) -> &'static str {
                self.kind().slug()
            }

            fn provision(&self) -> $crate::law::Provision {
                self.kind().provision()
            }
        }

        impl state::State {
            /// The acts that the state takes.
            pub fn acts(self) -> impl Iterator<Item = ActKind> {
                TABLE.iter().filter(move |(from, _, _)| *from == self).map(|(_, act, _)| *act)
            }

            /// The state after an act, if this state takes it.
            pub fn after(self, act: ActKind) -> Option<Self> {
                TABLE.iter().find(|(from, kind, _)| (*from, *kind) == (self, act)).map(|(_, _, to)| *to)
            }
        }
    };
}

pub(crate) use {case, procedure, states};
