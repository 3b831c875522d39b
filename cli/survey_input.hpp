#pragma once

#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "cli/options.hpp"
#include "cli/workbench.hpp"
#include "csv/detect.hpp"
#include "survey/mapping.hpp"
#include "survey/profile.hpp"
#include "survey/recognise.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dxready::cli {

/// --profile, --encoding, --delimiter, --header-line, --answer-codes, --sheet: what a survey is, where it is not found out.
struct SurveyOptions {
  std::string profile;
  std::string encoding;
  std::string delimiter;
  std::optional<std::uint64_t> header_line;
  std::string answer_codes;
  std::string sheet;

  void define(OptionList& options);
  /// The pins; ends the command at an encoding or delimiter there is not.
  csv::Pinned pinned(const Session& session) const;
};

/// A survey: a CSV file, a workbook (by its ending .xlsx, read as CSV), or `-` for the standard input. Its beginning is read at
/// once and read again as a part of the whole.
class SurveyFile : public base::Source {
public:
  SurveyFile(const Session& session, const std::string& name, const SurveyOptions& options);

  const std::string& name() const { return m_name; }
  /// The sheet of a workbook; empty for CSV.
  const std::string& sheet() const { return m_sheet; }
  std::string_view head() const { return m_head; }
  bool head_is_all() const { return m_head_is_all; }
  std::optional<std::uint64_t> size() const { return m_size; }

  std::size_t read(char* into, std::size_t size) override;

  /// From the first read on; `sha256` is of everything that was read.
  void hash() { m_hash.emplace(); }
  std::string sha256() { return m_hash->hex(); }

private:
  std::string m_name;
  std::string m_sheet;
  std::unique_ptr<base::Source> m_rest;
  std::string m_head;
  std::size_t m_taken = 0;  ///< of the head
  bool m_head_is_all = false;
  std::optional<std::uint64_t> m_size;
  std::optional<base::Sha256> m_hash;
};

/// A survey that is understood: how it is written, whose export it is, what its columns hold.
struct Survey {
  csv::Detected form;
  survey::Profile profile;
  bool recognised = false;          ///< the profile was found out, not named
  std::vector<std::string> header;  ///< of the columns, in UTF-8
  std::uint64_t first_line = 1;     ///< of the records that are rows
  std::string heading;              ///< the bytes before them, as they stand in the file
  std::string heading_text;         ///< the same without byte order mark, UTF-16 as UTF-8
};

/// How the survey is written, as far as options and, where given, a profile do not say; ends the command at what could be two
/// things.
csv::Detected detect_form(const Session& session, const SurveyFile& file, const SurveyOptions& options,
                          const survey::FilePins& pins);

/// The profiles the survey may belong to, the best ones only.
std::vector<survey::Recognised> recognise(const std::vector<survey::Profile>& profiles, const csv::Detected& form);

/// Finds out what the survey is; ends the command at what could be two things, and says on stderr what was found.
Survey understand(const Session& session, const Workbench& workbench, const SurveyFile& file, const SurveyOptions& options,
                  bool no_header);

/// The profile every file has that is nobody's export: criterion ids as headers.
constexpr std::string_view plain_profile = "plain";

/// "utf-8 (BOM), delimiter ;, CRLF, header in line 1": how the file is written; of a workbook its sheet.
std::string form_words(const csv::Detected& form, base::Language language, const std::string& sheet);

}  // namespace dxready::cli
