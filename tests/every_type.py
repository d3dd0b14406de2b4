"""The invented harbour talks with an entry of every type, for tests that show every page."""

EVERY_TYPE = """
    === content/dossier.yaml
    title: Harbour talks
    description: Two towns on one bay.
    scope: The invented talks between two harbour towns.
    started: 2024-01-01
    as_of: 2026-03-01
    licence: {text: CC BY 4.0, data: CC BY 4.0}
    contact: errors@example.org
    repository: https://git.example.org/harbour
    sides:
      - {id: north, name: The north, code: NO, shape: circle, colour: blue, parties: [northport]}
      - {id: south, name: The south, code: SO, shape: square, colour: orange, parties: [southport]}
    matrix:
      holders: [northport, southport, harbour-court]
      issues: [piers, lights, fees]
    === content/places/bay.yaml
    {name: The Bay, kind: region, country_policy: As the naming policy says., review: candidate}
    === content/places/quay-house.yaml
    name: Quay House
    native_name: {uk: Причал}
    kind: city
    country: LV
    within: bay
    lat: 56.95
    lon: 24.1
    coord_precision: city
    timezone: Europe/Riga
    review: candidate
    cites: [gazette]
    === content/actors/harbour-court.yaml
    kind: igo
    name: Harbour Court
    website: https://court.example.org/
    seat: quay-house
    founded: 1950
    party_role: mediator
    members: [{actor: northport, start: 1950}, {actor: southport, start: 1951, end: 2020}]
    independence: independent
    reliability: solid
    reliability_basis: Its own records.
    review: candidate
    cites: [gazette]
    === content/actors/vera-lind.md
    ---
    kind: person
    name: Vera Lind
    native_name: {uk: Віра Лінд}
    aliases: [Wera Lind]
    nationality: [SE]
    born: 1970
    died: 2026-02
    public_role_basis: Envoy of a party.
    website: https://lind.example.org/
    external_ids: {wikidata: Q42}
    affiliations: [{org: southport, role: Envoy, start: 2024-05-01, cites: [gazette]}]
    disputes:
      - about: Who sent her
        status: open
        values:
          - {value: The council, by: [southport], date: 2025-06-05, cites: [gazette]}
          - {value: Nobody, by: [northport], date: 2025-06-02, cites: [gazette, bulletin]}
    corrections:
      - {date: 2025-09-01, was: Ambassador, now: Envoy, kind: minor, reason: A slip., cites: [bulletin]}
    summary: Envoy of the south.
    review: reviewed
    checked: 2026-02-20
    cites: [gazette]
    ---

    She was born in [[southport|the south]] [@bulletin, p. 3].

    ## Later

    See [[n-piers-2]] and [[quay-1]].
    === content/actors/otto-ek.yaml
    {kind: person, name: Otto Ek, review: candidate, affiliations: [{org: southport, role: Adviser}]}
    === content/tracks/old-quay.yaml
    {name: Old quay, format: bilateral, parties: [northport, southport], status: ended, started: 2020, ended: 2021, review: candidate}
    === content/tracks/quay.yaml
    name: Quay talks
    short_name: Quay
    format: bilateral
    parties: [northport, southport]
    mediators: [harbour-court]
    level: minister
    started: 2025-06-02
    status: active
    numbering: continuous
    predecessor: old-quay
    review: candidate
    cites: [gazette]
    === content/meetings/quay-1.md
    ---
    title: First round
    short_title: Quay 1
    date: 2025-06-02
    time: "10:00"
    end_time: "12:30"
    timezone: Europe/Riga
    place: quay-house
    venue: Hall B
    status: held
    kind: in_person
    level: minister
    secrecy: public
    track: quay
    round: "1"
    host: harbour-court
    organizers: [harbour-court]
    agenda: [lights]
    issues: [piers]
    cites: [gazette]
    review: candidate
    delegations:
      - party: northport
        role: party
        head: ana-petrovic
        size: 4
        note: By boat.
        cites: [gazette]
        members:
          - {person: ana-petrovic, attendance: present}
      - party: southport
        role: party
        members:
          - {person: vera-lind, attendance: present, function: adviser, note: Late.}
          - {person: otto-ek, attendance: announced, capacity_text: adviser, on_behalf_of: harbour-court}
    absent:
      - {person: otto-ek, expected_because: The programme named him., cites: [gazette]}
    accounts:
      - by: northport
        source: gazette
        published: 2025-06-03
        summary: A good day.
        tone: warm
        says: [{issue: piers, text: Spoke of the north pier.}]
        omits: [{issue: lights, text: The lighthouse.}]
      - by: northport
        source: bulletin
        says: [{issue: piers, text: Spoke of it again.}]
      - by: southport
        source: bulletin
        denies: [{issue: piers, text: That a pier was promised.}]
    outcomes:
      - {text: A second round in July., kind: next_meeting, by: [northport], deadline: 2025-07-31, watch: will-they, document: pier-draft, cites: [gazette]}
    disputes:
      - {field: date, status: resolved, preferred: 1, resolution: The log says so., values: [{value: 2 June, cites: [gazette]}, {value: 3 June, cites: [bulletin]}]}
    status_log:
      - {status: scheduled, on: 2025-05-20, by: northport, cites: [gazette]}
      - {status: held, on: 2025-06-02, date_was: 2025-06-01, reason: A storm.}
    ---

    They met for the first time [@gazette].
    === content/meetings/quay-2.yaml
    title: Second round
    date: 2026-02-10~
    status: held
    kind: call
    track: quay
    round: "2"
    follows: quay-1
    review: candidate
    cites: [bulletin]
    delegations:
      - {party: northport, role: party, head: ana-petrovic, members: [{person: ana-petrovic, attendance: remote}]}
      - {party: southport, role: party, members: [{person: vera-lind, attendance: remote}]}
    === content/meetings/quay-2-side.yaml
    title: Talk aside
    date: 2026-02-10
    status: held
    kind: side_meeting
    part_of: quay-2
    review: candidate
    cites: [bulletin]
    delegations: []
    === content/meetings/quay-3.yaml
    title: Third round
    date: 2026-04-02
    status: scheduled
    kind: in_person
    track: quay
    round: "3"
    review: candidate
    cites: [bulletin]
    delegations:
      - {party: northport, role: party, members: [{person: ana-petrovic, attendance: announced}]}
      - {party: southport, role: party, members: [{person: otto-ek, attendance: announced}]}
    === content/events/storm.yaml
    title: Storm
    date: 2025-06-01
    kind: other
    place: bay
    actors: [{actor: northport, role: hit by it}]
    issues: [piers]
    documents: [pier-draft]
    relates_to: [quay-1]
    review: candidate
    cites: [gazette]
    === content/issues/harbour.yaml
    {title: The harbour, question: Whose is the harbour?, review: candidate}
    === content/issues/piers.md
    ---
    title: The two piers
    short_title: Piers
    question: Who keeps the piers?
    parent: harbour
    stances: {shared: wants to share them}
    synonyms: [jetties]
    glossary: A pier is longer than a jetty.
    review: candidate
    cites: [gazette]
    ---

    It began with a [[storm]] [@gazette].
    === content/issues/lights.yaml
    title: Lights
    question: Who lights the bay?
    review: candidate
    searched:
      - {holder: northport, on: 2026-02-01, result: none_found, note: In the Gazette.}
      - {holder: harbour-court, on: 2026-02-01, result: not_applicable}
    === content/issues/fees.yaml
    {title: Fees, question: Who pays?, review: candidate}
    === content/positions/n-piers-1.yaml
    holder: northport
    issue: piers
    date: 2025-06-02
    at: quay-1
    stated_by: ana-petrovic
    summary: Wants both piers.
    stance: demands
    basis: on_record
    quote: {text: Обидва наші., lang: uk, translation: Both are ours.}
    review: candidate
    cites: [{source: gazette, locator: p. 2, quote: Обидва наші., quote_lang: uk, translation: Both are ours.}]
    === content/positions/n-piers-2.yaml
    holder: northport
    issue: piers
    date: 2026-02-10
    at: storm
    document: pier-draft
    provision: "1"
    stated_by: ana-petrovic
    summary: Would share the piers.
    stance: shared
    condition: The lights come first.
    basis: reported
    attribution: named
    supersedes: [n-piers-1]
    supersedes_kind: replaces
    movement: softened
    likelihood: likely
    confidence: moderate
    note: From one page.
    review: candidate
    disputes: [{about: what was said, status: open, values: [{value: Share}, {value: Split}]}]
    cites: [{source: bulletin, stance: disputes}]
    === content/positions/s-lights.yaml
    {holder: southport, issue: lights, date: 2025-06-03, summary: Does not say who lights the bay., stance: declines_to_state, basis: on_record, review: candidate, cites: [gazette]}
    === content/positions/court-piers.yaml
    {holder: harbour-court, issue: piers, date: 2025-07, summary: Sees two piers., stance: ambiguous, basis: readout_own, review: candidate, cites: [gazette]}
    === content/documents/pier-draft.yaml
    title: Draft on the piers
    short_title: Pier draft
    date: 2025-05-01
    kind: draft
    stage: pre_negotiation
    status: draft
    authenticity: leaked_unverified
    version: first
    parties: [northport]
    third_parties: [harbour-court]
    authentic_languages: [en, uk]
    url: https://draft.example.org/
    provisions: [{no: "1", issue: piers, text: The piers are shared., cites: [gazette]}, {no: "2", text: The rest is open.}]
    review: candidate
    cites: [gazette]
    === content/documents/pier-deal.yaml
    title: Deal on the piers
    date: 2025-07-01
    kind: agreement
    agreement_type: local
    status: signed
    authenticity: official
    version_of: pier-draft
    signatories: [{person: ana-petrovic, on_behalf_of: northport}]
    provisions: [{no: "1", issue: piers, text: The piers are shared by both., cites: [gazette]}]
    review: candidate
    cites: [gazette]
    === content/claims/long-pier.yaml
    text: The pier is a mile long.
    number: "4"
    claimed_by: [{actor: vera-lind, source: bulletin, date: 2025-06-04, cites: [bulletin]}, {source: gazette}]
    about: [piers]
    status: refuted
    status_reason: It was measured.
    corrected: It is half a mile long.
    likelihood: almost no chance
    confidence: high
    contradicts: [short-pier]
    response: [{by: northport, text: Measure it., date: 2025-06-05, cites: [gazette]}]
    allegation: true
    review: candidate
    cites: [{source: bulletin}, {source: gazette, stance: disputes, quote: half a mile}]
    === content/claims/short-pier.yaml
    {text: The pier is short., claimed_by: [{source: gazette}], status: confirmed, review: candidate, cites: [gazette]}
    === content/sources/bulletin.yaml
    title: Бюлетень
    kind: social_post
    publisher: The Bulletin
    publisher_actor: harbour-court
    agency: Bay Wire
    author: [A. Writer]
    published: 2025-06-04
    accessed: 2025-06-05
    url: https://www.bulletin.example.org/4
    reference: No. 4
    language: uk
    reliability: low
    reliability_basis: One voice.
    access: dead
    attribution: anonymous
    archives: [{url: "https://archive.example.org/4", date: 2025-06-06, service: perma}]
    derives_from: [gazette]
    note: Read with care.
    review: candidate
    === content/watch/will-they.yaml
    question: Will they meet again by the end of February 2026?
    opened: 2025-06-02
    due: 2026-02-28
    criteria: Two pages tell of a meeting.
    resolver: The editors
    status: open
    due_log: [{was: 2025-07-31, on: 2025-08-01, why: The storm.}]
    likelihood_log: [{on: 2025-06-03, term: likely, by: The editors}]
    issues: [piers]
    actors: [northport]
    relates_to: [quay-1]
    review: candidate
    cites: [gazette]
    === content/watch/did-they.yaml
    {question: Did they sign?, opened: 2025-06-02, due: 2025-07-01, criteria: A text., status: resolved, outcome: "yes", resolved_on: 2025-07-01, outcome_text: They did., review: candidate, cites: [gazette]}
    === content/pages/state.md
    ---
    title: State of play
    kind: state_of_play
    date: 2026-03-01
    signed_by: [The editors]
    review: candidate
    ---

    They talk [@gazette].
    === content/pages/about.md
    ---
    title: About
    kind: about
    review: candidate
    ---

    What this is.
    === content/actors/gone.yaml
    {kind: person, name: Gone Away, review: withdrawn, withdrawn: {on: 2026-01-01, reason: duplicate, instead: vera-lind}, affiliations: [{org: southport, role: Clerk}]}
"""
"""Over the base world of `worlds`: with it every type, every state of a cell, and every optional field that is shown."""
