// Build-time program: turns the YAML files under questionnaires/ and data/ into one C++ file that holds, for each, its
// text, its fingerprint and the tree our own reader made of it, so that a run need not parse YAML.
//   dxready_embed OUTPUT.cpp PATH=FILE...
#include "assessment/model.hpp"
#include "base/document.hpp"
#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "base/messages.hpp"
#include "questionnaire/load.hpp"
#include "questionnaire/meaning.hpp"
#include "yaml/read.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dxready;

struct Entry {
  std::string path;
  base::Document document;
  std::string text;
  std::string meaning;
};

/// The bytes as string literals, short enough for every compiler.
std::string literal(std::string_view bytes) {
  std::string out = "\n    \"";
  std::size_t in_line = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\' && c != '?';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("\\{:03o}", byte);
    }
    if (++in_line == 100) {
      out += "\"\n    \"";
      in_line = 0;
    }
  }
  return out + "\"";
}

void print(const base::Diagnostics& findings) {
  for (const base::Diagnostic& finding : findings.all()) {
    std::fputs(base::format_diagnostic(finding, base::Language::en).c_str(), stderr);
  }
}

bool read(std::string_view argument, std::vector<Entry>& entries) {
  const std::size_t equals = argument.find('=');
  const std::string path(argument.substr(0, equals));
  const std::string file(argument.substr(equals + 1));
  std::string text = base::read_file(file);
  base::Checked<base::Document> document = yaml::parse(text, file);
  print(document.diagnostics);
  if (document) entries.push_back({path, std::move(*document), std::move(text), {}});
  return document.value.has_value();
}

/// Questionnaires also carry the fingerprint of their meaning, which needs the facts and topics.
bool add_meanings(std::vector<Entry>& entries) {
  const auto find = [&](std::string_view path) -> const base::Document* {
    for (const Entry& entry : entries) {
      if (entry.path == path) return &entry.document;
    }
    return nullptr;
  };
  const base::Document* facts_file = find("facts.yaml");
  const base::Document* topics_file = find("topics.yaml");
  if (facts_file == nullptr || topics_file == nullptr) return false;
  const auto facts = enterprise::load_facts(*facts_file);
  const auto topics = questionnaire::load_topics(*topics_file);
  print(facts.diagnostics);
  print(topics.diagnostics);
  if (!facts || !topics) return false;
  const questionnaire::Context context{*facts, *topics};
  for (Entry& entry : entries) {
    if (!entry.path.ends_with("/questionnaire.yaml")) continue;
    const auto loaded = questionnaire::load(entry.document, context);
    print(loaded.diagnostics);
    if (!loaded) return false;
    entry.meaning = questionnaire::meaning_fingerprint(*loaded, context);
  }
  return true;
}

std::string source(const std::vector<Entry>& entries) {
  std::string out = "// Generated at build time from questionnaires/ and data/.\n#include \"cli/embedded/embedded.hpp\"\n\n";
  std::string table;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    const std::string tree = base::encode(entry.document.root);
    out += fmt::format("static const char text_{}[] ={};\nstatic const char tree_{}[] ={};\n", i, literal(entry.text), i, literal(tree));
    table += fmt::format("  {{\"{}\", {{}}, {{text_{}, {}}}, {{tree_{}, {}}}, \"{}\", \"{}\"}},\n", entry.path, i, entry.text.size(), i,
                         tree.size(), base::text_fingerprint(entry.text), entry.meaning);
  }
  return out + "\nstd::vector<dxready::yaml::DataFile> dxready::cli::embedded_files() {\n  return {\n" + table + "  };\n}\n";
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  try {
    std::vector<Entry> entries;
    bool good = arguments.size() > 1;
    for (std::size_t i = 1; i < arguments.size(); ++i) good = read(arguments[i], entries) && good;
    if (!good || !add_meanings(entries)) return 1;
    base::write_file(std::string(arguments[0]), source(entries), true);
  } catch (const base::EnvironmentError& error) {
    std::fputs(base::format_diagnostic(error.diagnostic(), base::Language::en).c_str(), stderr);
    return 3;
  }
  return 0;
}
