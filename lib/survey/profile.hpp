#pragma once

#include "base/checked.hpp"
#include "base/document.hpp"
#include "base/exact.hpp"
#include "base/language.hpp"
#include "csv/encoding.hpp"
#include "survey/number.hpp"
#include "survey/time.hpp"
#include "yaml/data_set.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dxready::survey {

/// Names of a header cell, any of which will do. Compared without regard to case, spaces and normal form; `*` stands for
/// any letters.
using Names = std::vector<std::string>;

/// How an export is told from others: all of it must hold. Without any of it a profile is never recognised.
struct Signs {
  std::vector<Names> all_of;  ///< columns that are there
  Names any_of;               ///< columns of which at least one is there
  Names column;               ///< the column whose cells are looked at …
  Names like;                 ///< … and their form: `9` stands for digits, `*` for any letters
  bool empty() const { return all_of.empty() && any_of.empty() && column.empty(); }
};

/// What the file is written like, where the profile pins it.
struct FilePins {
  std::optional<char> delimiter;
  std::optional<csv::Encoding> encoding;
  std::optional<std::uint64_t> header_line;
};

/// How header cells name criteria.
struct HeaderRules {
  enum class Style : std::uint8_t { any, id, text, code_and_text };
  enum class SecondRow : std::uint8_t { none, hxl, responses };

  Style style = Style::any;
  std::string code_separator;   ///< between code and text; empty: the first space
  std::string group_separator;  ///< the name of a question is what stands behind the last of these; empty: no groups
  std::vector<std::pair<std::string, std::string>> replace;  ///< done to header cells before they are matched
  bool loose_ids = false;                                    ///< "CX11" and "CX_1_1" name CX.1.1 where no other id fits
  Names notes;                                               ///< endings of a column that holds a note on a question: "comment"
  SecondRow second_row = SecondRow::none;
};

/// Why a cell holds no answer.
enum class NoAnswer : std::uint8_t { unanswered, not_asked, not_applicable };

/// A cell text that is no answer.
struct Blank {
  std::string cell;
  std::optional<bool> quoted;  ///< of the empty text only: `""` or nothing at all
  NoAnswer state = NoAnswer::unanswered;
};

/// What the number in an answer code tells: A3 is grade 3, or the third answer.
enum class CodeMeaning : std::uint8_t { grade, place };

/// How several chosen options stand in a file.
struct ChoiceRules {
  std::string glue;                   ///< between options in one cell; empty: one option a cell
  Names split;                        ///< between question and option in the header of one column per option: "/", "___", "["
  bool trailing = false;              ///< the glue may also stand at the end
  std::vector<std::string> ticked;    ///< cells of a chosen option, and of "yes"
  std::vector<std::string> unticked;  ///< cells of an option that was not chosen, and of "no"
  bool zero_when_unanswered = false;  ///< all unticked may also mean that the question was not asked
  std::string grade_prefix;           ///< of answer codes: "A"; empty: there are none
  std::optional<CodeMeaning> codes;   ///< what they tell; nothing: not said, and such a code is refused
};

struct RespondentRule {
  Names column;
  std::vector<std::pair<std::string, std::string>> values;  ///< cell text → director, accountant, it, other
};

struct TimeRule {
  Names column;
  TimeStyle style;
};

/// Which rows are finished: those whose cell is one of `is`, and none of `is_not`. A row whose cell is one of `reject` holds
/// no answers at all (an encrypted one, for example) and is rejected.
struct CompleteRule {
  Names column;
  std::vector<std::string> is;
  std::vector<std::string> is_not;
  std::vector<std::string> reject;
};

/// A fact of every enterprise in the file whose own row does not tell it.
struct DefaultFact {
  std::string fact;
  std::string value;
  base::Place place;
};

/// A cell text and what it means: a grade, the ids of options, the value of a fact; nothing: no answer.
struct Recode {
  std::string cell;
  std::vector<std::string> values;
  base::Place place;
};

/// What one column holds.
struct ColumnRule {
  enum class Holds : std::uint8_t { nothing, criterion, note, fact };
  /// How a ratio stands in the cells: grade, percent from 0 to 100, share from 0 to 1, or the two numbers.
  enum class As : std::uint8_t { grade, percent, share, part, whole };

  std::string column;                 ///< header text; empty when the column is given by number
  std::optional<std::size_t> number;  ///< from 1
  Holds holds = Holds::nothing;
  std::string id;      ///< of the criterion; of the fact, or tax_code, name, address, external_id
  std::string option;  ///< of a multi criterion with one column per option
  As as = As::grade;
  std::vector<Recode> values;
  base::Rational unit = 1;         ///< one unit of the cell is so many of the fact
  std::optional<DateOrder> order;  ///< of a fact that is a date
  base::Place place;
};

/// What an export looks like and what its columns hold (format: docs/survey-format.md).
struct Profile {
  std::string file;  ///< the name used in findings
  std::string id;
  base::Words title;
  Signs recognise;
  FilePins csv;
  HeaderRules header;
  Names row_id;
  std::optional<RespondentRule> respondent;
  std::optional<TimeRule> assessed_on;
  std::optional<CompleteRule> complete;
  Names ignore;
  std::vector<Blank> blanks;
  NumberStyle numbers;
  bool scale_suffix = true;        ///< "3.0" is grade 3
  bool mask = true;                ///< an apostrophe before = + - @ was put there by a program
  bool restore_lost_zero = false;  ///< of tax codes
  ChoiceRules choices;
  std::vector<DefaultFact> defaults;
  std::vector<ColumnRule> columns;
};

/// Reads a profile. Findings: profile.*.
base::Checked<Profile> load_profile(const base::Document& document);

/// All profiles of the data files (profiles/*.yaml), sorted by id. Findings: profile.*, profile.duplicate-id among them.
/// Throws base::EnvironmentError when a user's file cannot be read.
base::Checked<std::vector<Profile>> load_profiles(const yaml::DataSet& data);

/// The words of a profile file, in the order of their enumerations.
const std::vector<std::string>& encoding_words();
const std::vector<std::string>& style_words();
const std::vector<std::string>& second_row_words();
const std::vector<std::string>& state_words();
const std::vector<std::string>& order_words();
const std::vector<std::string>& as_words();
const std::vector<std::string>& code_words();

/// True when a header cell is one of the names.
bool is_named(const Names& names, std::string_view cell);

/// What names and header cells are compared by, worked out once where many are.
Names name_keys(std::span<const std::string> texts);
/// `is_named` by their keys.
bool fits_name(const Names& names, std::string_view cell);

/// Whether `text` has the form of `pattern`, in which `*` stands for any letters.
bool fits_pattern(std::string_view pattern, std::string_view text);

}  // namespace dxready::survey
