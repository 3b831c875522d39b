#include "store/save.hpp"

#include "catch.hpp"
#include "store/sample.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <atomic>
#include <set>
#include <thread>

using namespace dxready;
using sample::thrown;
using store::Access;
using store::Outcome;
using store::Store;

namespace {

std::string named(const std::string& enterprise) {
  return "assessed_on: 2026-11-20\nenterprise:\n" + enterprise + "answers: {A.1.1: 3}\n";
}

std::string enterprise_of(Store& store, const std::string& enterprise) {
  return sample::save(store, sample::answers(sample::world(), named(enterprise)), "thử").enterprise_number;
}

}  // namespace

TEST_CASE("The first save makes an enterprise and an assessment", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  const store::SaveResult result = sample::save(store, sample::binh_minh());
  CHECK(result.outcome == Outcome::saved);
  CHECK(result.revision == 1);
  CHECK(result.enterprise_number == "E-0001");
  const store::AssessmentRecord record = store.assessment(result.assessment);
  const assessment::Assessment made = sample::assess(sample::binh_minh());
  CHECK(record.summary.id == result.assessment);
  CHECK(record.summary.status == "complete");
  CHECK(record.summary.questionnaire == "small");
  CHECK(record.summary.assessed_on == "2026-11-20");
  CHECK(record.summary.on == "2026-11-20");
  CHECK(record.summary.respondent == answers::Respondent{"director", ""});
  CHECK(record.summary.total == made.score.total);
  CHECK(record.summary.denominator == made.score.denominator);
  CHECK(record.summary.level == made.score.level);
  CHECK(record.summary.highest_possible == made.score.highest_possible);
  CHECK(record.summary.next_step == made.steps.front().id);
  CHECK(record.pillars == made.score.pillars);
  CHECK(record.interviewer == "Lan");
  CHECK(record.catalogue == sample::world().model.catalogue.fingerprint);
  CHECK(record.texts ==
        std::vector<assessment::KeptText>{{"questionnaires/small/questionnaire.yaml", sample::world().questionnaire.text}});
  CHECK(store.text(record.questionnaire_text) == sample::world().text);
}

TEST_CASE("The same content again writes nothing, not even an event", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  const store::SaveResult first = sample::save(store, sample::binh_minh());
  const std::string head = store.chain_head();
  answers::AnswersFile again = sample::binh_minh();
  again.interviewer = "Minh";
  const store::SaveResult second = sample::save(store, again);
  CHECK(second.outcome == Outcome::unchanged);
  CHECK(second.assessment == first.assessment);
  CHECK(second.enterprise_number == "E-0001");
  CHECK(store.chain_head() == head);
  CHECK(store.info().events == 2);
}

TEST_CASE("Other content of the same key is a revision and needs a reason", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  const store::SaveResult first = sample::save(store, sample::binh_minh(3));
  const base::Diagnostic refused = thrown([&] { sample::save(store, sample::binh_minh(5), "  "); });
  CHECK(refused.code == "store.reason-needed");
  CHECK(refused.argument("what") == "E-0001, small, 2026-11-20, director");
  CHECK(store.info().superseded == 0);

  const store::SaveResult second = sample::save(store, sample::binh_minh(5), "nhập nhầm");
  CHECK(second.outcome == Outcome::revised);
  CHECK(second.revision == 2);
  CHECK(store.assessment(first.assessment).summary.status == "superseded");
  CHECK(store.assessment(second.assessment).supersedes == first.assessment);
  CHECK(store.assessment(second.assessment).reason == "nhập nhầm");
  CHECK(store.history(first.enterprise, false).size() == 1);
  CHECK(store.history(first.enterprise, true).size() == 2);

  // Back to what it was: a revision again, never the old row.
  CHECK(sample::save(store, sample::binh_minh(3), "đúng ra là 3").revision == 3);
}

