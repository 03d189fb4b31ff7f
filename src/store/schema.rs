//! The tables, as diesel sees them. `migrations/` makes them.

diesel::table! {
    cases (id) {
        id -> Text,
        kind -> Text,
        number -> Text,
        company -> Text,
        hydraulic_unit -> Text,
        state -> Text,
        opened_at -> Text,
        updated_at -> Text,
        version -> BigInt,
        head_hash -> Text,
        submitted -> Bool,
        published -> Bool,
        next_due -> Nullable<Text>,
        file -> Text,
    }
}

diesel::table! {
    journal (case_id, seq) {
        case_id -> Text,
        seq -> BigInt,
        at -> Text,
        actor -> Text,
        act -> Text,
        provision -> Text,
        content -> Text,
        before -> Text,
        hash -> Text,
    }
}

diesel::table! {
    documents (id) {
        id -> Text,
        case_id -> Text,
        seq -> BigInt,
        kind -> Text,
        title -> Text,
        language -> Text,
        media_type -> Text,
        sha256 -> Text,
        size -> BigInt,
        made_at -> Text,
    }
}

diesel::table! {
    counters (name) {
        name -> Text,
        value -> BigInt,
    }
}

diesel::table! {
    idempotency (person, key) {
        person -> Text,
        key -> Text,
        fingerprint -> Text,
        status -> Integer,
        location -> Text,
        version -> BigInt,
        body -> Text,
        made_at -> Text,
    }
}

diesel::table! {
    looks (person, day, case_id) {
        person -> Text,
        day -> Text,
        case_id -> Text,
        first_at -> Text,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        case_id -> Text,
        seq -> BigInt,
        recipient -> Text,
        subject -> Text,
        body -> Text,
        made_at -> Text,
        sent_at -> Nullable<Text>,
        attempts -> Integer,
        next_try -> Nullable<Text>,
        failure -> Nullable<Text>,
        claimed_until -> Nullable<Text>,
        follow -> Nullable<Text>,
    }
}

diesel::table! {
    follows (id) {
        id -> Text,
        case_id -> Text,
        email -> Text,
        language -> Text,
        address -> Text,
        secret -> Text,
        asked_at -> Text,
        confirmed_at -> Nullable<Text>,
        ended_at -> Nullable<Text>,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text,
        company -> Nullable<Text>,
        person -> Text,
        password_hash -> Text,
        otp_secret -> Text,
        otp_last_step -> BigInt,
        disabled_at -> Nullable<Text>,
        made_at -> Text,
    }
}

diesel::table! {
    api_tokens (digest) {
        digest -> Text,
        id -> Text,
        person -> Text,
        name -> Text,
        scope -> Text,
        made_at -> Text,
        made_with -> Nullable<Text>,
        expires_at -> Text,
        used_on -> Nullable<Text>,
    }
}

diesel::table! {
    sessions (digest) {
        digest -> Text,
        person -> Text,
        made_at -> Text,
        seen_at -> Text,
        source -> Text,
        known -> Nullable<Text>,
    }
}

diesel::table! {
    directory_people (id) {
        id -> Text,
        company -> Text,
        person -> Text,
        seen_at -> Text,
    }
}

diesel::table! {
    openid_starts (state) {
        state -> Text,
        browser -> Text,
        nonce -> Text,
        verifier -> Text,
        back_to -> Text,
        made_at -> Text,
    }
}

diesel::table! {
    sign_in_tries (name) {
        name -> Text,
        failures -> BigInt,
        last_at -> Text,
        next_try -> Text,
    }
}

diesel::table! {
    scans (sha256) {
        sha256 -> Text,
        asked_at -> Text,
        next_try -> Nullable<Text>,
        attempts -> Integer,
        failure -> Nullable<Text>,
        scanned_at -> Nullable<Text>,
        found -> Nullable<Text>,
    }
}

diesel::table! {
    worklist (case_id) {
        case_id -> Text,
        kind -> Text,
        company -> Text,
        words -> Text,
        state -> Text,
        submitted -> BigInt,
        signals -> BigInt,
        due -> Text,
        place -> Text,
        made_on -> Text,
    }
}

diesel::table! {
    worked_on (person, case_id) {
        person -> Text,
        case_id -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(cases, journal, documents, looks, outbox, worklist, worked_on);
