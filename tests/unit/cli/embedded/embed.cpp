#include "cli/embedded/embedded.hpp"

#include "assessment/model.hpp"
#include "base/document.hpp"
#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "catch.hpp"
#include "questionnaire/load.hpp"
#include "questionnaire/meaning.hpp"
#include "shipped/shipped.hpp"
#include "yaml/read.hpp"

#include <filesystem>
#include <set>
#include <string>

using namespace dxready;
namespace fs = std::filesystem;

namespace {

/// Where a shipped file lies in the source tree.
fs::path source_of(const std::string& path) {
  const fs::path root = fs::path(DXREADY_TEST_DATA) / ".." / "..";
  return path.starts_with("questionnaires/") ? root / path : root / "data" / path;
}

}  // namespace

TEST_CASE("every data file and questionnaire of the source tree is in the binary", "[embedded]") {
  std::set<std::string> expected;
  const fs::path data = source_of("");
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(data)) {
    const std::string path = entry.path().lexically_relative(data).generic_string();
    if (entry.path().extension() == ".yaml" && !path.starts_with("samples/")) expected.insert(path);
    if (path.starts_with("consent/")) expected.insert(path);
  }
  const fs::path questionnaires = source_of("questionnaires/");
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(questionnaires)) {
    if (entry.path().extension() == ".yaml")
      expected.insert("questionnaires/" + entry.path().lexically_relative(questionnaires).generic_string());
  }
  std::set<std::string> found;
  for (const yaml::DataFile& file : cli::embedded_files()) found.insert(file.path);
  CHECK(found == expected);
  CHECK(found.size() >= 9);
}

TEST_CASE("an embedded file is its source: text, fingerprint and tree", "[embedded]") {
  for (const yaml::DataFile& file : cli::embedded_files()) {
    INFO(file.path);
    const std::string text = base::read_file(source_of(file.path));
    CHECK(file.origin.empty());
    CHECK(file.text == text);
    CHECK(file.fingerprint == base::text_fingerprint(text));
    if (!file.path.ends_with(".yaml")) {
      CHECK(file.tree.empty());
      continue;
    }
    const auto parsed = yaml::parse(text, file.path);
    REQUIRE(parsed);
    base::Arena arena;
    CHECK((base::decode(file.tree, arena) == parsed->root));
  }
}

TEST_CASE("an embedded questionnaire carries the meaning that loading its source gives", "[embedded]") {
  const shipped::World& world = shipped::world();
  const questionnaire::Context context{world.model.facts, world.model.topics};
  int questionnaires = 0;
  for (const yaml::DataFile& file : cli::embedded_files()) {
    INFO(file.path);
    if (!file.path.ends_with("/questionnaire.yaml")) {
      CHECK(file.meaning.empty());
      continue;
    }
    const auto parsed = yaml::load(source_of(file.path));
    REQUIRE(parsed);
    const auto loaded = questionnaire::load(*parsed, context);
    REQUIRE(loaded);
    CHECK(file.meaning == questionnaire::meaning_fingerprint(*loaded, context));
    ++questionnaires;
  }
  CHECK(questionnaires >= 1);
}

TEST_CASE("the embedded data make the same model as the source tree", "[embedded]") {
  const auto checked = assessment::load_model(yaml::DataSet(cli::embedded_files()), assessment::Vendors::with);
  REQUIRE(checked);
  const assessment::Model& source = shipped::world().model;
  CHECK(checked->facts == source.facts);
  CHECK((checked->sizes == source.sizes));
  CHECK((checked->topics == source.topics));
  CHECK(checked->catalogue.fingerprint == source.catalogue.fingerprint);
  REQUIRE(checked->catalogue.packages.size() == source.catalogue.packages.size());
  for (std::size_t i = 0; i < source.catalogue.packages.size(); ++i) {
    CHECK(checked->catalogue.packages[i].id == source.catalogue.packages[i].id);
    CHECK((checked->catalogue.packages[i].eligibility.has_value() == source.catalogue.packages[i].eligibility.has_value()));
  }
  CHECK(checked->texts == source.texts);
}
