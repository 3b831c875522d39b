#pragma once

#include "answers/load.hpp"
#include "base/checked.hpp"
#include "enterprise/enterprise.hpp"
#include "questionnaire/questionnaire.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// What a person types at a prompt, as the value it means. Findings are interview.*: they say what can be typed instead.
namespace dxready::interview {

/// A number with its unit (vnd, people, count, years, share): "1.200.000", "1,2 tỷ", "38 ty", "250tr", "1 tỷ 250 triệu" of money;
/// "1.200" of things counted; "2,5" of years; "20%" or "0,2" of a share. Never negative.
base::Checked<base::Rational> typed_number(std::string_view text, std::string_view unit);

/// A day: "22/11/2026", "22-11-2026", "22.11.2026", "2026-11-22".
std::optional<base::Date> typed_date(std::string_view text);

/// The answer to a criterion: a grade ("3", "bậc 3") or the title of its option; two grades for what is known roughly ("2-3");
/// of multi the numbers of its options from 1, their titles or ids, with commas between titles; of number a number; of text the
/// text. Of ratio a grade by name
/// ("bậc 3"), or part and whole ("30/60").
base::Checked<answers::Answer> typed_answer(std::string_view text, const questionnaire::Criterion& criterion);

/// Of ratio: the answer part and whole make.
base::Checked<answers::Answer> ratio_answer(const base::Rational& part, const base::Rational& whole,
                                            const questionnaire::Criterion& criterion);

/// A choice of more values than this is not listed with its question but asked for by name: no number means one of them.
constexpr std::size_t most_listed = 12;

/// The value of a fact; of a choice its id or any of its names, or where they are listed the number of an offered value from 1.
base::Checked<enterprise::Fact> typed_fact(std::string_view text, const enterprise::FactDefinition& definition);

/// The values of a choice that are offered: those merged into others are history.
std::vector<std::size_t> offered_choices(const enterprise::FactDefinition& definition);

base::Checked<std::string> typed_tax_code(std::string_view text);

/// A number from 1 or the word, in either language: none, told, shown, verified.
std::optional<enterprise::Evidence> typed_evidence(std::string_view text);
/// The same: unknown, declined, later.
std::optional<answers::Reason> typed_reason(std::string_view text);
/// "1" or "có" or "yes"; "2" or "không" or "no".
std::optional<bool> typed_yes_no(std::string_view text);

/// The names of evidence and reasons in the order of their numbers.
const std::vector<base::Words>& evidence_words();
const std::vector<base::Words>& reason_words();

}  // namespace dxready::interview
