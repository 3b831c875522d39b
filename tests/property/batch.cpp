// A batch gives for every row what `score` gives for the same answers, byte for byte, however the file is written and cut.
#include "catch.hpp"

#include "assessment/flat_row.hpp"
#include "base/file.hpp"
#include "csv/detect.hpp"
#include "csv/write.hpp"
#include "random.hpp"
#include "shipped/shipped.hpp"
#include "store/answers_codec.hpp"
#include "store/store.hpp"
#include "survey/batch.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

using namespace dxready;
using property::Random;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t first_seed = 2025;

/// One enterprise as it stands in a survey and in an answers file.
struct Told {
  std::vector<std::string> cells;
  std::string yaml;
  bool is_wrong = false;
};

using Facts = std::vector<std::string>;

/// Which facts a survey asks for: none, those that size hangs on, or more, among them some that others follow from.
Facts some_facts(Random& random) {
  static const std::vector<Facts> all = {
      {},
      {"entity", "sector", "province", "staff", "revenue", "capital"},
      {"entity", "vsic", "former_province", "staff", "revenue", "capital", "age_years", "has_taxable_income", "e_invoice"},
      {"entity", "sector", "revenue", "capital", "first_registered_on", "women_owned", "readiness_assessed", "e_invoice"}};
  return random.pick(all);
}

std::vector<std::string> header(const Facts& facts) {
  std::vector<std::string> names = {"external_id", "tax_code", "name", "assessed_on"};
  names.insert(names.end(), facts.begin(), facts.end());
  for (const questionnaire::Criterion& criterion : shipped::world().questionnaire.criteria) names.push_back(criterion.id);
  return names;
}

