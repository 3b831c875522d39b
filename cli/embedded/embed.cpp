// Build-time program: turns the YAML files under questionnaires/ and data/ into one C++ file that holds, for each, its
// text, its fingerprint and the tree our own reader made of it, so that a run need not parse YAML; of other files the text.
//   dxready_embed OUTPUT.cpp PATH=FILE...
#include "assessment/model.hpp"
#include "base/document.hpp"
#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "base/messages.hpp"
#include "questionnaire/load.hpp"
#include "questionnaire/meaning.hpp"
#include "store/privacy_rules.hpp"
#include "survey/profile.hpp"
#include "yaml/read.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace assessment = dxready::assessment;
namespace base = dxready::base;
namespace questionnaire = dxready::questionnaire;
namespace store = dxready::store;
namespace survey = dxready::survey;
namespace yaml = dxready::yaml;

struct Entry {
  std::string path;
  base::Document document;
  std::string text;
  std::string tree;
  std::string fingerprint;
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
  if (!file.ends_with(".yaml")) {
    entries.push_back({path, {}, text, {}, base::text_fingerprint(text), {}});
    return true;
  }
  base::Checked<base::Document> document = yaml::parse(text, file);
  print(document.diagnostics);
  if (!document) return false;
  Entry entry{path, std::move(*document), std::move(text), {}, {}, {}};
  entry.tree = base::encode(entry.document.root);
  entry.fingerprint = base::text_fingerprint(entry.text);
  entries.push_back(std::move(entry));
  return true;
}

/// Loads everything as a run would, so that a mistake in the data stops the build, and notes the fingerprint of the
/// meaning of each questionnaire.
bool load_all(std::vector<Entry>& entries) {
  std::vector<yaml::DataFile> files;
  for (const Entry& entry : entries) files.push_back({entry.path, {}, entry.text, entry.tree, entry.fingerprint, {}});
  const yaml::DataSet data(std::move(files));
  const auto model = assessment::load_model(data, assessment::Vendors::with);
  print(model.diagnostics);
  if (!model) return false;
  const auto profiles = survey::load_profiles(data);
  print(profiles.diagnostics);
  if (!profiles) return false;
  for (const Entry& entry : entries) {
    if (entry.path == "privacy.yaml") {
      const auto rules = store::load_privacy_rules(entry.document);
      print(rules.diagnostics);
      if (!rules) return false;
    }
  }
  const questionnaire::Context context{model->facts, model->topics};
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
    out += fmt::format("static const char text_{}[] ={};\nstatic const char tree_{}[] ={};\n", i, literal(entry.text), i,
                       literal(entry.tree));
    table += fmt::format("  {{\"{}\", {{}}, {{text_{}, {}}}, {{tree_{}, {}}}, \"{}\", \"{}\"}},\n", entry.path, i,
                         entry.text.size(), i, entry.tree.size(), entry.fingerprint, entry.meaning);
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
    if (!good || !load_all(entries)) return 1;
    base::write_file(std::string(arguments[0]), source(entries), true);
  } catch (const base::EnvironmentError& error) {
    std::fputs(base::format_diagnostic(error.diagnostic(), base::Language::en).c_str(), stderr);
    return 3;
  }
  return 0;
}
