-- What people and other programs read. Made anew by every migration; README.md lists the columns.

-- Every answer as it is now: the latest revision of its text. Those who were forgotten are not here.
CREATE VIEW current_answers AS
SELECT answer.id AS answer, revision.id AS revision, revision.number AS revision_number,
       respondent.name AS respondent, respondent.id AS respondent_id, respondent.person_id AS person,
       wave.name AS wave, question.name AS question, question.codebook_name AS codebook,
       respondent.weight AS weight, respondent.cluster AS cluster, revision.text AS text
FROM answer
JOIN respondent ON respondent.id = answer.respondent_id AND NOT respondent.forgotten
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

-- The latest resolution of a cell.
CREATE VIEW resolutions AS
SELECT revision_id AS revision, variable, value, coder.name AS coder, MAX(coding.id) AS coding
FROM coding JOIN coder ON coder.id = coding.coder_id
WHERE resolution = 1 GROUP BY revision_id, variable;

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
WITH human AS (
    SELECT revision, variable, CASE WHEN COUNT(DISTINCT value) = 1 THEN MIN(value) END AS value,
           COUNT(DISTINCT value) > 1 AS disputed, GROUP_CONCAT(coder, ', ') AS coder, MAX(coding) AS coding
    FROM human_codings GROUP BY revision, variable
), decided AS (
    SELECT revision, variable, value, 'human' AS source, coder, NULL AS run, 0 AS disputed, 1 AS resolution, coding
    FROM resolutions
    UNION ALL
    SELECT revision, variable, value, 'human', coder, NULL, disputed, 0, coding
    FROM human WHERE NOT EXISTS (SELECT 1 FROM coding AS r WHERE r.revision_id = human.revision
                                 AND r.variable = human.variable AND r.resolution = 1)
)
SELECT answer, wave, question, respondent, current_answers.revision AS revision, variable, value, source, coder,
       run, disputed, resolution, coding
FROM current_answers JOIN (
    SELECT * FROM decided
    UNION ALL
    SELECT revision, variable, value, source, '', run, 0, 0, coding
    FROM machine_codings AS m
    WHERE NOT EXISTS (SELECT 1 FROM coding AS d WHERE d.revision_id = m.revision
                      AND d.variable = m.variable AND d.source = 'human')
) AS held ON held.revision = current_answers.revision;

-- The frame of every draw, one row a draw and answer, with the chance of being drawn (see DESIGN: audit).
CREATE VIEW draws AS
SELECT draw.id AS draw, draw.kind AS kind, event.at AS at, draw.stratified AS stratified,
       answer_id AS answer, draw_frame.revision_id AS revision, stratum, pi, drawn, earlier
FROM draw_frame JOIN draw ON draw.id = draw_id JOIN event ON event.id = draw.event_id
JOIN revision ON revision.id = draw_frame.revision_id;

-- Which rows of which sheet a coder has ticked off.
CREATE VIEW ticked_rows AS
SELECT tick.sheet_id AS sheet, sheet.take AS take, answer_id AS answer, tick.revision_id AS revision,
       coder.name AS coder, event.at AS at
FROM tick JOIN sheet ON sheet.id = sheet_id JOIN coder ON coder.id = tick.coder_id
JOIN revision ON revision.id = tick.revision_id JOIN event ON event.id = tick.event_id;