std::string fact_value(Random& random, const std::string& fact) {
  static const std::map<std::string, std::vector<std::string>> values = {
      {"entity", {"enterprise", "household", "cooperative"}},
      {"sector", {"agriculture", "industry", "trade_services"}},
      {"province", {"HCMC", "HN"}},
      {"former_province", {"binh_duong", "HCMC", "kon_tum"}},
      {"vsic", {"A01", "C10", "G47"}},
      {"age_years", {"0", "0.5", "1", "7"}},
      {"staff", {"3", "10", "11", "50", "100", "101", "200", "201"}},
      {"has_taxable_income", {"yes", "no"}},
      {"women_owned", {"yes", "no"}},
      {"readiness_assessed", {"yes", "no"}},
      {"e_invoice", {"yes", "no"}}};
  if (random.below(4) == 0) return {};
  if (fact == "first_registered_on") return std::to_string(2015 + random.below(12)) + "-03-05";
  const auto known = values.find(fact);
  return known == values.end() ? std::to_string(random.below(2'000'000'000)) : random.pick(known->second);
}

/// Most days are close to each other; some lie where other packages were offered.
std::string day(Random& random) {
  const std::string year = std::to_string(random.below(4) == 0 ? 2018 + random.below(14) : 2026);
  return year + (random.below(4) == 0 ? "-06-" : "-11-") + std::to_string(10 + random.below(19));
}

Told told(Random& random, std::size_t number, const Facts& facts) {
  static const std::vector<std::string> names = {"Công ty \"Ánh Dương\"", "Cửa hàng, Bà Năm",      "=HYPERLINK(1)",
                                                 "Tổ hợp; tác",           "Hợp tác xã\nĐồng Xanh", "Cơ khí"};
  Told one;
  const std::string id = "X" + std::to_string(number);
  const std::string& name = names[random.below(names.size())];
  // Of an enterprise, of its branch, a personal number; the last one has a wrong check digit.
  const std::vector<std::string> codes = {"", "0399000014", "0399000021-002", "079123456789", "0399000015"};
  const std::size_t code = random.below(random.below(4) == 0 ? codes.size() : 2);
  one.is_wrong = code == 4;
  one.cells = {id, codes[code], name, day(random)};
  std::string quoted;
  for (const char c : name) quoted += c == '\n' ? std::string("\\n") : c == '"' ? std::string("\\\"") : std::string(1, c);
  one.yaml = "questionnaire: dbi-sme-2021\nassessed_on: " + one.cells[3] + "\nenterprise: {external_id: " + id + ", name: \"" +
             quoted + "\"";
  if (code != 0 && !one.is_wrong) one.yaml += ", tax_code: \"" + codes[code] + "\"";
  for (const std::string& fact : facts) {
    one.cells.push_back(fact_value(random, fact));
    if (!one.cells.back().empty()) one.yaml += ", " + fact + ": " + one.cells.back();
  }
  one.yaml += "}\nanswers: {";
  const bool is_full = random.below(2) == 0;
  const bool is_empty = random.below(20) == 0;
  for (const questionnaire::Criterion& criterion : shipped::world().questionnaire.criteria) {
    const bool answered = !is_empty && (is_full || random.below(12) != 0);
    one.cells.push_back(answered ? std::to_string(random.below(6)) : "");
    if (answered) one.yaml += criterion.id + ": " + one.cells.back() + ", ";
    // Spaces around an answer, or instead of it, change nothing.
    if (random.below(200) == 0) one.cells.back() += ' ';
  }
  one.yaml += "}\n";
  if (random.below(8) == 0) {
    one.is_wrong = true;
    const std::vector<std::string> slips = {"7", "7", "-1", "15", "không, có", "3;4"};
    // Few columns, so that the same slip comes again; sometimes two in a row.
    for (std::size_t i = 0; i < 1 + random.below(2); ++i) {
      one.cells[4 + facts.size() + random.below(3)] = slips[random.below(slips.size())];
    }
  }
  return one;
}

/// A cell of anything but an answer as people and programs write it, seldom as they should not.
std::string any_cell(Random& random, const std::string& column) {
  static const std::map<std::string, std::vector<std::string>> usual = {
      {"external_id", {"P0000001", "17", "HN-2026-000123"}},
      {"tax_code", {"0399000014", "0399000021-002", ""}},
      {"name", {"Cơ khí", "\"Công ty Cổ phần Du lịch Phương Nam, Bến Tre\"", "\"Nguyễn \"\"Bảy\"\" Đức\""}},
      {"assessed_on", {"2026-11-20", "20/11/2026", "\"2026-11-20\""}}};
  static const std::vector<std::string> others = {"", "\"Lê Hoàng Minh Châu\"", "2026-11-22T09:01:01+07:00", "Bùi Anh Khoa"};
  static const std::vector<std::string> pieces = {"a", "12345678", "ế",  "Đức", "😀", "\xE1\xBA", "\xFF", "\"", "\"\"",
                                                  ",", ";",        "\t", " ",   "=", "'",        "\n",   "\r"};
  const auto known = usual.find(column);
  if (random.below(40) != 0) return random.pick(known == usual.end() ? others : known->second);
  std::string text;
  for (std::size_t i = random.below(5); i != 0; --i) text += random.pick(pieces);
  return random.below(2) == 0 ? text : '"' + text + '"';
}

/// How a file may be written.
struct Style {
  char delimiter = ',';
  std::string line_end = "\n";
  bool quotes_all = false;
  bool mark = false;
};

Style style(Random& random) {
  return {std::string(",;\t|")[random.below(4)], std::vector<std::string>{"\n", "\r\n", "\r"}[random.below(3)],
          random.below(2) == 0, random.below(2) == 0};
}

std::string line(const std::vector<std::string>& cells, const Style& style) {
  std::string text;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) text += style.delimiter;
    const bool quoted = style.quotes_all || cell.find_first_of(std::string("\"\r\n") + style.delimiter) != std::string::npos;
    std::string doubled;
    for (const char c : cell) doubled += c == '"' ? std::string("\"\"") : std::string(1, c);
    text += quoted ? '"' + doubled + '"' : cell;
  }
  return text + style.line_end;
}