TEST_CASE("A second respondent, day or questionnaire is an assessment of its own", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  answers::AnswersFile input = sample::binh_minh();
  sample::save(store, input);
  input.respondent.role = "accountant";
  CHECK(sample::save(store, input).outcome == Outcome::saved);
  input.respondent.code = "2";
  CHECK(sample::save(store, input).outcome == Outcome::saved);
  input.assessed_on = base::Date{2026, 11, 21};
  const store::SaveResult last = sample::save(store, input);
  CHECK(last.outcome == Outcome::saved);
  CHECK(last.enterprise_number == "E-0001");
  CHECK(store.history(last.enterprise, false).size() == 4);
}

TEST_CASE("An assessment without a date is not saved", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  answers::AnswersFile input = sample::binh_minh();
  input.assessed_on.reset();
  CHECK(thrown([&] { sample::save(store, input); }).code == "store.no-date");
}

TEST_CASE("A version of a questionnaire has one meaning", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  sample::save(store, sample::binh_minh());
  const sample::World other = sample::changed_world("more_than: 50", "more_than: 40");
  const base::Diagnostic refused =
      thrown([&] { store.save(sample::assess(sample::binh_minh(), other), sample::request(other, "thử"), sample::stamp(100)); });
  CHECK(refused.code == "store.other-meaning");
  CHECK(refused.argument("questionnaire") == "small");
  CHECK(store.info().questionnaires == 1);

  // Another text of the same meaning is the same questionnaire.
  const sample::World reworded = sample::changed_world("Bộ câu hỏi nhỏ", "Bộ câu hỏi rất nhỏ");
  CHECK(store.save(sample::assess(sample::binh_minh(), reworded), sample::request(reworded), sample::stamp(200)).outcome ==
        Outcome::unchanged);
  answers::AnswersFile later = sample::binh_minh();
  later.assessed_on = base::Date{2026, 12, 1};
  store.save(sample::assess(later, reworded), sample::request(reworded), sample::stamp(300));
  CHECK(store.info().texts == 2);
}

TEST_CASE("An enterprise is known by tax code, external id or name", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  CHECK(enterprise_of(store, "  name: Quán A\n") == "E-0001");
  CHECK(enterprise_of(store, "  name: \" Qua\u0301n A \"\n") == "E-0001");
  CHECK(enterprise_of(store, "  name: quán A\n") == "E-0002");
  CHECK(enterprise_of(store, "  name: Quán B\n  external_id: R-1\n") == "E-0003");
  CHECK(enterprise_of(store, "  name: Quán C\n  external_id: R-1\n") == "E-0003");
  CHECK(enterprise_of(store, "  name: Quán A\n  external_id: R-2\n") == "E-0004");
  CHECK(enterprise_of(store, "  name: Công ty\n  tax_code: \"0312345673\"\n") == "E-0005");
  CHECK(enterprise_of(store, "  name: Đổi tên\n  tax_code: \"0312345673\"\n") == "E-0005");
  CHECK(enterprise_of(store, "  name: Đổi tên\n") == "E-0005");
  // Whoever has another tax code is somebody else; who had none yet gets it.
  CHECK(enterprise_of(store, "  name: Đổi tên\n  tax_code: \"0399007891\"\n") == "E-0006");
  CHECK(enterprise_of(store, "  name: quán A\n  tax_code: \"0399001018\"\n") == "E-0002");
  CHECK(enterprise_of(store, "  external_id: R-1\n  tax_code: \"0399001018\"\n") == "E-0002");
  // Nothing to know it by: always new.
  CHECK(enterprise_of(store, "  staff: 3\n") == "E-0007");
  CHECK(enterprise_of(store, "  staff: 3\n") == "E-0008");
}

TEST_CASE("A name that fits several enterprises needs a code", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  enterprise_of(store, "  name: Công ty A\n  tax_code: \"0312345673\"\n");
  enterprise_of(store, "  name: Công ty A\n  tax_code: \"0399007891\"\n");
  const base::Diagnostic refused = thrown([&] { enterprise_of(store, "  name: Công ty A\n"); });
  CHECK(refused.code == "store.ambiguous-enterprise");
  CHECK(refused.argument("candidates") == "E-0001 Công ty A; E-0002 Công ty A");
}

