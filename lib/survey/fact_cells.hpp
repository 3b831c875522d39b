#pragma once

#include "enterprise/enterprise.hpp"
#include "survey/cells.hpp"
#include "survey/profile.hpp"
#include "survey/text_table.hpp"

#include <string>
#include <string_view>
#include <vector>

// The parts RowReader is put together from; not for other folders.
namespace dxready::survey {

/// Turns the cells of one column into a fact, as `enterprise::load_fact` would read the same value.
class FactCells {
public:
  /// `rule` is the profile's line about the column, if any. What it refers to must outlive it.
  FactCells(const enterprise::FactDefinition& definition, const Profile& profile, const BlankTable& blanks,
            const ColumnRule* rule);

  void read(const CellText& cell, RowFindings& findings, enterprise::Fact& into) const;

private:
  void add_yes_no();
  void set(std::string_view text, const CellText& cell, RowFindings& findings, enterprise::Fact& into) const;
  void read_number(const CellText& cell, RowFindings& findings, enterprise::Fact& into) const;
  void read_date(const CellText& cell, RowFindings& findings, enterprise::Fact& into) const;

  const enterprise::FactDefinition& m_definition;
  const Profile& m_profile;
  const BlankTable& m_blanks;
  base::Rational m_unit = 1;
  TimeStyle m_time;
  base::Document m_document;          ///< empty: what readers of facts ask for
  std::vector<std::string> m_values;  ///< as an answers file writes them; empty: no value
  TextTable m_own;                    ///< the profile's words: the index of the value a cell stands for
  TextTable m_texts;                  ///< those of the facts
};

/// Says what is wrong with a date.
void report_date(TimeFault fault, const CellText& cell, RowFindings& findings);

/// The tax code in a cell; empty, with the finding reported, when it is none. One that lost its leading 0 is restored where
/// the profile says so.
std::string read_tax_code(const CellText& cell, const Profile& profile, RowFindings& findings);

}  // namespace dxready::survey