class Sink : public survey::BatchSink {
public:
  void results(std::string_view lines) override { all_results += lines; }
  void rejects(std::string_view bytes) override { all_rejects += bytes; }
  void reasons(std::string_view lines) override { all_reasons += lines; }
  void findings(const base::Diagnostics&) override {}
  bool progress(std::uint64_t, const survey::Summary&) override { return true; }

  std::string all_results;
  std::string all_rejects;
  std::string all_reasons;
};

/// An import of a survey into a store of its own.
class Kept {
public:
  /// `lean`: it takes rows of bytes, too.
  Kept(const std::string& name, bool lean)
      : m_file(fs::temp_directory_path() / ("dxready-" + std::to_string(::getpid()) + name)) {
    remove();
    const shipped::World& world = shipped::world();
    m_store.emplace(store::Store::open(m_file, store::Access::write));
    const store::ImportInfo info{"survey.csv", "plain", {}, &world.questionnaire, &world.model};
    const store::Stamp stamp{"2026-11-22T05:00:00Z", [this] { return uuid(); }, "Lan"};
    m_import.emplace(m_store->begin_import(info, {{}, shipped::texts(), {}, {}}, stamp));
    keeper.prepare = [this](const assessment::Assessment& one) { return std::make_unique<Row>(m_import->prepare(one)); };
    keeper.keep = [this](survey::PreparedRow& row, std::uint64_t line) {
      return disposition(m_import->add(std::move(dynamic_cast<Row&>(row).prepared), line));
    };
    if (!lean) return;
    keeper.grade = [&world](std::size_t criterion, const answers::Answer& answer) {
      return store::sole_letter(world.questionnaire.criteria[criterion], answer);
    };
    keeper.keep_lean = [this](const assessment::LeanRow& row, std::uint64_t line) {
      ++lean_rows;
      return disposition(m_import->add(row, line));
    };
  }
  ~Kept() { remove(); }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;

  /// Ends the import; all bytes of the store.
  std::string finish(const survey::Summary& summary) {
    m_import->finish({summary.read, summary.scored(), summary.rejected, summary.duplicate, summary.unchanged}, "");
    m_import.reset();
    m_store.reset();
    return base::read_file(m_file);
  }

  survey::Keeper keeper;
  std::uint64_t lean_rows = 0;

private:
  struct Row : survey::PreparedRow {
    explicit Row(store::PreparedRow made) : prepared(std::move(made)) {}
    store::PreparedRow prepared;
  };

  static survey::Disposition disposition(const store::ImportOutcome& outcome) {
    return static_cast<survey::Disposition>(outcome.kind);
  }
  std::string uuid() {
    const std::string digits = std::to_string(10'000'000 + ++m_uuids);
    return digits + "-0000-4000-8000-0000" + digits;
  }
  void remove() const {
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(m_file.string() + suffix);
  }

  fs::path m_file;
  std::uint64_t m_uuids = 0;
  std::optional<store::Store> m_store;
  std::optional<store::Import> m_import;
};

/// What must come out, made row by row from answers files.
std::string expected_line(const Told& one, std::uint64_t line, bool advice) {
  const answers::AnswersFile input = shipped::answers(one.yaml);
  const assessment::Assessment assessment = shipped::assess(input, *input.assessed_on);
  std::vector<std::string> cells;
  assessment::flat_cells(assessment, {std::to_string(line), input.enterprise.external_id, false}, advice, cells);
  const auto columns = assessment::flat_columns(*assessment.questionnaire, advice);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (columns[i].kind == assessment::CellKind::text) cells[i] = csv::harmless(cells[i]);
  }
  return csv::record(cells);
}

struct Outcome {
  Sink sink;
  survey::Summary summary;
};

