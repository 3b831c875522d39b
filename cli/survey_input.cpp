#include "cli/survey_input.hpp"
#include "cli/rows_file.hpp"

#include "base/text.hpp"
#include "csv/read.hpp"
#include "survey/workbook_source.hpp"
#include "yaml/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace dxready::cli {
namespace {

constexpr std::string_view profile_folder = "profiles/";

[[noreturn]] void bad_value(const Session& session, const std::string& option, const std::string& found,
                            const std::string& allowed) {
  wrong_usage(session, "usage.bad-value", {{"option", option}, {"found", found}, {"allowed", allowed}});
}

std::string id_of(std::string_view path) {
  path.remove_prefix(profile_folder.size());
  if (path.ends_with(".yaml")) path.remove_suffix(5);
  return std::string(path);
}

/// A profile by its id or file.
survey::Profile named_profile(const Session& session, const Workbench& workbench, const std::string& name) {
  const yaml::DataFile* shipped = workbench.data().find(std::string(profile_folder) + name + ".yaml");
  if (names_a_file(name)) return take(session, survey::load_profile(take(session, yaml::load(name))));
  if (shipped != nullptr) return take(session, survey::load_profile(take(session, yaml::open(*shipped))));
  std::vector<std::string> known;
  for (const yaml::DataFile* file : workbench.data().under(profile_folder)) known.push_back(id_of(file->path));
  stop(session,
       {"survey.no-such-profile",
        base::Severity::error,
        {{"found", name}, {"known", base::joined(known)}, {"suggestion", base::closest(name, known)}},
        {},
        {},
        {}},
       ExitCode::found_wrong);
}

/// The one profile the columns speak for; the plain one when none does.
survey::Profile recognised_profile(const Session& session, const Workbench& workbench, const SurveyFile& file,
                                   const SurveyOptions& options) {
  std::vector<survey::Profile> profiles = take(session, survey::load_profiles(workbench.data()));
  const std::vector<survey::Recognised> found = recognise(profiles, detect_form(session, file, options, {}));
  if (found.empty()) return named_profile(session, workbench, std::string(plain_profile));
  if (found.size() == 1) return std::move(profiles[found.front().profile]);
  std::vector<std::string> ids;
  for (const survey::Recognised& one : found) ids.push_back(profiles[one.profile].id);
  stop(session, {"survey.ambiguous-profile", base::Severity::error, {{"profiles", base::joined(ids)}}, file.name(), {}, {}},
       ExitCode::found_wrong);
}

/// What the options leave open is pinned by the profile.
csv::Pinned with_profile(csv::Pinned pinned, const survey::FilePins& profile) {
  if (!pinned.encoding) pinned.encoding = profile.encoding;
  if (!pinned.delimiter) pinned.delimiter = profile.delimiter;
  if (!pinned.header_line) pinned.header_line = profile.header_line;
  return pinned;
}

/// Without a header there is nothing to find out: the profile and the options say what the file is.
csv::Detected form_without_header(const csv::Pinned& pinned) {
  csv::Detected form;
  form.dialect.delimiter = pinned.delimiter.value_or(',');
  form.dialect.encoding = pinned.encoding.value_or(csv::Encoding::utf8);
  form.header_line = 0;
  return form;
}

bool has_second_row(const Survey& survey) {
  if (survey.form.sample.empty()) return false;
  std::vector<csv::Cell> cells;
  for (const csv::TextCell& cell : survey.form.sample.front()) cells.push_back({cell.text, cell.quoted});
  return survey::is_second_header(survey.profile, cells);
}

/// Without a header columns are called by their numbers, as many as the first record has.
std::vector<std::string> numbered_header(const SurveyFile& file, const csv::Dialect& dialect) {
  std::vector<std::string> header;
  csv::RecordReader records(file.head(), dialect, 1);
  csv::Record record;
  while (header.empty() && records.next(record)) {
    while (header.size() < record.cells.size()) header.push_back("#" + std::to_string(header.size() + 1));
  }
  return header;
}

/// Sets where the rows begin, and keeps the bytes before them.
void find_rows(const SurveyFile& file, Survey& survey) {
  const std::string_view mark = survey.form.mark ? csv::byte_order_mark(survey.form.dialect.encoding) : std::string_view();
  std::string_view text = file.head().substr(mark.size());
  std::string decoded;
  const csv::Encoding encoding = survey.form.dialect.encoding;
  const bool wide = encoding == csv::Encoding::utf16le || encoding == csv::Encoding::utf16be;
  if (wide) {
    csv::Utf16Decoder(encoding == csv::Encoding::utf16be).decode(text, decoded);
    text = decoded;
  }
  const bool second_row = has_second_row(survey);
  if (second_row) {
    std::vector<std::string> second;
    for (const csv::TextCell& cell : survey.form.sample.front()) second.push_back(cell.text);
    if (survey.profile.header.second_row == survey::HeaderRules::SecondRow::responses) {
      survey.header = survey::joined_headers(survey.form.header, second);
    }
  }
  csv::RecordReader records(text, survey.form.dialect, 1);
  csv::Record record;
  std::size_t before = 0;
  for (std::uint64_t headers = second_row ? 2 : 1; records.next(record);) {
    survey.first_line = record.line;
    const bool is_empty = record.cells.empty() && record.fault == csv::Fault::none;
    if (record.line >= survey.form.header_line && !is_empty && headers-- == 0) break;
    before += record.bytes.size();
    survey.first_line = record.line + 1;
  }
  const std::string_view heading = text.substr(0, before);
  survey.heading_text = heading;
  survey.heading = std::string(mark) + (wide ? csv::from_utf8(heading, encoding).value_or("") : std::string(heading));
}

}  // namespace

