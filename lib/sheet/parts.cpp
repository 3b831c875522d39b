#include "sheet/parts.hpp"

#include "sheet/cell_text.hpp"
#include "sheet/xml.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>

namespace dxready::sheet {
namespace {

/// More sheets, relationships or styles than this no program writes (Excel stops at 64,000 styles).
constexpr std::size_t most_entries = 100000;

std::optional<unsigned> number_of(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// What follows from one part to others.
struct Relationship {
  std::string kind;  ///< last word of its type: "worksheet", "styles"; the words before it differ between versions
  std::string part;
};

class RelationshipsHandler : public XmlHandler {
public:
  explicit RelationshipsHandler(std::filesystem::path folder) : m_folder(std::move(folder)) {}

  Next begin(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || attributes["TargetMode"] == "External") return Next::go_on;
    if (found.size() == most_entries) return Next::too_large;
    const std::string_view type = attributes["Type"];
    const std::filesystem::path part = (m_folder / attributes["Target"]).lexically_normal().relative_path();
    found[std::string(attributes["Id"])] = {std::string(type.substr(type.rfind('/') + 1)), part.generic_string()};
    return Next::go_on;
  }
  Next end(std::string_view) override { return Next::go_on; }
  Next text(std::string_view) override { return Next::go_on; }

  std::map<std::string, Relationship> found;  ///< by id

private:
  std::filesystem::path m_folder;
};

using Relationships = std::map<std::string, Relationship>;

/// Those of a part; of the workbook as a whole when `part` is empty.
Relationships read_relationships(Archive& archive, const std::filesystem::path& part) {
  const std::filesystem::path folder = part.parent_path();
  const std::string file = (folder / "_rels" / (part.filename().string() + ".rels")).generic_string();
  if (!archive.open(file)) return {};
  RelationshipsHandler handler(folder);
  read_part(archive, handler);
  return std::move(handler.found);
}

/// The first part of a kind; empty when there is none.
std::string part_of_kind(const Relationships& relationships, std::string_view kind) {
  const auto found =
      std::find_if(relationships.begin(), relationships.end(), [&](const auto& r) { return r.second.kind == kind; });
  return found == relationships.end() ? std::string() : found->second.part;
}

class WorkbookHandler : public XmlHandler {
public:
  explicit WorkbookHandler(const Relationships& relationships) : m_relationships(relationships) {}

  Next begin(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const std::string_view from_1904 = attributes["date1904"];
      workbook.from_1904 = from_1904 == "1" || from_1904 == "true";
    }
    if (name != "sheet") return Next::go_on;
    if (workbook.sheets.size() == most_entries) return Next::too_large;
    const auto relationship = m_relationships.find(std::string(attributes["id"]));
    if (relationship == m_relationships.end()) return Next::damaged;
    if (relationship->second.kind != "worksheet") return Next::go_on;
    const std::string_view state = attributes["state"];
    const bool hidden = state == "hidden" || state == "veryHidden";
    workbook.sheets.push_back({std::string(attributes["name"]), relationship->second.part, hidden});
    return Next::go_on;
  }
  Next end(std::string_view) override { return Next::go_on; }
  Next text(std::string_view) override { return Next::go_on; }

  Workbook workbook;

private:
  const Relationships& m_relationships;
};

class StylesHandler : public XmlHandler {
public:
  Next begin(std::string_view name, const Attributes& attributes) override {
    if (name == "cellXfs") m_in_cell_styles = true;
    if (name == "numFmt") {
      const std::optional<unsigned> number = number_of(attributes["numFmtId"]);
      if (!number) return Next::damaged;
      if (m_formats.size() == most_entries) return Next::too_large;
      m_formats[*number] = is_date_format(attributes["formatCode"]);
    }
    if (name == "xf" && m_in_cell_styles) {
      if (date_styles.size() == most_entries) return Next::too_large;
      const unsigned number = number_of(attributes["numFmtId"]).value_or(0);
      const auto format = m_formats.find(number);
      date_styles.push_back(format == m_formats.end() ? is_date_format(number) : format->second);
    }
    return Next::go_on;
  }
  Next end(std::string_view name) override {
    if (name == "cellXfs") m_in_cell_styles = false;
    return Next::go_on;
  }
  Next text(std::string_view) override { return Next::go_on; }

  std::vector<bool> date_styles;

private:
  bool m_in_cell_styles = false;
  std::map<unsigned, bool> m_formats;  ///< that have a code
};

class SharedStringsHandler : public XmlHandler {
public:
  Next begin(std::string_view name, const Attributes&) override {
    // Phonetic readings of East Asian words are not the text.
    if (name == "rPh") m_in_reading = true;
    m_in_text = name == "t" && !m_in_reading;
    return Next::go_on;
  }
  Next end(std::string_view name) override {
    m_in_text = false;
    if (name == "rPh") m_in_reading = false;
    if (name == "si") strings.close();
    return strings.over_limit() ? Next::too_large : Next::go_on;
  }
  Next text(std::string_view text) override {
    if (m_in_text) strings.open() += text;
    return strings.over_limit() ? Next::too_large : Next::go_on;
  }

  SharedStrings strings;

private:
  bool m_in_text = false;
  bool m_in_reading = false;
};

}  // namespace

Workbook read_workbook(Archive& archive) {
  const std::string part = part_of_kind(read_relationships(archive, {}), "officeDocument");
  if (part.empty()) archive.not_a_workbook();
  const Relationships relationships = read_relationships(archive, part);
  if (!archive.open(part)) archive.damaged();
  WorkbookHandler handler(relationships);
  read_part(archive, handler);
  Workbook& workbook = handler.workbook;
  if (workbook.sheets.empty()) archive.not_a_workbook();
  workbook.shared_strings = part_of_kind(relationships, "sharedStrings");
  workbook.styles = part_of_kind(relationships, "styles");
  return std::move(workbook);
}

std::vector<bool> read_date_styles(Archive& archive, const std::string& part) {
  if (part.empty()) return {};
  if (!archive.open(part)) archive.damaged();
  StylesHandler handler;
  read_part(archive, handler);
  return std::move(handler.date_styles);
}

void SharedStrings::close() {
  undo_escapes(m_text, m_ends.empty() ? 0 : m_ends.back());
  m_ends.push_back(static_cast<std::uint32_t>(m_text.size()));
}

std::string_view SharedStrings::operator[](std::size_t i) const {
  const std::size_t begin = i == 0 ? 0 : m_ends[i - 1];
  return std::string_view(m_text).substr(begin, m_ends[i] - begin);
}

SharedStrings read_shared_strings(Archive& archive, const std::string& part) {
  if (part.empty()) return {};
  if (!archive.open(part)) archive.damaged();
  SharedStringsHandler handler;
  read_part(archive, handler);
  return std::move(handler.strings);
}

}  // namespace dxready::sheet