/// Runs the batch over the text with blocks of that size. A text of one block of no more than `few_bytes` goes the general way.
void run(const std::string& text, std::size_t block_size, unsigned jobs, bool advice, const survey::Keeper* keeper,
         Outcome& outcome, std::size_t few_bytes = 0) {
  const shipped::World& world = shipped::world();
  const auto form = csv::detect(text.substr(0, csv::head_size), text.size() < csv::head_size, {}, "survey.csv");
  REQUIRE(form);
  const auto profile = survey::load_profile(shipped::document("data/profiles/plain.yaml"));
  REQUIRE(profile);
  const auto mapping = survey::map_columns(*profile, form->header, world.questionnaire, world.model.facts);
  REQUIRE(mapping);
  const base::Date today{2026, 11, 22};
  const survey::RowReader rows(*mapping, *profile, world.questionnaire, world.model.facts, {{}, {}, today});
  const assessment::Assessor assessor(world.questionnaire, world.plan, world.model);
  const survey::ResultWriter writer(world.questionnaire, {survey::ResultFormat::csv, advice, false, {}});
  survey::BatchPlan plan{rows, assessor, writer, form->dialect, "survey.csv", form->header_line + 1, {}, {}, {}};
  plan.few_bytes = few_bytes;
  std::istringstream stream(text);
  base::StreamSource source(stream, "survey.csv");
  csv::BlockReader blocks(source, form->dialect, block_size);
  outcome.summary = survey::run_batch(plan, blocks, jobs, outcome.sink, keeper);
}

/// All of it in one block, and no row read straight from its bytes: the keeper takes no lean ones.
void run_generally(const std::string& text, bool advice, Outcome& outcome) {
  const survey::Keeper nobody = {[](const assessment::Assessment&) { return nullptr; }, {}};
  run(text, std::size_t{1} << 20U, 1, advice, &nobody, outcome);
}

}  // namespace

TEST_CASE("a batch is the score of each row, however the file is written, cut and shared out", "[batch]") {
  for (std::uint64_t seed = first_seed; seed < first_seed + 18; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Style style = ::style(random);
    const bool advice = seed % 4 != 0;
    const Facts facts = some_facts(random);
    std::string text = (style.mark ? "\xEF\xBB\xBF" : "") + line(header(facts), style);
    std::string expected;
    std::string rejected;
    std::uint64_t at = 2;
    const std::size_t count = 5 + random.below(120);
    for (std::size_t i = 0; i < count; ++i) {
      const Told one = told(random, i, facts);
      const std::string bytes = line(one.cells, style);
      text += bytes;
      (one.is_wrong ? rejected : expected) += one.is_wrong ? bytes : expected_line(one, at, advice);
      at += 1 + static_cast<std::uint64_t>(std::count(one.cells[2].begin(), one.cells[2].end(), '\n'));
    }
    Outcome general;
    run_generally(text, advice, general);
    for (const std::size_t block_size : {std::size_t{64}, 64 + random.below(5000), std::size_t{1} << 20U}) {
      for (const unsigned jobs : {1U, 3U}) {
        Outcome outcome;
        run(text, block_size, jobs, advice, nullptr, outcome, random.below(2) * text.size());
        REQUIRE(outcome.sink.all_results == expected);
        REQUIRE(outcome.sink.all_rejects == rejected);
        REQUIRE(outcome.sink.all_reasons == general.sink.all_reasons);
        REQUIRE(outcome.summary == general.summary);
        REQUIRE(outcome.summary.read == count);
        REQUIRE(outcome.summary.adds_up());
      }
    }
  }
}

