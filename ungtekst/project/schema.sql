-- The tables of the project file, version 2. One idea a table; the views are in views.sql.
-- An answer's text is never changed: a new text is a new revision. A coding is never changed: a new decision
-- is a new row, and what holds now is derived (see current_codings).

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

-- Every command that changes something is one event: when, what, and who.
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    actor TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT ''
);

CREATE TABLE codebook (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    digest TEXT NOT NULL,
    content TEXT NOT NULL, -- JSON, as Codebook.from_dict reads it
    event_id INTEGER NOT NULL REFERENCES event,
    UNIQUE (name, version)
);

-- The columns of a coded table under a codebook: each choose-many code, each choice-one dimension.
CREATE TABLE variable (
    codebook_id INTEGER NOT NULL REFERENCES codebook,
    name TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('one', 'many')),
    position INTEGER NOT NULL,
    PRIMARY KEY (codebook_id, name)
);

CREATE TABLE wave (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    invited INTEGER,
    event_id INTEGER NOT NULL REFERENCES event
);

CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    codebook_name TEXT NOT NULL
);

CREATE TABLE asked (
    wave_id INTEGER NOT NULL REFERENCES wave,
    question_id INTEGER NOT NULL REFERENCES question,
    asked INTEGER NOT NULL,
    PRIMARY KEY (wave_id, question_id)
);

-- A person answers in one wave or, in a panel, in several.
CREATE TABLE person (id INTEGER PRIMARY KEY);

CREATE TABLE respondent (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person,
    wave_id INTEGER NOT NULL REFERENCES wave,
    name TEXT NOT NULL, -- the id as delivered; of one who was forgotten, a digest of it
    weight REAL NOT NULL DEFAULT 1,
    cluster TEXT NOT NULL DEFAULT '',
    forgotten INTEGER NOT NULL DEFAULT 0,
    UNIQUE (wave_id, name)
);

CREATE TABLE background (
    respondent_id INTEGER NOT NULL REFERENCES respondent,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (respondent_id, name)
);

-- What was said of a respondent before «add --revise» said otherwise: a group, or «weight» or «cluster».
CREATE TABLE former (
    event_id INTEGER NOT NULL REFERENCES event,
    respondent_id INTEGER NOT NULL REFERENCES respondent,
    kind TEXT NOT NULL CHECK (kind IN ('group', 'weight', 'cluster')),
    name TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL
);

CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    respondent_id INTEGER NOT NULL REFERENCES respondent,
    question_id INTEGER NOT NULL REFERENCES question,
    UNIQUE (respondent_id, question_id)
);

CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    answer_id INTEGER NOT NULL REFERENCES answer,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    event_id INTEGER NOT NULL REFERENCES event,
    UNIQUE (answer_id, number)
);

CREATE TABLE coder (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event,
    codebook_id INTEGER NOT NULL REFERENCES codebook,
    codebook_digest TEXT NOT NULL,
    tool_version TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    pipeline_digest TEXT NOT NULL,
    model_digest TEXT NOT NULL,
    seed INTEGER NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('rule', 'model')),
    learnt_from INTEGER NOT NULL, -- answers with human codings that it was fitted on
    model BLOB -- the fitted coder, kept for the latest run of a codebook
);

-- What a run covered, and the fold of a coder that had not seen the respondent (null: the whole coder).
CREATE TABLE run_answer (
    run_id INTEGER NOT NULL REFERENCES run,
    revision_id INTEGER NOT NULL REFERENCES revision,
    fold INTEGER,
    PRIMARY KEY (run_id, revision_id)
) WITHOUT ROWID;

CREATE TABLE draw (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event,
    codebook_id INTEGER NOT NULL REFERENCES codebook,
    kind TEXT NOT NULL CHECK (kind IN ('audit', 'double')),
    seed INTEGER NOT NULL,
    stratified TEXT NOT NULL DEFAULT '' -- the group or code that the strata are made by
);

-- The frame of a draw: every answer there was, its stratum, its chance, and whether it was drawn. One that an
-- earlier draw of the kind had taken could not be drawn again; its chance is what it would have had.
CREATE TABLE draw_frame (
    draw_id INTEGER NOT NULL REFERENCES draw,
    revision_id INTEGER NOT NULL REFERENCES revision,
    stratum TEXT NOT NULL DEFAULT '',
    pi REAL NOT NULL CHECK (pi > 0 AND pi <= 1),
    drawn INTEGER NOT NULL,
    earlier INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (draw_id, revision_id)
) WITHOUT ROWID;

