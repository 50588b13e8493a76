BEGIN TRANSACTION;
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    respondent_id INTEGER NOT NULL REFERENCES respondent,
    question_id INTEGER NOT NULL REFERENCES question,
    UNIQUE (respondent_id, question_id)
);
INSERT INTO "answer" VALUES(1,1,1);
INSERT INTO "answer" VALUES(2,1,2);
INSERT INTO "answer" VALUES(3,2,1);
INSERT INTO "answer" VALUES(4,2,2);
INSERT INTO "answer" VALUES(5,3,1);
INSERT INTO "answer" VALUES(6,3,2);
INSERT INTO "answer" VALUES(7,4,1);
INSERT INTO "answer" VALUES(8,4,2);
INSERT INTO "answer" VALUES(9,5,1);
INSERT INTO "answer" VALUES(10,5,2);
INSERT INTO "answer" VALUES(11,6,1);
INSERT INTO "answer" VALUES(12,6,2);
INSERT INTO "answer" VALUES(13,7,1);
INSERT INTO "answer" VALUES(14,7,2);
INSERT INTO "answer" VALUES(15,8,1);
INSERT INTO "answer" VALUES(16,8,2);
CREATE TABLE asked (
    wave_id INTEGER NOT NULL REFERENCES wave,
    question_id INTEGER NOT NULL REFERENCES question,
    asked INTEGER NOT NULL,
    PRIMARY KEY (wave_id, question_id)
);
INSERT INTO "asked" VALUES(1,1,9);
CREATE TABLE background (
    respondent_id INTEGER NOT NULL REFERENCES respondent,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (respondent_id, name)
);
INSERT INTO "background" VALUES(1,'kontor','Granmo');
INSERT INTO "background" VALUES(1,'kjønn','kvinne');
INSERT INTO "background" VALUES(2,'kontor','Granmo');
INSERT INTO "background" VALUES(2,'kjønn','mann');
INSERT INTO "background" VALUES(3,'kontor','Østbyen');
INSERT INTO "background" VALUES(3,'kjønn','kvinne');
INSERT INTO "background" VALUES(4,'kontor','Østbyen');
INSERT INTO "background" VALUES(4,'kjønn','mann');
INSERT INTO "background" VALUES(5,'kontor','Granmo');
INSERT INTO "background" VALUES(5,'kjønn','kvinne');
INSERT INTO "background" VALUES(6,'kontor','Østbyen');
INSERT INTO "background" VALUES(6,'kjønn','mann');
INSERT INTO "background" VALUES(7,'kontor','Granmo');
INSERT INTO "background" VALUES(7,'kjønn','kvinne');
INSERT INTO "background" VALUES(8,'kontor','Østbyen');
INSERT INTO "background" VALUES(8,'kjønn','kvinne');
CREATE TABLE codebook (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    digest TEXT NOT NULL,
    content TEXT NOT NULL, -- JSON, as Codebook.from_dict reads it
    event_id INTEGER NOT NULL REFERENCES event,
    UNIQUE (name, version)
);
INSERT INTO "codebook" VALUES(1,'hverdag','1.0.0','5fe30dba6430bbf04cd93a6cc274faa89cb5eedf0c07369de6451eb3179c3f4d','{"ungtekst": "codebook/1", "id": "hverdag", "version": "1.0.0", "language": "nb", "title": {"nb": "Hverdagen til unge"}, "questions": [{"id": "hverdag", "wording": {"nb": "Hva er vanskelig i hverdagen?"}, "content": ["ingenting"]}, {"id": "hjelp", "wording": {"nb": "Hva slags hjelp har du fått?"}}], "dimensions": [{"id": "tema", "choice": "many", "codes": [{"id": "skole", "label": {"nb": "Skole"}, "terms": ["skole", "lærer", "eksamen"], "examples": ["Læreren så meg aldri."]}, {"id": "økonomi", "label": {"nb": "Økonomi"}, "terms": ["penge", "husleie", "dyr"]}, {"id": "helse", "label": {"nb": "Helse"}, "terms": ["sliten", "angst", "sove"]}, {"id": "nav", "label": {"nb": "NAV"}, "terms": ["=NAV", "veileder"]}]}, {"id": "valens", "choice": "one", "codes": [{"id": "positiv", "label": {"nb": "Positiv"}, "terms": ["bra", "fin", "snill"]}, {"id": "negativ", "label": {"nb": "Negativ"}, "terms": ["dårlig", "vanskelig"]}, {"id": "nøytral", "label": {"nb": "Nøytral"}}]}]}',1);
CREATE TABLE coder (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO "coder" VALUES(1,'kari');
INSERT INTO "coder" VALUES(2,'ola');
INSERT INTO "coder" VALUES(3,'sjef');
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
INSERT INTO "coding" VALUES(1,3,1,1,'skole','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(2,3,1,1,'valens','nøytral','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(3,3,1,1,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(4,3,1,2,'skole','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(5,3,1,2,'nav','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(6,3,1,2,'valens','positiv','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(7,3,1,2,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(8,3,1,3,'økonomi','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(9,3,1,3,'valens','nøytral','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(10,3,1,3,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(11,3,1,4,'bruk','tomt','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(12,3,1,5,'helse','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(13,3,1,5,'valens','nøytral','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(14,3,1,5,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(15,3,1,6,'nav','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(16,3,1,6,'valens','positiv','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(17,3,1,6,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(18,3,1,7,'bruk','tomt','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(19,3,1,8,'bruk','ikke-svar','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(20,3,1,9,'valens','nøytral','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(21,3,1,9,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(22,3,1,10,'bruk','tomt','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(23,3,1,11,'skole','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(24,3,1,11,'valens','nøytral','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(25,3,1,11,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(26,3,1,12,'valens','nøytral','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(27,3,1,12,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(28,3,1,13,'økonomi','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(29,3,1,13,'valens','nøytral','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(30,3,1,13,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(31,3,1,14,'økonomi','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(32,3,1,14,'nav','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(33,3,1,14,'valens','nøytral','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(34,3,1,14,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(35,3,1,15,'helse','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(36,3,1,15,'valens','nøytral','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(37,3,1,15,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(38,3,1,16,'skole','1','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(39,3,1,16,'valens','negativ','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(40,3,1,16,'bruk','ja','rule',0,0,NULL,1,NULL);
INSERT INTO "coding" VALUES(41,6,1,16,'skole','1','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(42,6,1,16,'økonomi','0','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(43,6,1,16,'helse','0','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(44,6,1,16,'nav','0','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(45,6,1,16,'valens','negativ','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(46,6,1,16,'bruk','ja','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(47,6,1,14,'skole','0','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(48,6,1,14,'økonomi','1','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(49,6,1,14,'helse','1','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(50,6,1,14,'nav','1','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(51,6,1,14,'valens','nøytral','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(52,6,1,14,'bruk','ja','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(53,6,1,6,'skole','0','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(54,6,1,6,'økonomi','0','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(55,6,1,6,'helse','0','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(56,6,1,6,'nav','1','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(57,6,1,6,'valens','positiv','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(58,6,1,6,'bruk','ja','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(59,6,1,2,'skole','1','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(60,6,1,2,'økonomi','0','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(61,6,1,2,'helse','0','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(62,6,1,2,'nav','1','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(63,6,1,2,'valens','positiv','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(64,6,1,2,'bruk','ja','human',0,0,1,NULL,1);
INSERT INTO "coding" VALUES(65,7,1,5,'skole','0','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(66,7,1,5,'økonomi','0','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(67,7,1,5,'helse','0','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(68,7,1,5,'nav','1','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(69,7,1,5,'valens','negativ','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(70,7,1,11,'skole','0','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(71,7,1,11,'økonomi','0','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(72,7,1,11,'helse','0','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(73,7,1,11,'nav','1','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(74,7,1,11,'valens','negativ','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(75,7,1,3,'skole','0','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(76,7,1,3,'økonomi','0','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(77,7,1,3,'helse','0','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(78,7,1,3,'nav','1','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(79,7,1,3,'valens','negativ','human',0,1,2,NULL,2);
INSERT INTO "coding" VALUES(80,8,1,3,'helse','1','human',0,0,1,NULL,NULL);
INSERT INTO "coding" VALUES(81,8,1,3,'skole','0','human',0,0,1,NULL,NULL);
INSERT INTO "coding" VALUES(82,9,1,3,'helse','0','human',0,0,2,NULL,NULL);
INSERT INTO "coding" VALUES(83,9,1,3,'skole','1','human',0,0,2,NULL,NULL);
INSERT INTO "coding" VALUES(84,1,1,3,'skole','1','human',1,0,3,NULL,NULL);
INSERT INTO "coding" VALUES(85,10,1,1,'valens','negativ','model',0,0,NULL,2,NULL);
INSERT INTO "coding" VALUES(86,10,1,5,'valens','negativ','model',0,0,NULL,2,NULL);
INSERT INTO "coding" VALUES(87,10,1,9,'valens','negativ','model',0,0,NULL,2,NULL);
INSERT INTO "coding" VALUES(88,10,1,13,'valens','negativ','model',0,0,NULL,2,NULL);
INSERT INTO "coding" VALUES(89,10,1,15,'valens','negativ','model',0,0,NULL,2,NULL);
CREATE TABLE comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event,
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    revision_id INTEGER NOT NULL REFERENCES revision,
    coder_id INTEGER NOT NULL REFERENCES coder,
    text TEXT NOT NULL
);
INSERT INTO "comment" VALUES(1,6,1,6,1,'Usikker her.');
CREATE TABLE draw (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event,
    codebook_id INTEGER NOT NULL REFERENCES codebook,
    kind TEXT NOT NULL CHECK (kind IN ('audit', 'double')),
    seed INTEGER NOT NULL
);
INSERT INTO "draw" VALUES(1,5,1,'audit',3);
CREATE TABLE draw_frame (
    draw_id INTEGER NOT NULL REFERENCES draw,
    revision_id INTEGER NOT NULL REFERENCES revision,
    stratum TEXT NOT NULL DEFAULT '',
    pi REAL NOT NULL CHECK (pi > 0 AND pi <= 1),
    drawn INTEGER NOT NULL,
    PRIMARY KEY (draw_id, revision_id)
) WITHOUT ROWID;
INSERT INTO "draw_frame" VALUES(1,1,'',4.28571428571428547638e-01,0);
INSERT INTO "draw_frame" VALUES(1,2,'',4.28571428571428547638e-01,0);
INSERT INTO "draw_frame" VALUES(1,3,'',4.28571428571428547638e-01,1);
INSERT INTO "draw_frame" VALUES(1,5,'',4.28571428571428547638e-01,1);
INSERT INTO "draw_frame" VALUES(1,6,'',4.28571428571428547638e-01,0);
INSERT INTO "draw_frame" VALUES(1,8,'',4.28571428571428547638e-01,1);
INSERT INTO "draw_frame" VALUES(1,9,'',4.28571428571428547638e-01,0);
INSERT INTO "draw_frame" VALUES(1,10,'',4.28571428571428547638e-01,1);
INSERT INTO "draw_frame" VALUES(1,11,'',4.28571428571428547638e-01,1);
INSERT INTO "draw_frame" VALUES(1,12,'',4.28571428571428547638e-01,1);
INSERT INTO "draw_frame" VALUES(1,13,'',4.28571428571428547638e-01,0);
INSERT INTO "draw_frame" VALUES(1,14,'',4.28571428571428547638e-01,0);
INSERT INTO "draw_frame" VALUES(1,15,'',4.28571428571428547638e-01,0);
INSERT INTO "draw_frame" VALUES(1,16,'',4.28571428571428547638e-01,0);
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    actor TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT ''
);
INSERT INTO "event" VALUES(1,'2026-11-21T14:30:12+00:00','new','','');
INSERT INTO "event" VALUES(2,'2026-11-21T14:30:12+00:00','add','','{"wave": "2025", "table": "svar.csv"}');
INSERT INTO "event" VALUES(3,'2026-11-21T14:30:15+00:00','code','','');
INSERT INTO "event" VALUES(4,'2026-11-21T14:30:15+00:00','review export','','{"take": "queue", "file": "ko.csv"}');
INSERT INTO "event" VALUES(5,'2026-11-21T14:30:15+00:00','review export','','{"take": "audit", "file": "revisjon.csv"}');
INSERT INTO "event" VALUES(6,'2026-11-21T14:30:15+00:00','review apply','kari','{"file": "ko_kari.csv"}');
INSERT INTO "event" VALUES(7,'2026-11-21T14:30:15+00:00','review apply','ola','{"file": "rev_ola.csv"}');
INSERT INTO "event" VALUES(8,'2026-11-21T14:30:15+00:00','add-codes','kari','');
INSERT INTO "event" VALUES(9,'2026-11-21T14:30:15+00:00','add-codes','ola','');
INSERT INTO "event" VALUES(10,'2026-11-21T14:30:15+00:00','code','','');
INSERT INTO "event" VALUES(11,'2026-11-21T14:30:15+00:00','review export','','{"take": "all", "file": "ute.csv"}');
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO "meta" VALUES('project','prøve');
CREATE TABLE person (id INTEGER PRIMARY KEY);
INSERT INTO "person" VALUES(1);
INSERT INTO "person" VALUES(2);
INSERT INTO "person" VALUES(3);
INSERT INTO "person" VALUES(4);
INSERT INTO "person" VALUES(5);
INSERT INTO "person" VALUES(6);
INSERT INTO "person" VALUES(7);
INSERT INTO "person" VALUES(8);
CREATE TABLE probability (
    revision_id INTEGER NOT NULL REFERENCES revision,
    code TEXT NOT NULL,
    p REAL NOT NULL,
    PRIMARY KEY (revision_id, code)
) WITHOUT ROWID;
INSERT INTO "probability" VALUES(1,'helse',0.009567);
INSERT INTO "probability" VALUES(1,'ikke-svar',0.061122);
INSERT INTO "probability" VALUES(1,'ja',0.755513);
INSERT INTO "probability" VALUES(1,'nav',0.086663);
INSERT INTO "probability" VALUES(1,'negativ',0.641742);
INSERT INTO "probability" VALUES(1,'nøytral',0.239695);
INSERT INTO "probability" VALUES(1,'positiv',0.118562);
INSERT INTO "probability" VALUES(1,'skole',0.972974);
INSERT INTO "probability" VALUES(1,'tomt',0.061122);
INSERT INTO "probability" VALUES(1,'uleselig',0.061122);
INSERT INTO "probability" VALUES(1,'utenfor-spørsmålet',0.061122);
INSERT INTO "probability" VALUES(1,'økonomi',0.00477);
INSERT INTO "probability" VALUES(2,'helse',0.011247);
INSERT INTO "probability" VALUES(2,'ikke-svar',0.06078);
INSERT INTO "probability" VALUES(2,'ja',0.75688);
INSERT INTO "probability" VALUES(2,'nav',0.940215);
INSERT INTO "probability" VALUES(2,'negativ',0.122663);
INSERT INTO "probability" VALUES(2,'nøytral',0.0933);
INSERT INTO "probability" VALUES(2,'positiv',0.784037);
INSERT INTO "probability" VALUES(2,'skole',0.748137);
INSERT INTO "probability" VALUES(2,'tomt',0.06078);
INSERT INTO "probability" VALUES(2,'uleselig',0.06078);
INSERT INTO "probability" VALUES(2,'utenfor-spørsmålet',0.06078);
INSERT INTO "probability" VALUES(2,'økonomi',0.00904);
INSERT INTO "probability" VALUES(3,'helse',0.008187);
INSERT INTO "probability" VALUES(3,'ikke-svar',0.061816);
INSERT INTO "probability" VALUES(3,'ja',0.752736);
INSERT INTO "probability" VALUES(3,'nav',0.010655);
INSERT INTO "probability" VALUES(3,'negativ',0.162317);
INSERT INTO "probability" VALUES(3,'nøytral',0.752562);
INSERT INTO "probability" VALUES(3,'positiv',0.085121);
INSERT INTO "probability" VALUES(3,'skole',0.008212);
INSERT INTO "probability" VALUES(3,'tomt',0.061816);
INSERT INTO "probability" VALUES(3,'uleselig',0.061816);
INSERT INTO "probability" VALUES(3,'utenfor-spørsmålet',0.061816);
INSERT INTO "probability" VALUES(3,'økonomi',0.934886);
INSERT INTO "probability" VALUES(4,'helse',0.0);
INSERT INTO "probability" VALUES(4,'ikke-svar',0.061158);
INSERT INTO "probability" VALUES(4,'ja',0.082627);
INSERT INTO "probability" VALUES(4,'nav',0.0);
INSERT INTO "probability" VALUES(4,'negativ',0.0);
INSERT INTO "probability" VALUES(4,'nøytral',0.0);
INSERT INTO "probability" VALUES(4,'positiv',0.0);
INSERT INTO "probability" VALUES(4,'skole',0.0);
INSERT INTO "probability" VALUES(4,'tomt',0.733898);
INSERT INTO "probability" VALUES(4,'uleselig',0.061158);
INSERT INTO "probability" VALUES(4,'utenfor-spørsmålet',0.061158);
INSERT INTO "probability" VALUES(4,'økonomi',0.0);
INSERT INTO "probability" VALUES(5,'helse',0.976433);
INSERT INTO "probability" VALUES(5,'ikke-svar',0.0616);
INSERT INTO "probability" VALUES(5,'ja',0.753602);
INSERT INTO "probability" VALUES(5,'nav',0.018636);
INSERT INTO "probability" VALUES(5,'negativ',0.463979);
INSERT INTO "probability" VALUES(5,'nøytral',0.418419);
INSERT INTO "probability" VALUES(5,'positiv',0.117601);
INSERT INTO "probability" VALUES(5,'skole',0.027772);
INSERT INTO "probability" VALUES(5,'tomt',0.0616);
INSERT INTO "probability" VALUES(5,'uleselig',0.0616);
INSERT INTO "probability" VALUES(5,'utenfor-spørsmålet',0.0616);
INSERT INTO "probability" VALUES(5,'økonomi',0.009855);
INSERT INTO "probability" VALUES(6,'helse',0.034365);
INSERT INTO "probability" VALUES(6,'ikke-svar',0.060925);
INSERT INTO "probability" VALUES(6,'ja',0.7563);
INSERT INTO "probability" VALUES(6,'nav',0.761952);
INSERT INTO "probability" VALUES(6,'negativ',0.195371);
INSERT INTO "probability" VALUES(6,'nøytral',0.06457);
INSERT INTO "probability" VALUES(6,'positiv',0.740059);
INSERT INTO "probability" VALUES(6,'skole',0.050295);
INSERT INTO "probability" VALUES(6,'tomt',0.060925);
INSERT INTO "probability" VALUES(6,'uleselig',0.060925);
INSERT INTO "probability" VALUES(6,'utenfor-spørsmålet',0.060925);
INSERT INTO "probability" VALUES(6,'økonomi',0.011863);
INSERT INTO "probability" VALUES(7,'helse',0.0);
INSERT INTO "probability" VALUES(7,'ikke-svar',0.061436);
INSERT INTO "probability" VALUES(7,'ja',0.078458);
INSERT INTO "probability" VALUES(7,'nav',0.0);
INSERT INTO "probability" VALUES(7,'negativ',0.0);
INSERT INTO "probability" VALUES(7,'nøytral',0.0);
INSERT INTO "probability" VALUES(7,'positiv',0.0);
INSERT INTO "probability" VALUES(7,'skole',0.0);
INSERT INTO "probability" VALUES(7,'tomt',0.737233);
INSERT INTO "probability" VALUES(7,'uleselig',0.061436);
INSERT INTO "probability" VALUES(7,'utenfor-spørsmålet',0.061436);
INSERT INTO "probability" VALUES(7,'økonomi',0.0);
INSERT INTO "probability" VALUES(8,'helse',0.0);
INSERT INTO "probability" VALUES(8,'ikke-svar',0.731403);
INSERT INTO "probability" VALUES(8,'ja',0.085746);
INSERT INTO "probability" VALUES(8,'nav',0.0);
INSERT INTO "probability" VALUES(8,'negativ',0.0);
INSERT INTO "probability" VALUES(8,'nøytral',0.0);
INSERT INTO "probability" VALUES(8,'positiv',0.0);
INSERT INTO "probability" VALUES(8,'skole',0.0);
INSERT INTO "probability" VALUES(8,'tomt',0.06095);
INSERT INTO "probability" VALUES(8,'uleselig',0.06095);
INSERT INTO "probability" VALUES(8,'utenfor-spørsmålet',0.06095);
INSERT INTO "probability" VALUES(8,'økonomi',0.0);
INSERT INTO "probability" VALUES(9,'helse',0.03188);
INSERT INTO "probability" VALUES(9,'ikke-svar',0.060871);
INSERT INTO "probability" VALUES(9,'ja',0.756516);
INSERT INTO "probability" VALUES(9,'nav',0.103871);
INSERT INTO "probability" VALUES(9,'negativ',0.583195);
INSERT INTO "probability" VALUES(9,'nøytral',0.338794);
INSERT INTO "probability" VALUES(9,'positiv',0.078011);
INSERT INTO "probability" VALUES(9,'skole',0.037947);
INSERT INTO "probability" VALUES(9,'tomt',0.060871);
INSERT INTO "probability" VALUES(9,'uleselig',0.060871);
INSERT INTO "probability" VALUES(9,'utenfor-spørsmålet',0.060871);
INSERT INTO "probability" VALUES(9,'økonomi',0.01718);
INSERT INTO "probability" VALUES(10,'helse',0.0);
INSERT INTO "probability" VALUES(10,'ikke-svar',0.061095);
INSERT INTO "probability" VALUES(10,'ja',0.083577);
INSERT INTO "probability" VALUES(10,'nav',0.0);
INSERT INTO "probability" VALUES(10,'negativ',0.0);
INSERT INTO "probability" VALUES(10,'nøytral',0.0);
INSERT INTO "probability" VALUES(10,'positiv',0.0);
INSERT INTO "probability" VALUES(10,'skole',0.0);
INSERT INTO "probability" VALUES(10,'tomt',0.733139);
INSERT INTO "probability" VALUES(10,'uleselig',0.061095);
INSERT INTO "probability" VALUES(10,'utenfor-spørsmålet',0.061095);
INSERT INTO "probability" VALUES(10,'økonomi',0.0);
INSERT INTO "probability" VALUES(11,'helse',0.007294);
INSERT INTO "probability" VALUES(11,'ikke-svar',0.061739);
INSERT INTO "probability" VALUES(11,'ja',0.753044);
INSERT INTO "probability" VALUES(11,'nav',0.014648);
INSERT INTO "probability" VALUES(11,'negativ',0.304524);
INSERT INTO "probability" VALUES(11,'nøytral',0.550752);
INSERT INTO "probability" VALUES(11,'positiv',0.144724);
INSERT INTO "probability" VALUES(11,'skole',0.934828);
INSERT INTO "probability" VALUES(11,'tomt',0.061739);
INSERT INTO "probability" VALUES(11,'uleselig',0.061739);
INSERT INTO "probability" VALUES(11,'utenfor-spørsmålet',0.061739);
INSERT INTO "probability" VALUES(11,'økonomi',0.006795);
INSERT INTO "probability" VALUES(12,'helse',0.21783);
INSERT INTO "probability" VALUES(12,'ikke-svar',0.060661);
INSERT INTO "probability" VALUES(12,'ja',0.757357);
INSERT INTO "probability" VALUES(12,'nav',0.043279);
INSERT INTO "probability" VALUES(12,'negativ',0.394834);
INSERT INTO "probability" VALUES(12,'nøytral',0.512795);
INSERT INTO "probability" VALUES(12,'positiv',0.092371);
INSERT INTO "probability" VALUES(12,'skole',0.016129);
INSERT INTO "probability" VALUES(12,'tomt',0.060661);
INSERT INTO "probability" VALUES(12,'uleselig',0.060661);
INSERT INTO "probability" VALUES(12,'utenfor-spørsmålet',0.060661);
INSERT INTO "probability" VALUES(12,'økonomi',0.011404);
INSERT INTO "probability" VALUES(13,'helse',0.004873);
INSERT INTO "probability" VALUES(13,'ikke-svar',0.061285);
INSERT INTO "probability" VALUES(13,'ja',0.754861);
INSERT INTO "probability" VALUES(13,'nav',0.083832);
INSERT INTO "probability" VALUES(13,'negativ',0.686211);
INSERT INTO "probability" VALUES(13,'nøytral',0.249367);
INSERT INTO "probability" VALUES(13,'positiv',0.064422);
INSERT INTO "probability" VALUES(13,'skole',0.050005);
INSERT INTO "probability" VALUES(13,'tomt',0.061285);
INSERT INTO "probability" VALUES(13,'uleselig',0.061285);
INSERT INTO "probability" VALUES(13,'utenfor-spørsmålet',0.061285);
INSERT INTO "probability" VALUES(13,'økonomi',0.996586);
INSERT INTO "probability" VALUES(14,'helse',0.001843);
INSERT INTO "probability" VALUES(14,'ikke-svar',0.061019);
INSERT INTO "probability" VALUES(14,'ja',0.755925);
INSERT INTO "probability" VALUES(14,'nav',0.91);
INSERT INTO "probability" VALUES(14,'negativ',0.360853);
INSERT INTO "probability" VALUES(14,'nøytral',0.442237);
INSERT INTO "probability" VALUES(14,'positiv',0.19691);
INSERT INTO "probability" VALUES(14,'skole',0.024427);
INSERT INTO "probability" VALUES(14,'tomt',0.061019);
INSERT INTO "probability" VALUES(14,'uleselig',0.061019);
INSERT INTO "probability" VALUES(14,'utenfor-spørsmålet',0.061019);
INSERT INTO "probability" VALUES(14,'økonomi',0.575088);
INSERT INTO "probability" VALUES(15,'helse',0.853637);
INSERT INTO "probability" VALUES(15,'ikke-svar',0.061455);
INSERT INTO "probability" VALUES(15,'ja',0.754179);
INSERT INTO "probability" VALUES(15,'nav',0.073173);
INSERT INTO "probability" VALUES(15,'negativ',0.627498);
INSERT INTO "probability" VALUES(15,'nøytral',0.308895);
INSERT INTO "probability" VALUES(15,'positiv',0.063608);
INSERT INTO "probability" VALUES(15,'skole',0.007685);
INSERT INTO "probability" VALUES(15,'tomt',0.061455);
INSERT INTO "probability" VALUES(15,'uleselig',0.061455);
INSERT INTO "probability" VALUES(15,'utenfor-spørsmålet',0.061455);
INSERT INTO "probability" VALUES(15,'økonomi',0.008846);
INSERT INTO "probability" VALUES(16,'helse',0.056269);
INSERT INTO "probability" VALUES(16,'ikke-svar',0.061086);
INSERT INTO "probability" VALUES(16,'ja',0.755658);
INSERT INTO "probability" VALUES(16,'nav',0.174198);
INSERT INTO "probability" VALUES(16,'negativ',0.849394);
INSERT INTO "probability" VALUES(16,'nøytral',0.041507);
INSERT INTO "probability" VALUES(16,'positiv',0.109099);
INSERT INTO "probability" VALUES(16,'skole',0.243644);
INSERT INTO "probability" VALUES(16,'tomt',0.061086);
INSERT INTO "probability" VALUES(16,'uleselig',0.061086);
INSERT INTO "probability" VALUES(16,'utenfor-spørsmålet',0.061086);
INSERT INTO "probability" VALUES(16,'økonomi',0.039306);
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    codebook_name TEXT NOT NULL
);
INSERT INTO "question" VALUES(1,'hverdag','hverdag');
INSERT INTO "question" VALUES(2,'hjelp','hverdag');
CREATE TABLE respondent (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person,
    wave_id INTEGER NOT NULL REFERENCES wave,
    name TEXT NOT NULL, -- the id as delivered
    weight REAL NOT NULL DEFAULT 1,
    cluster TEXT NOT NULL DEFAULT '',
    UNIQUE (wave_id, name)
);
INSERT INTO "respondent" VALUES(1,1,1,'101',1.0,'');
INSERT INTO "respondent" VALUES(2,2,1,'102',1.0,'');
INSERT INTO "respondent" VALUES(3,3,1,'103',1.0,'');
INSERT INTO "respondent" VALUES(4,4,1,'104',1.0,'');
INSERT INTO "respondent" VALUES(5,5,1,'105',1.0,'');
INSERT INTO "respondent" VALUES(6,6,1,'106',1.0,'');
INSERT INTO "respondent" VALUES(7,7,1,'107',1.0,'');
INSERT INTO "respondent" VALUES(8,8,1,'108',1.0,'');
CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    answer_id INTEGER NOT NULL REFERENCES answer,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    event_id INTEGER NOT NULL REFERENCES event,
    UNIQUE (answer_id, number)
);
INSERT INTO "revision" VALUES(1,1,1,'Skolen. Læreren så meg aldri.',2);
INSERT INTO "revision" VALUES(2,2,1,'Ingen på skolen, men NAV var bra',2);
INSERT INTO "revision" VALUES(3,3,1,'husleia',2);
INSERT INTO "revision" VALUES(4,4,1,'',2);
INSERT INTO "revision" VALUES(5,5,1,'Er så sliten at jeg ikke får sove',2);
INSERT INTO "revision" VALUES(6,6,1,'veilederen min er snill :)',2);
INSERT INTO "revision" VALUES(7,7,1,'',2);
INSERT INTO "revision" VALUES(8,8,1,'vet ikke',2);
INSERT INTO "revision" VALUES(9,9,1,'ingenting',2);
INSERT INTO "revision" VALUES(10,10,1,'-',2);
INSERT INTO "revision" VALUES(11,11,1,'=2+3 er alt jeg fikk til på eksamen',2);
INSERT INTO "revision" VALUES(12,12,1,'+ at de ringte',2);
INSERT INTO "revision" VALUES(13,13,1,'Alt er dyrt; mat, strøm og «husleie».
Pengane går.',2);
INSERT INTO "revision" VALUES(14,14,1,'Litt pengar frå NAV',2);
INSERT INTO "revision" VALUES(15,15,1,'angst, først og fremst',2);
INSERT INTO "revision" VALUES(16,16,1,'@psykologen, og det var vanskelig å få time',2);
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
INSERT INTO "run" VALUES(1,3,1,'5fe30dba6430bbf04cd93a6cc274faa89cb5eedf0c07369de6451eb3179c3f4d','0.1.0','nb_ungtekst','a59777ee30f17ea2335cd193942cf669d4d1885e62a8481bb2cf572ec7e7ca21','fb8e5c2ad2f516f82cc84ac5ae7749ed53a313d5a4293b9a582b05a05e059235',0,'rule',0,NULL);
INSERT INTO "run" VALUES(2,10,1,'5fe30dba6430bbf04cd93a6cc274faa89cb5eedf0c07369de6451eb3179c3f4d','0.1.0','nb_ungtekst','a59777ee30f17ea2335cd193942cf669d4d1885e62a8481bb2cf572ec7e7ca21','f8d8d05551f49986b6acaf7d906702ed3dea680849362689bc37bed6640551e5',0,'model',7,NULL);
CREATE TABLE run_answer (
    run_id INTEGER NOT NULL REFERENCES run,
    revision_id INTEGER NOT NULL REFERENCES revision,
    fold INTEGER,
    PRIMARY KEY (run_id, revision_id)
) WITHOUT ROWID;
INSERT INTO "run_answer" VALUES(1,1,NULL);
INSERT INTO "run_answer" VALUES(1,2,NULL);
INSERT INTO "run_answer" VALUES(1,3,NULL);
INSERT INTO "run_answer" VALUES(1,4,NULL);
INSERT INTO "run_answer" VALUES(1,5,NULL);
INSERT INTO "run_answer" VALUES(1,6,NULL);
INSERT INTO "run_answer" VALUES(1,7,NULL);
INSERT INTO "run_answer" VALUES(1,8,NULL);
INSERT INTO "run_answer" VALUES(1,9,NULL);
INSERT INTO "run_answer" VALUES(1,10,NULL);
INSERT INTO "run_answer" VALUES(1,11,NULL);
INSERT INTO "run_answer" VALUES(1,12,NULL);
INSERT INTO "run_answer" VALUES(1,13,NULL);
INSERT INTO "run_answer" VALUES(1,14,NULL);
INSERT INTO "run_answer" VALUES(1,15,NULL);
INSERT INTO "run_answer" VALUES(1,16,NULL);
INSERT INTO "run_answer" VALUES(2,1,4);
INSERT INTO "run_answer" VALUES(2,2,4);
INSERT INTO "run_answer" VALUES(2,3,0);
INSERT INTO "run_answer" VALUES(2,4,0);
INSERT INTO "run_answer" VALUES(2,5,1);
INSERT INTO "run_answer" VALUES(2,6,1);
INSERT INTO "run_answer" VALUES(2,7,NULL);
INSERT INTO "run_answer" VALUES(2,8,NULL);
INSERT INTO "run_answer" VALUES(2,9,NULL);
INSERT INTO "run_answer" VALUES(2,10,NULL);
INSERT INTO "run_answer" VALUES(2,11,0);
INSERT INTO "run_answer" VALUES(2,12,0);
INSERT INTO "run_answer" VALUES(2,13,3);
INSERT INTO "run_answer" VALUES(2,14,3);
INSERT INTO "run_answer" VALUES(2,15,2);
INSERT INTO "run_answer" VALUES(2,16,2);
CREATE TABLE sheet (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event,
    codebook_id INTEGER NOT NULL REFERENCES codebook,
    take TEXT NOT NULL CHECK (take IN ('queue', 'audit', 'double', 'all')),
    draw_id INTEGER REFERENCES draw
);
INSERT INTO "sheet" VALUES(1,4,1,'queue',NULL);
INSERT INTO "sheet" VALUES(2,5,1,'audit',1);
INSERT INTO "sheet" VALUES(3,11,1,'all',NULL);
CREATE TABLE sheet_cell (
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    revision_id INTEGER NOT NULL REFERENCES revision,
    variable TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (sheet_id, revision_id, variable)
) WITHOUT ROWID;
INSERT INTO "sheet_cell" VALUES(1,2,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(1,2,'helse','0');
INSERT INTO "sheet_cell" VALUES(1,2,'nav','1');
INSERT INTO "sheet_cell" VALUES(1,2,'skole','1');
INSERT INTO "sheet_cell" VALUES(1,2,'valens','positiv');
INSERT INTO "sheet_cell" VALUES(1,2,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(1,3,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(1,3,'helse','0');
INSERT INTO "sheet_cell" VALUES(1,3,'nav','0');
INSERT INTO "sheet_cell" VALUES(1,3,'skole','0');
INSERT INTO "sheet_cell" VALUES(1,3,'valens','nøytral');
INSERT INTO "sheet_cell" VALUES(1,3,'økonomi','1');
INSERT INTO "sheet_cell" VALUES(1,6,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(1,6,'helse','0');
INSERT INTO "sheet_cell" VALUES(1,6,'nav','1');
INSERT INTO "sheet_cell" VALUES(1,6,'skole','0');
INSERT INTO "sheet_cell" VALUES(1,6,'valens','positiv');
INSERT INTO "sheet_cell" VALUES(1,6,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(1,11,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(1,11,'helse','0');
INSERT INTO "sheet_cell" VALUES(1,11,'nav','0');
INSERT INTO "sheet_cell" VALUES(1,11,'skole','1');
INSERT INTO "sheet_cell" VALUES(1,11,'valens','nøytral');
INSERT INTO "sheet_cell" VALUES(1,11,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(1,12,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(1,12,'helse','0');
INSERT INTO "sheet_cell" VALUES(1,12,'nav','0');
INSERT INTO "sheet_cell" VALUES(1,12,'skole','0');
INSERT INTO "sheet_cell" VALUES(1,12,'valens','nøytral');
INSERT INTO "sheet_cell" VALUES(1,12,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(1,14,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(1,14,'helse','0');
INSERT INTO "sheet_cell" VALUES(1,14,'nav','1');
INSERT INTO "sheet_cell" VALUES(1,14,'skole','0');
INSERT INTO "sheet_cell" VALUES(1,14,'valens','nøytral');
INSERT INTO "sheet_cell" VALUES(1,14,'økonomi','1');
INSERT INTO "sheet_cell" VALUES(1,15,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(1,15,'helse','1');
INSERT INTO "sheet_cell" VALUES(1,15,'nav','0');
INSERT INTO "sheet_cell" VALUES(1,15,'skole','0');
INSERT INTO "sheet_cell" VALUES(1,15,'valens','nøytral');
INSERT INTO "sheet_cell" VALUES(1,15,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(1,16,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(1,16,'helse','0');
INSERT INTO "sheet_cell" VALUES(1,16,'nav','0');
INSERT INTO "sheet_cell" VALUES(1,16,'skole','1');
INSERT INTO "sheet_cell" VALUES(1,16,'valens','negativ');
INSERT INTO "sheet_cell" VALUES(1,16,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,1,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,1,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,1,'nav','0');
INSERT INTO "sheet_cell" VALUES(3,1,'skole','1');
INSERT INTO "sheet_cell" VALUES(3,1,'valens','negativ');
INSERT INTO "sheet_cell" VALUES(3,1,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,2,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,2,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,2,'nav','1');
INSERT INTO "sheet_cell" VALUES(3,2,'skole','1');
INSERT INTO "sheet_cell" VALUES(3,2,'valens','positiv');
INSERT INTO "sheet_cell" VALUES(3,2,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,3,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,3,'nav','1');
INSERT INTO "sheet_cell" VALUES(3,3,'skole','1');
INSERT INTO "sheet_cell" VALUES(3,3,'valens','negativ');
INSERT INTO "sheet_cell" VALUES(3,3,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,4,'bruk','tomt');
INSERT INTO "sheet_cell" VALUES(3,4,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,4,'nav','0');
INSERT INTO "sheet_cell" VALUES(3,4,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,4,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,5,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,5,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,5,'nav','1');
INSERT INTO "sheet_cell" VALUES(3,5,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,5,'valens','negativ');
INSERT INTO "sheet_cell" VALUES(3,5,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,6,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,6,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,6,'nav','1');
INSERT INTO "sheet_cell" VALUES(3,6,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,6,'valens','positiv');
INSERT INTO "sheet_cell" VALUES(3,6,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,7,'bruk','tomt');
INSERT INTO "sheet_cell" VALUES(3,7,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,7,'nav','0');
INSERT INTO "sheet_cell" VALUES(3,7,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,7,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,8,'bruk','ikke-svar');
INSERT INTO "sheet_cell" VALUES(3,8,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,8,'nav','0');
INSERT INTO "sheet_cell" VALUES(3,8,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,8,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,9,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,9,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,9,'nav','0');
INSERT INTO "sheet_cell" VALUES(3,9,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,9,'valens','negativ');
INSERT INTO "sheet_cell" VALUES(3,9,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,10,'bruk','tomt');
INSERT INTO "sheet_cell" VALUES(3,10,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,10,'nav','0');
INSERT INTO "sheet_cell" VALUES(3,10,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,10,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,11,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,11,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,11,'nav','1');
INSERT INTO "sheet_cell" VALUES(3,11,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,11,'valens','negativ');
INSERT INTO "sheet_cell" VALUES(3,11,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,12,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,12,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,12,'nav','0');
INSERT INTO "sheet_cell" VALUES(3,12,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,12,'valens','nøytral');
INSERT INTO "sheet_cell" VALUES(3,12,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,13,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,13,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,13,'nav','0');
INSERT INTO "sheet_cell" VALUES(3,13,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,13,'valens','negativ');
INSERT INTO "sheet_cell" VALUES(3,13,'økonomi','1');
INSERT INTO "sheet_cell" VALUES(3,14,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,14,'helse','1');
INSERT INTO "sheet_cell" VALUES(3,14,'nav','1');
INSERT INTO "sheet_cell" VALUES(3,14,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,14,'valens','nøytral');
INSERT INTO "sheet_cell" VALUES(3,14,'økonomi','1');
INSERT INTO "sheet_cell" VALUES(3,15,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,15,'helse','1');
INSERT INTO "sheet_cell" VALUES(3,15,'nav','0');
INSERT INTO "sheet_cell" VALUES(3,15,'skole','0');
INSERT INTO "sheet_cell" VALUES(3,15,'valens','negativ');
INSERT INTO "sheet_cell" VALUES(3,15,'økonomi','0');
INSERT INTO "sheet_cell" VALUES(3,16,'bruk','ja');
INSERT INTO "sheet_cell" VALUES(3,16,'helse','0');
INSERT INTO "sheet_cell" VALUES(3,16,'nav','0');
INSERT INTO "sheet_cell" VALUES(3,16,'skole','1');
INSERT INTO "sheet_cell" VALUES(3,16,'valens','negativ');
INSERT INTO "sheet_cell" VALUES(3,16,'økonomi','0');
CREATE TABLE sheet_row (
    sheet_id INTEGER NOT NULL REFERENCES sheet,
    revision_id INTEGER NOT NULL REFERENCES revision,
    position INTEGER NOT NULL,
    suggestion TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (sheet_id, revision_id)
) WITHOUT ROWID;
INSERT INTO "sheet_row" VALUES(1,2,3,'skole: «skolen»; nav: «NAV»; positiv: «bra»');
INSERT INTO "sheet_row" VALUES(1,3,7,'økonomi: «husleia»');
INSERT INTO "sheet_row" VALUES(1,6,2,'nav: «veilederen»; positiv: «snill»');
INSERT INTO "sheet_row" VALUES(1,11,6,'skole: «eksamen»');
INSERT INTO "sheet_row" VALUES(1,12,4,'');
INSERT INTO "sheet_row" VALUES(1,14,1,'økonomi: «pengar»; nav: «NAV»');
INSERT INTO "sheet_row" VALUES(1,15,5,'helse: «angst»');
INSERT INTO "sheet_row" VALUES(1,16,0,'skole: «@psykologen», «time»; negativ: «vanskelig»');
INSERT INTO "sheet_row" VALUES(2,3,2,'');
INSERT INTO "sheet_row" VALUES(2,5,0,'');
INSERT INTO "sheet_row" VALUES(2,8,4,'');
INSERT INTO "sheet_row" VALUES(2,10,3,'');
INSERT INTO "sheet_row" VALUES(2,11,1,'');
INSERT INTO "sheet_row" VALUES(2,12,5,'');
INSERT INTO "sheet_row" VALUES(3,1,0,'skole: «Skolen», «Læreren», «aldri»; negativ: «aldri», «meg», «Skolen»; ja: «Skolen», «Læreren», «meg»');
INSERT INTO "sheet_row" VALUES(3,2,1,'skole: «skolen», «bra», «var»; nav: «NAV», «på», «bra»; positiv: «bra», «var»; ja: «NAV», «var», «skolen»');
INSERT INTO "sheet_row" VALUES(3,3,2,'økonomi: «husleia»; negativ: «husleia»; ja: «husleia»');
INSERT INTO "sheet_row" VALUES(3,4,3,'');
INSERT INTO "sheet_row" VALUES(3,5,4,'helse: «sove», «sliten»; negativ: «sliten», «jeg», «får»; ja: «sliten», «Er», «får»');
INSERT INTO "sheet_row" VALUES(3,6,5,'nav: «veilederen», «er», «snill»; positiv: «snill», «veilederen», «er»; ja: «er», «veilederen», «snill»');
INSERT INTO "sheet_row" VALUES(3,7,6,'');
INSERT INTO "sheet_row" VALUES(3,8,7,'');
INSERT INTO "sheet_row" VALUES(3,9,8,'negativ: «ingenting»; ja: «ingenting»');
INSERT INTO "sheet_row" VALUES(3,10,9,'');
INSERT INTO "sheet_row" VALUES(3,11,10,'skole: «eksamen»; negativ: «jeg», «eksamen», «fikk»; ja: «fikk», «er», «eksamen»');
INSERT INTO "sheet_row" VALUES(3,12,11,'negativ: «ringte», «at»; ja: «ringte»');
INSERT INTO "sheet_row" VALUES(3,13,12,'økonomi: «husleie», «dyrt», «Pengane»; negativ: «dyrt», «husleie»; ja: «er», «Pengane», «husleie»');
INSERT INTO "sheet_row" VALUES(3,14,13,'økonomi: «pengar»; nav: «NAV», «Litt»; nøytral: «NAV», «pengar»; ja: «NAV», «pengar», «Litt»');
INSERT INTO "sheet_row" VALUES(3,15,14,'helse: «angst»; negativ: «angst», «først», «fremst»; ja: «angst», «fremst», «først»');
INSERT INTO "sheet_row" VALUES(3,16,15,'skole: «@psykologen», «time», «vanskelig»; negativ: «vanskelig», «få», «time»; ja: «var», «vanskelig», «@psykologen»');
CREATE TABLE variable (
    codebook_id INTEGER NOT NULL REFERENCES codebook,
    name TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('one', 'many')),
    position INTEGER NOT NULL,
    PRIMARY KEY (codebook_id, name)
);
INSERT INTO "variable" VALUES(1,'skole','many',0);
INSERT INTO "variable" VALUES(1,'økonomi','many',1);
INSERT INTO "variable" VALUES(1,'helse','many',2);
INSERT INTO "variable" VALUES(1,'nav','many',3);
INSERT INTO "variable" VALUES(1,'valens','one',4);
INSERT INTO "variable" VALUES(1,'bruk','one',5);
CREATE TABLE wave (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    invited INTEGER,
    event_id INTEGER NOT NULL REFERENCES event
);
INSERT INTO "wave" VALUES(1,'2025',12,2);
CREATE INDEX coding_place ON coding (revision_id, variable);
CREATE TRIGGER coding_stays BEFORE UPDATE ON coding
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER coding_kept BEFORE DELETE ON coding
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER text_stays BEFORE UPDATE OF text ON revision
BEGIN SELECT RAISE(ABORT, 'an answer''s text never changes'); END;
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
CREATE VIEW human_codings AS
SELECT revision_id AS revision, variable, value, coder.name AS coder, blind, sheet_id AS sheet, MAX(coding.id) AS coding
FROM coding JOIN coder ON coder.id = coding.coder_id
WHERE source = 'human' AND resolution = 0
GROUP BY revision_id, variable, coder_id;
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
CREATE VIEW "coded_answers_hverdag" AS SELECT a.answer, a.wave, a.question, a.respondent, MAX(CASE WHEN variable = 'skole' THEN value END) AS "skole", MAX(CASE WHEN variable = 'økonomi' THEN value END) AS "økonomi", MAX(CASE WHEN variable = 'helse' THEN value END) AS "helse", MAX(CASE WHEN variable = 'nav' THEN value END) AS "nav", MAX(CASE WHEN variable = 'valens' THEN value END) AS "valens", MAX(CASE WHEN variable = 'bruk' THEN value END) AS "bruk" FROM current_answers AS a LEFT JOIN current_codings AS c ON c.revision = a.revision WHERE a.codebook = 'hverdag' GROUP BY a.answer;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('event',11);
INSERT INTO "sqlite_sequence" VALUES('coding',89);
INSERT INTO "sqlite_sequence" VALUES('comment',1);
COMMIT;