TEST_CASE("cells that nobody answers in are read as the general way reads them, whatever they hold", "[batch]") {
  std::uint64_t scored = 0;
  for (std::uint64_t seed = first_seed; seed < first_seed + 22; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Style style = ::style(random);
    std::vector<std::string> names = header({});
    names.insert(names.begin() + static_cast<std::ptrdiff_t>(random.below(6)), "surveyor");
    names.insert(names.end(), {"submitted_at", "office"});
    // The mark says that it is UTF-8, whatever comes.
    std::string text = "\xEF\xBB\xBF" + line(names, style);
    for (std::size_t i = 0; i < 60; ++i) {
      std::string row;
      for (const std::string& name : names) {
        if (&name != &names.front()) row += style.delimiter;
        const bool is_answer = name.find('.') != std::string::npos;
        row += !is_answer ? any_cell(random, name) : random.below(60) == 0 ? "" : std::to_string(random.below(6));
      }
      text += row + style.line_end;
    }
    const bool advice = seed % 2 != 0;
    Outcome general;
    run_generally(text, advice, general);
    for (const std::size_t block_size : {64 + random.below(3000), std::size_t{1} << 20U}) {
      Outcome outcome;
      run(text, block_size, 1 + static_cast<unsigned>(random.below(4)), advice, nullptr, outcome);
      REQUIRE(outcome.sink.all_results == general.sink.all_results);
      REQUIRE(outcome.sink.all_rejects == general.sink.all_rejects);
      REQUIRE(outcome.sink.all_reasons == general.sink.all_reasons);
      REQUIRE(outcome.summary == general.summary);
    }
    scored += general.summary.scored();
  }
  CHECK(scored > 1000);
}

TEST_CASE("a row that is kept is stored as its assessment is, however it was read", "[batch]") {
  std::uint64_t lean_rows = 0;
  for (std::uint64_t seed = first_seed; seed < first_seed + 12; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Style style = ::style(random);
    const Facts facts = seed % 4 == 0 ? some_facts(random) : Facts();
    std::string text = line(header(facts), style);
    const std::size_t count = 5 + random.below(200);
    for (std::size_t i = 0; i < count; ++i) {
      Told one = told(random, i, facts);
      one.cells[3] += random.pick<std::string>({"", "", "T08:15:00+07:00", " 23:59:59", "T20:00:00Z", " ", " 8:05 PM"});
      text += line(one.cells, style);
    }
    Outcome general;
    Kept kept("general", false);
    run(text, std::size_t{1} << 20U, 1, true, &kept.keeper, general);
    Outcome lean;
    Kept kept_lean("lean", true);
    run(text, 64 + random.below(9000), 1 + static_cast<unsigned>(random.below(3)), true, &kept_lean.keeper, lean, 2000);
    REQUIRE(lean.sink.all_results == general.sink.all_results);
    REQUIRE(lean.sink.all_rejects == general.sink.all_rejects);
    REQUIRE(lean.sink.all_reasons == general.sink.all_reasons);
    REQUIRE(lean.summary == general.summary);
    const bool same_bytes = kept.finish(general.summary) == kept_lean.finish(lean.summary);
    REQUIRE(same_bytes);
    lean_rows += kept_lean.lean_rows;
  }
  CHECK(lean_rows > 100);
}

TEST_CASE("rows of more than the limit are rejected one by one, as they stand, though all their answers are plain", "[batch]") {
  const Style style;
  std::vector<std::string> names = header({"entity"});
  names.emplace_back("ghi chú");
  std::vector<std::string> cells(names.size(), "3");
  std::fill_n(cells.begin() + 1, 4, "");
  const std::string short_row = line(cells, style);
  std::string long_rows;
  for (const std::size_t size : {csv::record_limit, 2 * csv::record_limit, csv::record_limit}) {
    cells.back() = std::string(size, 'x');
    long_rows += line(cells, style);
  }
  for (const std::size_t block_size : {std::size_t{1} << 16U, std::size_t{1} << 23U}) {
    Outcome outcome;
    std::string text = line(names, style);
    text.append(short_row).append(long_rows).append(short_row);
    run(text, block_size, 1, false, nullptr, outcome);
    CHECK(outcome.summary.scored() == 2);
    CHECK(outcome.summary.rejected == 3);
    const bool as_they_stand = outcome.sink.all_rejects == long_rows;  // too long for Catch2 to print
    CHECK(as_they_stand);
  }
}
