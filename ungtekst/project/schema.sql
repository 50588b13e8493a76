-- The project file, version 1. One idea a table; the views at the end are for people and other programs.
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
    name TEXT NOT NULL, -- the id as delivered
    weight REAL NOT NULL DEFAULT 1,
    cluster TEXT NOT NULL DEFAULT '',
    UNIQUE (wave_id, name)
);

CREATE TABLE background (
    respondent_id INTEGER NOT NULL REFERENCES respondent,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (respondent_id, name)
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
    seed INTEGER NOT NULL
);

-- The frame of a draw: every answer that could have been drawn, its stratum, its chance, and whether it was.
CREATE TABLE draw_frame (
    draw_id INTEGER NOT NULL REFERENCES draw,
    revision_id INTEGER NOT NULL REFERENCES revision,
    stratum TEXT NOT NULL DEFAULT '',
    pi REAL NOT NULL CHECK (pi > 0 AND pi <= 1),
    drawn INTEGER NOT NULL,
    PRIMARY KEY (draw_id, revision_id)
) WITHOUT ROWID;

CREATE TABLE sheet (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event,
    codebook_id INTEGER NOT NULL REFERENCES codebook,
    take TEXT NOT NULL CHECK (take IN ('queue', 'audit', 'double', 'all')),
    draw_id INTEGER REFERENCES draw
);

CREATE TABLE sheet_row (
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    revision_id INTEGER NOT NULL REFERENCES revision,
    position INTEGER NOT NULL,
    suggestion TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (sheet_id, revision_id)
) WITHOUT ROWID;

-- What stood in the code cells when the sheet was written; a blank cell has no row.
CREATE TABLE sheet_cell (
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    revision_id INTEGER NOT NULL REFERENCES revision,
    variable TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (sheet_id, revision_id, variable)
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

CREATE TRIGGER coding_stays BEFORE UPDATE ON coding
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER coding_kept BEFORE DELETE ON coding
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER text_stays BEFORE UPDATE OF text ON revision
BEGIN SELECT RAISE(ABORT, 'an answer''s text never changes'); END;

-- Probabilities of the latest run that covered the answer, by code id.
CREATE TABLE probability (
    revision_id INTEGER NOT NULL REFERENCES revision,
    code TEXT NOT NULL,
    p REAL NOT NULL,
    PRIMARY KEY (revision_id, code)
) WITHOUT ROWID;

CREATE VIEW current_answers AS
SELECT answer.id AS answer, revision.id AS revision, revision.number AS revision_number,
       respondent.name AS respondent, respondent.id AS respondent_id, respondent.person_id AS person,
       wave.name AS wave, question.name AS question, question.codebook_name AS codebook,
       respondent.weight AS weight, respondent.cluster AS cluster, revision.text AS text
FROM answer
JOIN respondent ON respondent.id = answer.respondent_id
JOIN wave ON wave.id = respondent.wave_id
JOIN question ON question.id = answer.question_id
JOIN revision ON revision.answer_id = answer.id
    AND revision.number = (SELECT MAX(number) FROM revision AS r WHERE r.answer_id = answer.id);

-- Each human coder's latest coding of a cell, resolutions apart.
CREATE VIEW human_codings AS
SELECT revision_id AS revision, variable, value, coder.name AS coder, blind, sheet_id AS sheet, MAX(coding.id) AS coding
FROM coding JOIN coder ON coder.id = coding.coder_id
WHERE source = 'human' AND resolution = 0
GROUP BY revision_id, variable, coder_id;

-- The latest machine coding of a cell. Covered by a run and never stored means 0; stored as empty means
-- that an earlier value was taken back.
CREATE VIEW machine_codings AS
SELECT * FROM (
    SELECT revision_id AS revision, variable, value, source, run_id AS run, MAX(id) AS coding
    FROM coding WHERE source <> 'human'
    GROUP BY revision_id, variable
) WHERE value <> ''
UNION ALL
SELECT covered.revision_id, variable.name, '0', run.source, covered.run_id, NULL
FROM (SELECT run_answer.revision_id, codebook.name, MAX(run.id) AS run_id
      FROM run_answer JOIN run ON run.id = run_answer.run_id JOIN codebook ON codebook.id = run.codebook_id
      GROUP BY run_answer.revision_id, codebook.name) AS covered
JOIN run ON run.id = covered.run_id
JOIN variable ON variable.codebook_id = run.codebook_id AND variable.choice = 'many'
WHERE NOT EXISTS (SELECT 1 FROM coding WHERE coding.revision_id = covered.revision_id
                  AND coding.variable = variable.name AND coding.source <> 'human');

-- What holds now, one row a decision: a resolution, else the human coders where they agree, else the machine.
-- A disputed cell has no value. A parent that follows from its child is not shown here, only what was coded.
CREATE VIEW current_codings AS
WITH resolved AS (
    SELECT revision_id AS revision, variable, value, coder.name AS coder, MAX(coding.id) AS coding
    FROM coding JOIN coder ON coder.id = coding.coder_id
    WHERE resolution = 1 GROUP BY revision_id, variable
), human AS (
    SELECT revision, variable, CASE WHEN COUNT(DISTINCT value) = 1 THEN MIN(value) END AS value,
           COUNT(DISTINCT value) > 1 AS disputed, GROUP_CONCAT(coder, ', ') AS coder, MAX(coding) AS coding
    FROM human_codings GROUP BY revision, variable
), decided AS (
    SELECT revision, variable, value, 'human' AS source, coder, NULL AS run, 0 AS disputed, 1 AS resolution, coding
    FROM resolved
    UNION ALL
    SELECT revision, variable, value, 'human', coder, NULL, disputed, 0, coding
    FROM human WHERE NOT EXISTS (SELECT 1 FROM resolved AS r
                                 WHERE r.revision = human.revision AND r.variable = human.variable)
)
SELECT answer, wave, question, respondent, current_answers.revision AS revision, variable, value, source, coder,
       run, disputed, resolution, coding
FROM current_answers JOIN (
    SELECT * FROM decided
    UNION ALL
    SELECT revision, variable, value, source, '', run, 0, 0, coding
    FROM machine_codings AS m WHERE NOT EXISTS (SELECT 1 FROM decided AS d
                                               WHERE d.revision = m.revision AND d.variable = m.variable)
) AS held ON held.revision = current_answers.revision;