void SurveyOptions::define(OptionList& options) {
  options.value("--profile", "ID|FILE", profile,
                {"Kiểu tệp khảo sát: mã hoặc tệp (không ghi: tự nhận biết)",
                 "What the survey is: a profile's id or file (left out: recognised)"});
  options.value("--encoding", "utf-8|utf-16le|utf-16be|windows-1258|windows-1252", encoding,
                {"Bảng mã của tệp", "Encoding of the file"});
  options.value("--delimiter", "CHARACTER", delimiter, {"Dấu phân cách: , ; | hoặc tab", "Delimiter: , ; | or tab"});
  options.value("--sheet", "NAME", sheet,
                {"Trang tính của tệp .xlsx (mặc định: trang đầu tiên)", "Sheet of a workbook (default: the first)"});
  options.word("--answer-codes", survey::code_words(), answer_codes,
               {"Mã trả lời (A3) là bậc hay thứ tự câu trả lời", "Whether answer codes (A3) are grades or count answers"});
  options.number("--header-line", header_line, {"Dòng tiêu đề (từ 1)", "Line of the header (from 1)"});
}

csv::Pinned SurveyOptions::pinned(const Session& session) const {
  csv::Pinned pinned;
  if (!encoding.empty()) {
    pinned.encoding = csv::find_encoding(encoding);
    if (!pinned.encoding) bad_value(session, "--encoding", encoding, "utf-8, utf-16le, utf-16be, windows-1258, windows-1252");
  }
  if (!delimiter.empty()) {
    const bool tab = delimiter == "tab" || delimiter == "\\t";
    if (!tab && (delimiter.size() != 1 || std::string_view(",;|\t").find(delimiter) == std::string_view::npos)) {
      bad_value(session, "--delimiter", delimiter, ", ; | tab");
    }
    pinned.delimiter = tab ? '\t' : delimiter.front();
  }
  if (header_line == 0) bad_value(session, "--header-line", "0", "1, 2, …");
  pinned.header_line = header_line;
  return pinned;
}