CREATE TABLE sheet (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event,
    codebook_id INTEGER NOT NULL REFERENCES codebook,
    take TEXT NOT NULL CHECK (take IN ('queue', 'audit', 'double', 'all', 'resolve', 'quotes')),
    draw_id INTEGER REFERENCES draw,
    content TEXT NOT NULL DEFAULT '' -- a digest of what it shows; the keys of its rows depend on it
);

-- A row of a sheet as it was written: the suggestion, what stood in the code cells (JSON; blank ones are not
-- there), and the disputed cells it asks about (JSON list, in a sheet that resolves).
CREATE TABLE sheet_row (
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    revision_id INTEGER NOT NULL REFERENCES revision,
    position INTEGER NOT NULL,
    suggestion TEXT NOT NULL DEFAULT '',
    cells TEXT NOT NULL DEFAULT '{}',
    disputed TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (sheet_id, revision_id)
) WITHOUT ROWID;

-- A row that a coder has ticked off as done.
CREATE TABLE tick (
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    revision_id INTEGER NOT NULL REFERENCES revision,
    coder_id INTEGER NOT NULL REFERENCES coder,
    event_id INTEGER NOT NULL REFERENCES event,
    PRIMARY KEY (sheet_id, revision_id, coder_id)
) WITHOUT ROWID;

-- The ledger. Append-only: the triggers below hold everyone to it.
CREATE TABLE coding (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event,
    codebook_id INTEGER NOT NULL REFERENCES codebook,
    revision_id INTEGER NOT NULL REFERENCES revision,
    variable TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('rule', 'model', 'human')),
    resolution INTEGER NOT NULL DEFAULT 0,
    blind INTEGER NOT NULL DEFAULT 0,
    coder_id INTEGER REFERENCES coder,
    run_id INTEGER REFERENCES run,
    sheet_id INTEGER REFERENCES sheet,
    CHECK ((source = 'human') = (coder_id IS NOT NULL)),
    CHECK ((source = 'human') = (run_id IS NULL))
);
CREATE INDEX coding_place ON coding (revision_id, variable);

-- What an analyst wrote beside a row.
CREATE TABLE comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event,
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    revision_id INTEGER NOT NULL REFERENCES revision,
    coder_id INTEGER NOT NULL REFERENCES coder,
    text TEXT NOT NULL
);

-- A row of a sheet of quotes as it was written: the passage (a span of the text), what it was chosen for and why,
-- the spans masked and those to be looked at (JSON lists; of a row that stood approved, the masks as an object
-- of those shown and those found), and the spelling-corrected form (empty: none).
CREATE TABLE quote_row (
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    position INTEGER NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES revision,
    code TEXT NOT NULL,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    masks TEXT NOT NULL DEFAULT '[]',
    looks TEXT NOT NULL DEFAULT '[]',
    corrected TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (sheet_id, position)
) WITHOUT ROWID;

-- What a writer has decided of a quote: to print it (1), in exactly this form, or not (0). The latest holds.
-- «found» are the masks that the recognisers had found then: when they find others, the approval lapses.
CREATE TABLE approval (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event,
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    coder_id INTEGER NOT NULL REFERENCES coder,
    revision_id INTEGER NOT NULL REFERENCES revision,
    code TEXT NOT NULL,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    masks TEXT NOT NULL,
    found TEXT NOT NULL,
    corrected INTEGER NOT NULL,
    display TEXT NOT NULL,
    approved INTEGER NOT NULL
);

-- Probabilities of the latest run that covered the answer, by code id.
CREATE TABLE probability (
    revision_id INTEGER NOT NULL REFERENCES revision,
    code TEXT NOT NULL,
    p REAL NOT NULL,
    PRIMARY KEY (revision_id, code)
) WITHOUT ROWID;

CREATE TRIGGER coding_stays BEFORE UPDATE ON coding
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER coding_kept BEFORE DELETE ON coding
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
-- The one thing that may become of a text is that it is forgotten, with its respondent.
CREATE TRIGGER text_stays BEFORE UPDATE OF text ON revision
WHEN NEW.text <> '' OR NOT EXISTS (
    SELECT 1 FROM answer JOIN respondent ON respondent.id = answer.respondent_id
    WHERE answer.id = NEW.answer_id AND respondent.forgotten)
BEGIN SELECT RAISE(ABORT, 'an answer''s text never changes'); END;
