-- From version 1 to 2: respondents can be forgotten and revised, draws have strata, rows their ticks and cells.

ALTER TABLE respondent ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;

CREATE TABLE former (
    event_id INTEGER NOT NULL REFERENCES event,
    respondent_id INTEGER NOT NULL REFERENCES respondent,
    kind TEXT NOT NULL CHECK (kind IN ('group', 'weight', 'cluster')),
    name TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL
);

ALTER TABLE draw ADD COLUMN stratified TEXT NOT NULL DEFAULT '';
ALTER TABLE draw_frame ADD COLUMN earlier INTEGER NOT NULL DEFAULT 0;

-- SQLite changes a check only by making the table anew.
CREATE TABLE sheet_2 (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event,
    codebook_id INTEGER NOT NULL REFERENCES codebook,
    take TEXT NOT NULL CHECK (take IN ('queue', 'audit', 'double', 'all', 'resolve', 'quotes')),
    draw_id INTEGER REFERENCES draw,
    content TEXT NOT NULL DEFAULT '' -- a digest of what it shows; the keys of its rows depend on it
);
INSERT INTO sheet_2 (id, event_id, codebook_id, take, draw_id) SELECT id, event_id, codebook_id, take, draw_id FROM sheet;
DROP TABLE sheet;
ALTER TABLE sheet_2 RENAME TO sheet;

ALTER TABLE sheet_row ADD COLUMN cells TEXT NOT NULL DEFAULT '{}';
ALTER TABLE sheet_row ADD COLUMN disputed TEXT NOT NULL DEFAULT '[]';
UPDATE sheet_row SET cells = (
    SELECT json_group_object(variable, value) FROM sheet_cell
    WHERE sheet_cell.sheet_id = sheet_row.sheet_id AND sheet_cell.revision_id = sheet_row.revision_id);
DROP TABLE sheet_cell;

CREATE TABLE tick (
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    revision_id INTEGER NOT NULL REFERENCES revision,
    coder_id INTEGER NOT NULL REFERENCES coder,
    event_id INTEGER NOT NULL REFERENCES event,
    PRIMARY KEY (sheet_id, revision_id, coder_id)
) WITHOUT ROWID;
-- Version 1 did not keep ticks, but a ticked row is the one from which every choose-many code was taken.
INSERT INTO tick
SELECT coding.sheet_id, revision_id, coder_id, MAX(coding.event_id)
FROM coding JOIN sheet ON sheet.id = coding.sheet_id
JOIN variable ON variable.codebook_id = sheet.codebook_id AND variable.name = coding.variable AND choice = 'many'
GROUP BY coding.sheet_id, revision_id, coder_id
HAVING COUNT(DISTINCT variable) = (SELECT COUNT(*) FROM variable AS v
                                   WHERE v.codebook_id = sheet.codebook_id AND v.choice = 'many');

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

DROP TRIGGER text_stays;
CREATE TRIGGER text_stays BEFORE UPDATE OF text ON revision
WHEN NEW.text <> '' OR NOT EXISTS (
    SELECT 1 FROM answer JOIN respondent ON respondent.id = answer.respondent_id
    WHERE answer.id = NEW.answer_id AND respondent.forgotten)
BEGIN SELECT RAISE(ABORT, 'an answer''s text never changes'); END;
