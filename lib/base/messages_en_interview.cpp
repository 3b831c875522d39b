#include "base/messages.hpp"

namespace dxready::base {

const std::vector<Message>& english_interview_messages() {  // NOLINT(readability-function-size): one table
  static const std::vector<Message> table = {
      {"interview.bad-range", "give two grades, the lower one first", "for example 2-3"},
      {"interview.bad-tax-code",
       "'{found}' is not a tax code: expected 10 digits, 10 with '-' and 3 for a branch, or 12 for a household",
       "leave it empty when there is none yet"},
      {"interview.criteria-only", "notes and evidence belong to criteria", ""},
      {"interview.exclusive-option", "option '{option}' stands alone", "type it alone, or leave it out"},
      {"interview.fact-out-of-range", "{found} cannot be right here: expected {range}", "leave it empty when it is not known"},
      {"interview.invalid-utf8", "what was typed is not valid UTF-8", "set the terminal and the keyboard to UTF-8"},
      {"interview.locked", "{name} is being interviewed in another window", "finish or quit there first"},
      {"interview.lost-zero", "the tax code '{found}' has 9 digits; its leading 0 seems to be lost", "type {suggestion}"},
      {"interview.not-a-choice", "'{found}' is not one of these", "did you mean '{suggestion}'?"},
      {"interview.not-a-date", "'{found}' is not a date", "type day/month/year, for example 22/11/2026"},
      {"interview.not-a-number", "'{found}' is not a number", "for example 1200 or 2.5"},
      {"interview.not-a-reason", "'{found}' is not a reason", "type 1, 2 or 3; < goes back"},
      {"interview.not-a-year", "'{found}' is not a year", "for example 2025; leave it empty when it is not known"},
      {"interview.not-an-amount", "'{found}' is not an amount of money", "for example 250tr, 1,2 tỷ or 1.200.000"},
      {"interview.not-applicable", "this question counts for everybody and cannot be set aside", "type > to skip it"},
      {"interview.not-evidence", "'{found}' is not a level of evidence", "type 1, 2, 3 or 4"},
      {"interview.not-here", "this command does not work here", "answer first, or type < to go back"},
      {"interview.not-whole", "this is counted in whole numbers, not {found}",
       "round it, or leave it empty when it is not known"},
      {"interview.not-yes-no", "'{found}' is neither yes nor no", "type 1 for yes, 2 for no"},
      {"interview.nothing-to-resume", "no interview is unfinished", "begin one: dxready interview"},
      {"interview.number-too-large", "these numbers are too large to be divided", "enter the grade: grade {grade}"},
      {"interview.part-above-whole", "the part {found} is larger than the whole {whole}",
       "check both, or enter the grade: grade {grade}"},
      {"interview.unfinished", "{name} has an unfinished interview: {id}",
       "go on with --resume {id}, or give it up with --discard {id}"},
      {"interview.unknown-command", "there is no command '{found}'", "did you mean ':{suggestion}'?"},
      {"interview.unknown-place", "there is no question '{found}'", "type the id of a criterion or pillar, for example cx 1 1"},
      {"interview.whole-missing", "'{found}' is the part; the whole is missing", ""},
      {"interview.whole-zero", "the whole is 0, so there is no share", "enter the grade: grade {grade}, or type > to skip"},
      {"interview.wrong-check-digit", "the check digit of the tax code '{found}' does not fit",
       "a digit may be mistyped; look at the registration"},
      {"interview.wrong-grade", "'{found}' is not a grade here: the grades are {allowed}", "? shows help, > skips"},
      {"store.ambiguous-draft", "several unfinished interviews have ids that begin with '{id}': {candidates}",
       "give more of the id"},
      {"store.bad-draft-id", "'{id}' is not the id of an unfinished interview",
       "give 8 or more characters, as --list shows them"},
      {"store.draft-changed", "the unfinished interview {id} was changed by hand or is damaged",
       "restore the last backup beside it and compare"},
      {"store.draft-missing", "the unfinished interview {id} is gone, and no event tells why", "look for it in the last backup"},
      {"store.unknown-draft", "there is no unfinished interview '{id}'", "--list shows them"},
      {"usage.bad-respondent",
       "'{found}' is not a respondent: expected director, accountant, it or other, and :code where two share a role",
       "for example --respondent director or --respondent accountant:b"},
  };
  return table;
}

}  // namespace dxready::base
