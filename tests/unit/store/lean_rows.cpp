#include "store/lean_rows.hpp"

#include "catch.hpp"
#include "enterprise/tax_code.hpp"
#include "shipped/shipped.hpp"
#include "store/sample.hpp"

#include <fmt/format.h>

using namespace dxready;
using sample::sql;
using store::Access;
using store::Store;

namespace {

/// Everything a store holds, table by table.
std::string contents(const std::filesystem::path& file) {
  std::string all = sql(file, "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2");
  std::string tables = sql(file, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1");
  for (std::size_t at = 0; at < tables.size();) {
    const std::size_t end = std::min(tables.find('\n', at), tables.size());
    const std::string table = tables.substr(at, end - at);
    all += "\n== " + table + "\n" + sql(file, "SELECT * FROM " + table);
    at = end + 1;
  }
  return all;
}

/// An assessment as a lean row, with what it points to.
class Lean {
public:
  explicit Lean(const assessment::Assessment& from)
      : m_day(base::format_date(*from.input.assessed_on)), m_on(base::format_date(from.on)) {
    const scoring::Score& score = from.score;
    for (const answers::Answer& answer : from.input.sheet.answers) {
      m_grades += answer.state == answers::State::answered ? static_cast<char>('0' + answer.low) : '-';
    }
    const enterprise::Enterprise& who = from.input.enterprise;
    row.name = who.name;
    row.tax_code = who.tax_code;
    row.external_id = who.external_id;
    row.assessed_on = m_day;
    if (from.input.answered_at && from.input.answered_at->text != m_day) row.answered_at = from.input.answered_at->text;
    if (from.input.answered_at) row.answered_utc = from.input.answered_at->utc;
    row.on = m_on;
    row.grades = m_grades;
    row.denominator = score.denominator;
    row.total = score.total;
    row.level = score.level;
    row.highest_possible = score.highest_possible;
    if (score.level) row.rung = scoring::rung_of(*from.plan, *score.level);
    row.pillars = score.pillars;
    if (const support::Verdict* first = from.recommendation.recommended(); first != nullptr) row.package = first->package->id;
    if (!from.steps.empty()) row.next_step = from.steps.front().id;
    row.eligible = indices(from, from.recommendation.eligible, m_eligible);
    row.undecided = indices(from, from.recommendation.undecided, m_undecided);
  }

  assessment::LeanRow row;

private:
  static std::span<const std::uint16_t> indices(const assessment::Assessment& from, const std::vector<support::Verdict>& verdicts,
                                                std::vector<std::uint16_t>& into) {
    for (const support::Verdict& one : verdicts) {
      into.push_back(static_cast<std::uint16_t>(one.package - from.model->catalogue.packages.data()));
    }
    return into;
  }

  std::string m_day;
  std::string m_on;
  std::string m_grades;
  std::vector<std::uint16_t> m_eligible;
  std::vector<std::uint16_t> m_undecided;
};

/// Ten digits; empty for the few numbers that have no check digit.
std::string tax_code(std::uint32_t first_nine) {
  for (int last = 0; last < 10; ++last) {
    std::string code = fmt::format("{:09}{}", first_nine, last);
    if (enterprise::check_tax_code(code) == enterprise::TaxCodeFault::none) return code;
  }
  return {};
}

/// Somebody out of few, under changing names, on one of few days, with any grades.
answers::AnswersFile any_row(std::mt19937& random) {
  const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
  answers::AnswersFile file = shipped::answers("questionnaire: dbi-sme-2021\nanswers: {}\n");
  file.assessed_on = base::Date{2026, 11, 18 + static_cast<int>(below(3))};
  const std::vector<std::optional<answers::AnsweredAt>> times = {
      std::nullopt,
      answers::AnsweredAt{base::format_date(*file.assessed_on), {}},
      answers::AnsweredAt{"18/11/2026", {}},
      answers::AnsweredAt{"2026-11-18 14:02:11", 1'794'985'331},
  };
  file.answered_at = times[below(4)];
  const std::uint32_t who = below(60);
  file.enterprise.name = fmt::format("{} số {}", below(9) == 0 ? "ĐIỆN  Lạnh \"Hoà\"" : "Công ty Bình Mi\u006E\u0303h", who);
  if (below(6) != 0) file.enterprise.tax_code = tax_code(30'000'000 + who);
  if (below(3) != 0) file.enterprise.external_id = fmt::format("R-{}", who);
  for (answers::Answer& answer : file.sheet.answers) {
    if (below(12) == 0) continue;
    answer.state = answers::State::answered;
    answer.low = answer.high = static_cast<int>(below(6));
  }
  return file;
}

/// Two imports of the same rows into stores of their own, one of them lean.
struct Twins {
  sample::Folder folder;
  Store general = Store::open(folder / "general.db", Access::write);
  Store lean = Store::open(folder / "lean.db", Access::write);

  void import(std::uint32_t seed, std::uint64_t rows) {
    const shipped::World& world = shipped::world();
    const assessment::Assessor assessor(world.questionnaire, world.plan, world.model);
    const store::SaveRequest request{{}, shipped::texts(), {}, {}};
    const store::ImportInfo info{"a.csv", "plain", {}, &world.questionnaire, &world.model};
    store::Import one = general.begin_import(info, request, sample::stamp(seed));
    store::Import other = lean.begin_import(info, request, sample::stamp(seed));
    std::mt19937 random(seed);
    store::ImportCounts counts;
    for (std::uint64_t line = 2; line < 2 + rows; ++line) {
      const answers::AnswersFile file = any_row(random);
      const assessment::Assessment assessment = assessor.assess(file, *file.assessed_on, {});
      const std::string outcome = told(counts, [&] { return one.add(assessment, line); });
      store::ImportCounts other_counts;
      CHECK(told(other_counts, [&] { return other.add(Lean(assessment).row, line); }) == outcome);
    }
    one.finish(counts, std::string(64, 'a'));
    other.finish(counts, std::string(64, 'a'));
  }

  /// What became of a row, counted, as a text.
  template <class Add>
  static std::string told(store::ImportCounts& counts, const Add& add) {
    ++counts.read;
    try {
      const store::ImportOutcome outcome = add();
      const bool is_duplicate = outcome.kind == store::ImportOutcome::Kind::duplicate;
      const bool is_unchanged = outcome.kind == store::ImportOutcome::Kind::unchanged;
      ++(is_duplicate ? counts.duplicate : is_unchanged ? counts.unchanged : counts.scored);
      return fmt::format("{} {} {} {}", static_cast<int>(outcome.kind), outcome.enterprise_number, outcome.assessment,
                         outcome.other_name);
    } catch (const base::DataError& error) {
      ++counts.rejected;
      return error.diagnostic().code;
    }
  }

  bool same() const { return contents(folder / "general.db") == contents(folder / "lean.db"); }
};

}  // namespace

TEST_CASE("A lean row is stored as its assessment is", "[store]") {
  Twins twins;
  twins.import(1000, 150);
  CHECK(twins.same());
  twins.import(100'000, 150);
  twins.import(1000, 150);
  CHECK(twins.same());
  CHECK(twins.lean.verify().findings.empty());
}