TEST_CASE("What is known of an enterprise follows the newest save", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  answers::AnswersFile input = sample::binh_minh();
  const std::string enterprise = sample::save(store, input).enterprise;
  input.assessed_on = base::Date{2027, 1, 5};
  input.enterprise.name = "Công ty Cổ phần Bình Minh";
  sample::save(store, input);
  const store::EnterpriseRecord record = store.enterprise("0312345673");
  CHECK(record.summary.id == enterprise);
  CHECK(record.summary.name == "Công ty Cổ phần Bình Minh");
  CHECK(record.summary.assessments == 2);
  CHECK(record.summary.last_assessed_on == "2027-01-05");
  CHECK(record.aliases == std::vector<store::Alias>{{"name", "Công ty TNHH Cơ khí Bình Minh"}});
}

TEST_CASE("An answers file comes back out of the store", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  const sample::World& world = sample::world();
  answers::AnswersFile input = sample::binh_minh();
  input.label = "trước hỗ trợ";
  input.needs = {3, 1};
  input.interviewer = "Minh";
  store::SaveRequest request = sample::request();
  request.money.cost["P"] = 80'000'000;
  const std::string id = store.save(sample::assess(input), request, sample::stamp()).assessment;
  const store::AssessmentRecord record = store.assessment(id.substr(0, 8));
  const answers::AnswersFile back = store::restore(record, world.questionnaire, world.model.facts, world.model.topics);
  CHECK(back.questionnaire == "small@1.0.0");
  CHECK(back.assessed_on == input.assessed_on);
  CHECK(back.respondent == input.respondent);
  CHECK(back.interviewer == "Minh");
  CHECK(back.label == input.label);
  CHECK(back.needs == input.needs);
  CHECK(back.enterprise.name == input.enterprise.name);
  CHECK(record.money.cost == request.money.cost);
  for (answers::Answer& answer : input.sheet.answers) answer.place = {};
  CHECK(back.sheet == input.sheet);
  CHECK(sample::assess(back).score == sample::assess(input).score);
}

TEST_CASE("Two that save at once both succeed", "[store]") {
  const sample::Folder folder;
  constexpr int each = 20;
  std::atomic<int> failures = 0;
  const auto work = [&](int worker) {
    try {
      Store store = Store::open(folder / "store.db", Access::write);
      for (int i = 0; i < each; ++i) {
        answers::AnswersFile input = sample::binh_minh();
        input.enterprise.tax_code.clear();
        input.enterprise.name = fmt::format("Công ty {}-{}", worker, i);
        sample::save(store, input, {}, static_cast<std::uint32_t>(worker * 1'000'000 + i * 1000));
      }
    } catch (const std::exception&) {
      ++failures;
    }
  };
  sample::world();
  std::vector<std::thread> workers;
  for (int worker = 1; worker <= 4; ++worker) workers.emplace_back(work, worker);
  for (std::thread& worker : workers) worker.join();
  CHECK(failures == 0);
  const Store store = Store::open(folder / "store.db", Access::read);
  std::set<std::string> numbers;
  for (const store::EnterpriseSummary& enterprise : store.enterprises()) numbers.insert(enterprise.number);
  CHECK(numbers.size() == std::size_t{4} * each);
  CHECK(*numbers.rbegin() == "E-0080");
  CHECK(store.info().events == 4 * each + 1);
}

TEST_CASE("A correction keeps the time a survey was answered at", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  answers::AnswersFile row = sample::binh_minh(3);
  row.answered_at = answers::AnsweredAt{"2026-11-20 08:40:00", 1'795'138'800};
  sample::save(store, row);
  CHECK(sample::save(store, sample::binh_minh(5), "nhập nhầm").outcome == Outcome::revised);
  const SQLite::Database database((folder / "store.db").string());
  SQLite::Statement query(database, "SELECT answered_at, answered_utc FROM assessment WHERE revision = 2");
  REQUIRE(query.executeStep());
  CHECK(query.getColumn(0).getString() == "2026-11-20 08:40:00");
  CHECK(query.getColumn(1).getString() == "2026-11-20T01:40:00Z");
}
