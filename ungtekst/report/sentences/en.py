"""Every fixed word of a report in English, one key a sentence."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "kicker": "Open answers in a survey",
    "skip": "Skip to contents",
    "contents": "Contents",
    "wave": "Wave",
    "waves": "Waves",
    "date": "Coded {date}",
    "codebook": "Codebook {id}, version {version}",
    "table": "Table {n}",
    "figure": "Figure {n}",
    "warning_title": "For internal use only",
    "warning": (
        "Not all quotes in this report have been read and approved. A program has masked them, and it may"
        " overlook names and other personal details. The report must not be shared or published as it is."
    ),
    "lapsed": "Approved quotes left out because the answer, the code or the masking has changed since: {n}.",
    "show_spoke": "Show the words that the codes rest on",
    "as_written": "Show the quotes as they were written",
    "masked_note": "Words in brackets stand for details that could tell who it is.",
    "naive": (
        "The numbers count the answers as they are coded. They are not corrected for errors in the"
        " machine coding, and so have no margin of error yet."
    ),
    "overview": "Overview",
    "overview_caption": "The questions, and how many were asked, answered and were coded",
    "question": "Question",
    "asked": "Asked",
    "answered": "Answered",
    "usable": "Usable answers",
    "coded": "Answers coded",
    "unknown": "not known",
    "no_answers": "The project has no answers to report.",
    "bases_caption": "From asked to coded. Number of respondents",
    "bases_step": "Step",
    "blank": "blank answer",
    "no_row": "did not answer",
    "bruk_disputed": "Usability disputed",
    "uncoded": "not judged, or only disputed",
    "of_asked": "of those asked",
    "of_answered": "of those who answered",
    "of_usable": "of usable answers",
    "count": "Count",
    "share": "Share",
    "total": "Total",
    "of_base": "of {n}",
    "disputed": "Disputed",
    "category": "Category",
    "value": "Value",
    "under": "of which",
    "categories_caption": (
        "{label}: respondents in each category. Share of answers coded,"
        " n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"
    ),
    "categories_own_bases": (
        "{label}: respondents in each category. Share of coded answers,"
        " n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}, where nothing else is said"
    ),
    "respondents": "Respondents who answered",
    "several": (
        "An answer can have several codes: here are {codings} codings in {base} coded answers, {mean} an"
        " answer on average. The shares therefore do not add to 100 per cent."
    ),
    "own_base": (
        "Where 'of' and a number stand beside a share, its base is the answers judged on the category."
        " Disputed answers, answers not judged, and groups that the category is not meant for, are left"
        " out."
    ),
    "under_note": "Categories marked «of which» are also counted in the category above.",
    "hidden_row": "–: the category was judged in fewer than {n} answers and is not shown.",
    "without": "{n} of {base} answers coded have none of the codes ({share}).",
    "sources": (
        "Codings in all: {n}. By humans: {human}, by the model: {model}, by the codebook's rules: {rule}."
    ),
    "disputed_note": "Disputed decisions, on which coders differ: {n}. They are not counted.",
    "disputed_chapter": (
        "Disputed decisions in this chapter, on which coders differ: {n}. They are not counted."
    ),
    "figure_caption": (
        "{label}: number of respondents in each category, and share of the base"
        " (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n})"
    ),
    "figure_caption_own": (
        "{label}: number of respondents in each category, and share of the category's own base"
    ),
    "figure_title": "Horizontal bars: {label}",
    "bar": "{label}: {count} of {base} ({share})",
    "values_caption": (
        "{label}. Number of answers and share of answers with a value,"
        " n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"
    ),
    "rounding": "The shares are rounded one by one and add to {sum} per cent.",
    "values_missing": "Usable answers not judged, and so not in the table: {n}.",
    "small": (
        "{label}: answers coded: {n}. Below {least} answers neither table nor quotes are shown, to"
        " protect the respondents."
    ),
    "themes": "Themes and quotes",
    "lead": "Mentioned in {count} of {base} coded answers ({share}).",
    "no_quotes": "No quotes are approved for this theme.",
    "answer": "Answer {n}",
    "coded_by": "Coded by",
    "the_question": "(the question)",
    "method": "How the answers were coded",
    "method_codebook": (
        "The answers were coded with ungtekst {version} against the codebook «{id}», version"
        " {codebook_version} (fingerprint {digest})."
    ),
    "method_none": "No machine coding has been run.",
    "method_rule": (
        "The machine coding{when} rests on the codebook alone: the terms it names for each code. It has"
        " not learnt from answers coded by humans."
    ),
    "method_model": (
        "The machine coding{when} was made by a model that learnt from {n} answers coded by humans, with"
        " the codebook as its starting point."
    ),
    "method_when": " of {date}",
    "method_pipeline": "Language model: {pipeline}. Random seed: {seed}.",
    "method_human": (
        "Current decisions made by people: {n}. Each coder stands with what she or he has coded, also"
        " where several have coded the same:"
    ),
    "method_usable": (
        "Blank answers, answers like «don't know», answers off the question and unreadable answers were"
        " left out before the themes were counted. Each chapter says how many. Where a human has coded,"
        " that stands before the machine. Where two coders differ and nobody has settled it, the decision"
        " is disputed: it is not counted, but stands beside."
    ),
    "method_quotes": (
        "The quotes were chosen by the program among the answers counted: some that are typical of the"
        " theme, one that goes against most, and one at its edge. Nobody is quoted twice in the report."
        " Quotes are verbatim but for what is marked: (…) shows where something is left out, [ ] where"
        " something is masked, and a dotted line where a slip is put right."
    ),
    "method_spoke": (
        "'Coded by' shows the words in the quote that in the machine's judgement speak most for the"
        " theme, also where a human has coded."
    ),
    "method_quotes_plain": (
        "The quotes were chosen by the program among the answers counted: some that are typical of the"
        " theme, one that goes against most, and one at its edge. Nobody is quoted twice in the report."
        " Quotes are verbatim but for what is marked: (…) shows where something is left out, [ ] where"
        " something is masked, and italics where a slip is put right (with the quote as it was written"
        " below it)."
    ),
    "written_so": "As it was written:",
    "method_approved": "Each quote was approved in the form it has here. Approved by: {who}.",
    "sources_caption": (
        "Current decisions in the answers of this report, by source. A decision says that one answer has"
        " or has not one code, or has one value"
    ),
    "source": "Source",
    "human": "Human",
    "model": "Model",
    "rule": "Rules",
    "report_by": "By {authors}",
    "institute": "Published by {institute}",
    "period": "Data collection: {period}",
    "mode": "Mode of collection: {mode}",
    "about": "About the survey",
    "limitations": "Limitations",
    "findings": "Main findings",
    "finding": "Of {base} coded answers, most mention: {items}.",
    "finding_item": "{label} ({count}, {share})",
    "and": "and",
    "theme": "Theme",
    "invited": "Invited to the survey",
    "of_invited": "of those invited",
    "prose_only": (
        "The result for this question is told in prose only. No table has been made of its categories."
    ),
    "groups": "By {group}",
    "group_table": "{label} by {group}. Number and share of coded answers in each group",
    "group_table_own": "{label} by {group}. Number and share of answers in the group judged on the category",
    "everybody": "All",
    "no_group": "Not stated",
    "waves_side": "Compared with the last wave",
    "wave_table": "{label} in each wave. Number and share of coded answers",
    "wave_table_own": "{label} in each wave. Number and share of answers judged on the category",
    "change": "Change",
    "points": "{n} pp.",
    "change_note": (
        "The change is in percentage points, from the last wave to this one, of the shares before they"
        " are rounded. It is of the numbers as the answers are coded, and has not been tested: small"
        " changes may be chance, or errors of the coding."
    ),
    "frames": "The themes in each question",
    "frame_table": "{label} in each question. Number and share of coded answers",
    "frame_table_own": "{label} in each question. Number and share of answers judged on the category",
    "base_row": "Answers coded (n)",
    "hidden_note": (
        "':' stands for numbers that are hidden because they are of fewer than {n} people, or would give"
        " away such a number."
    ),
    "left_out_rows": "Not split, for there are too few answers in all: {labels}.",
    "not_for": "'·' says that the category does not apply there.",
    "unsafe": (
        "The table by {group} is left out: it could not be shown without giving away numbers of fewer"
        " than {n} people."
    ),
    "pairs": "Themes that go together",
    "pair_table": (
        "{label}: the commonest pairs in the same answer, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"
    ),
    "pair_first": "One theme",
    "pair_second": "The other theme",
    "pair_both": "Answers with both",
    "pair_share_first": "Of answers with the first",
    "pair_share_second": "Of answers with the second",
    "pair_note": "Pairs found in fewer than {n} answers are not listed.",
    "aims": "By '{frame}'",
    "aim_table": (
        "{label} by {frame}: respondents with at least one of the categories. Share of coded answers,"
        " n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}"
    ),
    "aim": "Part of the frame",
    "aim_codes": "Categories",
    "chapter_limitations": "Reservations",
    "filter": "Show only",
    "filter_theme": "Theme",
    "filter_group": "Quotes from group",
    "filter_all": "all",
    "filter_note": "The selection holds for what is shown on screen and printed. Nothing is removed.",
    "filter_no_theme": "The theme was not found in this chapter.",
    "filter_no_group": "None of the quotes here are from this group.",
    "method_coder": "{name}: {codings} codings in {answers} answers",
    "method_audit": (
        "To check the machine coding, {drawn} of {frame} answers were drawn at random, and {coded} of"
        " them have been coded blind, without suggestions from the machine."
    ),
    "method_no_audit": "No answers have been drawn to check the machine coding.",
    "method_double": (
        "To measure agreement, {drawn} answers were drawn at random, and {coded} of them have been coded"
        " blind, by {coders} coders."
    ),
    "method_no_agreement": "Agreement between coders is not computed in this report.",
    "method_resolved": "Disagreements between coders that have been settled in the project: {n}.",
    "method_masking": (
        "Names, places, schools, employers, telephone numbers and other details that could tell who has"
        " answered are masked in the quotes by a program, and a person read the quotes before they were"
        " approved."
    ),
    "method_masking_unread": (
        "Names, places, schools, employers, telephone numbers and other details that could tell who has"
        " answered are masked in the quotes by a program. Not all have been read by a person."
    ),
    "method_suppression": (
        "In tables by group, numbers below {n} are hidden (0 is shown), and enough others that the hidden"
        " ones cannot be worked out from the sums in the report. Numbers hidden in all: {hidden}. A quote"
        " is attributed to a group only where at least {n} of the group have the theme."
    ),
    "method_suppression_off": "Small numbers in tables by group are not hidden.",
    "method_min_base": "Tables of a whole question are shown when at least {n} answers are coded.",
    "method_vouched": "Numbers in the prose from elsewhere, which were not held against the tables: {n}.",
    "method_checked": (
        "Before the report was written, a program held its sums, bases, shares, references and the"
        " numbers in its prose against the tables."
    ),
    "several_maybe": (
        "An answer can have several codes, or none. The shares are therefore not meant to add to 100 per"
        " cent."
    ),
    "lead_own": "Mentioned in {count} of the {base} answers judged on the theme ({share}).",
    "belongs_under": "under {label}",
    "finding_own": "Most mention, of the answers judged on the theme: {items}.",
    "finding_item_own": "{label} ({count} of {base}, {share})",
    "finding_all": "{labels} is in every answer, and left out here.",
    "method_human_none": "No person has coded in the project.",
    "unweighted": "The answers are not weighted.",
    "disputed_all": (
        "Disputed decisions in all, also on whether the answer can be used: {n}. They are not counted."
    ),
    "few_note": "'–': no share is given where its base is below {n} answers.",
    "value_base_row": "Answers with a value (n)",
    "took_part": "Answered at least one of the questions",
    "method_answer": (
        "The number under a quote is the answer's own in the project, so that it can be found there."
    ),
    "pair_base": "The shares are of answers judged on both themes.",
    "naive_human": "The numbers count the answers as people have coded them. They have no margin of error.",
}
