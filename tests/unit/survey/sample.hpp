#pragma once

#include "survey/row.hpp"

#include <string>
#include <vector>

// Small files of one survey, without a file: profile, header, cells.
namespace sample {

/// The small questionnaire with words of its own: single S "Website" (Chưa có, Có, Có và mới), multi M "Kênh bán" (a "Facebook,
/// Zalo", b "Sàn", none "Không kênh nào"), ratio R "Tỷ lệ" of "Phần" and "Tổng", number N "Số người", single Q, text T, info I.
const dxready::questionnaire::Questionnaire& questionnaire();

/// A profile from YAML; throws std::logic_error with the findings when it does not load.
dxready::survey::Profile profile(const std::string& yaml);

/// "format: 1", an id and a title, and then the lines.
dxready::survey::Profile small_profile(const std::string& lines);

/// One of data/profiles.
dxready::survey::Profile shipped_profile(const std::string& id);

/// "code column" of every finding, in order; each has a sentence in both languages.
std::vector<std::string> told(const std::vector<dxready::survey::CellFinding>& findings);

/// A file with a header, read by a profile. Throws when the mapping has errors.
class File {
public:
  File(dxready::survey::Profile profile, std::vector<std::string> header,
       const dxready::questionnaire::Questionnaire& questionnaire, const dxready::survey::RowDays& days = {});

  /// Cells as written: `""` is the quoted empty text, everything else is not quoted.
  dxready::survey::Row row(const std::vector<std::string>& cells) const;
  const dxready::survey::Mapping& mapping() const { return m_mapping; }
  /// The answer of a row of one column.
  dxready::answers::Answer answer(const std::string& criterion, const std::vector<std::string>& cells) const;

private:
  dxready::survey::Profile m_profile;
  const dxready::questionnaire::Questionnaire& m_questionnaire;
  dxready::survey::Mapping m_mapping;
  dxready::survey::RowReader m_reader;
};

}  // namespace sample