SurveyFile::SurveyFile(const Session& session, const std::string& name, const SurveyOptions& options)
    : m_name(name == "-" ? session.word("(đầu vào chuẩn)", "(standard input)") : name) {
  if (name == "-") {
    m_rest = std::make_unique<base::StreamSource>(session.in, m_name);
  } else if (is_workbook_name(name)) {
    auto workbook = std::make_unique<survey::WorkbookSource>(name, options.sheet);
    m_sheet = workbook->sheet_name();
    m_rest = std::move(workbook);
  } else {
    m_rest = std::make_unique<base::FileSource>(name);
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(name, error);
    if (!error) m_size = size;
  }
  // One byte more than there is tells that there is no more.
  const std::size_t wanted = m_size.value_or(0) == 0 ? csv::head_size : std::min<std::uint64_t>(*m_size + 1, csv::head_size);
  m_head.resize(wanted);
  m_head.resize(m_rest->read(m_head.data(), wanted));
  m_head_is_all = m_head.size() < wanted;
}

std::size_t SurveyFile::read(char* into, std::size_t size) {
  const std::size_t of_head = std::min(size, m_head.size() - m_taken);
  std::copy_n(m_head.data() + m_taken, of_head, into);
  m_taken += of_head;
  const bool enough = of_head == size || m_head_is_all;
  const std::size_t count = enough ? of_head : of_head + m_rest->read(into + of_head, size - of_head);
  if (m_hash) m_hash->add({into, count});
  return count;
}

std::string form_words(const csv::Detected& form, base::Language language, const std::string& sheet) {
  const bool vi = language == base::Language::vi;
  if (!sheet.empty()) {
    return fmt::format("{} '{}', {} {}", vi ? "trang tính" : "sheet", base::printable(sheet),
                       vi ? "tiêu đề ở dòng" : "header in line", form.header_line);
  }
  std::string_view ends = "LF";
  if (form.line_end == csv::LineEnd::crlf) ends = "CRLF";
  if (form.line_end == csv::LineEnd::cr) ends = "CR";
  if (form.line_end == csv::LineEnd::mixed) ends = vi ? "xuống dòng lẫn lộn" : "mixed line ends";
  return fmt::format("{}{}, {} {}, {}, {} {}", csv::encoding_name(form.dialect.encoding), form.mark ? " (BOM)" : "",
                     vi ? "dấu phân cách" : "delimiter", csv::delimiter_name(form.dialect.delimiter), ends,
                     vi ? "tiêu đề ở dòng" : "header in line", form.header_line);
}

csv::Detected detect_form(const Session& session, const SurveyFile& file, const SurveyOptions& options,
                          const survey::FilePins& pins) {
  csv::Pinned pinned = with_profile(options.pinned(session), pins);
  if (!file.sheet().empty()) {
    pinned.encoding = csv::Encoding::utf8;
    pinned.delimiter = ',';
  }
  return take(session, csv::detect(file.head(), file.head_is_all(), pinned, file.name()));
}

std::vector<survey::Recognised> recognise(const std::vector<survey::Profile>& profiles, const csv::Detected& form) {
  std::vector<std::vector<std::string>> sample;
  for (const std::vector<csv::TextCell>& record : form.sample) {
    std::vector<std::string>& texts = sample.emplace_back();
    for (const csv::TextCell& cell : record) texts.push_back(cell.text);
  }
  return survey::recognise(profiles, form.header, sample);
}

Survey understand(const Session& session, const Workbench& workbench, const SurveyFile& file, const SurveyOptions& options,
                  bool no_header) {
  Survey survey;
  survey.profile = options.profile.empty() ? recognised_profile(session, workbench, file, options)
                                           : named_profile(session, workbench, options.profile);
  if (!options.answer_codes.empty()) {
    survey.profile.choices.codes = options.answer_codes == "grade" ? survey::CodeMeaning::grade : survey::CodeMeaning::place;
  }
  if (no_header) {
    survey.form = form_without_header(with_profile(options.pinned(session), survey.profile.csv));
    survey.header = numbered_header(file, survey.form.dialect);
    return survey;
  }
  survey.form = detect_form(session, file, options, survey.profile.csv);
  survey.header = survey.form.header;
  find_rows(file, survey);
  const std::string title = survey.profile.title.in(session.language) + " (" + survey.profile.id + ")";
  const std::string words = file.name() + ": " + title + "; " + form_words(survey.form, session.language, file.sheet());
  session.tell(words, words);
  return survey;
}

}  // namespace dxready::cli
