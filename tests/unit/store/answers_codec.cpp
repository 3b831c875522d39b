#include "store/answers_codec.hpp"

#include "catch.hpp"
#include "store/sample.hpp"

#include <random>

using namespace dxready;
using answers::Answer;
using answers::State;

namespace {

std::vector<scoring::AnswerState> states_of(const assessment::Assessment& assessment) {
  std::vector<scoring::AnswerState> states;
  for (const scoring::CriterionScore& criterion : assessment.score.criteria) states.push_back(criterion.state);
  return states;
}

store::EncodedAnswers encoded(const answers::AnswersFile& input) {
  const assessment::Assessment assessment = sample::assess(input);
  return store::encode(sample::world().questionnaire, input.sheet, states_of(assessment));
}

store::EncodedAnswers encoded(const std::string& answers) {
  return encoded(sample::answers(sample::world(), "answers:\n" + answers));
}

/// Any answer a reader of answers can make, and some it cannot.
class RandomSheet {
public:
  explicit RandomSheet(std::uint32_t seed) : m_random(seed) {}

  answers::AnswerSheet make() {
    answers::AnswerSheet sheet;
    for (const questionnaire::Criterion& criterion : sample::world().questionnaire.criteria)
      sheet.answers.push_back(answer(criterion));
    return sheet;
  }

private:
  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }

  std::string words() {
    const std::vector<std::string> all = {"", "", "ghi chú", "\"trích\" \\ {dấu}", "hai\ndòng\tvà tab", "😀", "'; DROP TABLE"};
    return all[below(all.size())];
  }

  base::Rational number() {
    const auto numerator = static_cast<std::int64_t>(below(2'000'000'000'000));
    return base::Rational::make(numerator, std::vector<std::int64_t>{1, 2, 100, 3}[below(4)]).value_or(7);
  }

  Answer answer(const questionnaire::Criterion& criterion) {
    Answer answer;
    answer.note = words();
    answer.evidence = static_cast<enterprise::Evidence>(below(5));
    answer.state = static_cast<State>(below(criterion.allow_not_applicable ? 3 : 2));
    if (answer.state == State::unanswered) answer.reason = static_cast<answers::Reason>(below(4));
    if (answer.state == State::answered) fill(criterion, answer);
    return answer;
  }

  void fill(const questionnaire::Criterion& criterion, Answer& answer) {
    using questionnaire::Kind;
    std::vector<int> grades;
    for (const questionnaire::Option& option : criterion.options) grades.push_back(option.grade);
    for (const questionnaire::Band& band : criterion.bands) grades.push_back(band.grade);
    if (criterion.kind == Kind::multi) answer.chosen = below(16);
    if (criterion.kind == Kind::text) answer.text = words();
    if (criterion.kind == Kind::number) {
      answer.value_low = number();
      answer.value_high = below(2) == 0 ? answer.value_low : number();
    }
    if (criterion.kind == Kind::ratio && below(2) == 0) answer.ratio = answers::Ratio{number(), number()};
    if (criterion.kind == Kind::multi || criterion.kind == Kind::text) return;
    answer.low = grades[below(grades.size())];
    answer.high = below(3) == 0 ? std::max(answer.low, grades[below(grades.size())]) : answer.low;
  }

  std::mt19937 m_random;
};

}  // namespace

TEST_CASE("Grades are one character each", "[store]") {
  CHECK(encoded("  A.1.1: 3\n  A.1.3: 2\n  B.1.2: 1\n").grades == "3-2-1-");
  CHECK(encoded("  A.1.1: 3\n  A.1.3: 2\n  B.1.2: 1\n").detail.empty());
  CHECK(encoded("  A.1.1: 0\n  B.1.1: not_applicable\n").grades == "0--xn-");
  CHECK(encoded("  A.1.2: web\n").grades == "-*----");
}

TEST_CASE("What one character does not say is in the detail", "[store]") {
  CHECK(encoded("  A.1.1: 12\n").detail == R"({"A.1.1":{"grade":12}})");
  CHECK(encoded("  A.1.1: {between: [1, 3]}\n").detail == R"({"A.1.1":{"between":[1,3]}})");
  CHECK(encoded("  A.1.2: [web, chat]\n").detail == R"({"A.1.2":{"chosen":["web","chat"]}})");
  CHECK(encoded("  A.1.2: []\n").detail == R"({"A.1.2":{"chosen":[]}})");
  CHECK(encoded("  A.1.3: {part: 1.5, whole: 4}\n") == store::EncodedAnswers{"--1---", R"({"A.1.3":{"part":1.5,"whole":4}})"});
  CHECK(encoded("  B.1.1: 0\n") == store::EncodedAnswers{"---0--", R"({"B.1.1":{"value":0}})"});
  CHECK(encoded("  B.1.1: {between: [1, 20]}\n").detail == R"({"B.1.1":{"between":[1,2],"values":[1,20]}})");
  CHECK(encoded("  B.1.3: \"a\\nb\"\n").detail == R"({"B.1.3":{"text":"a\nb"}})");
  CHECK(encoded("  A.1.1: {unanswered: declined}\n").detail == R"({"A.1.1":{"unanswered":"declined"}})");
  CHECK(encoded("  A.1.1: {value: 3, evidence: shown}\nnotes:\n  A.1.1: hay\n") ==
        store::EncodedAnswers{"3-----", R"({"A.1.1":{"evidence":"shown","note":"hay"}})"});
}

TEST_CASE("An answer that does not count is kept apart from those that do", "[store]") {
  CHECK(encoded("  A.1.1: 0\n  B.1.2: 1\n") ==
        store::EncodedAnswers{"0---n-", R"({"B.1.2":{"kept":{"state":"answered","grade":1}}})"});
  CHECK(encoded("  B.1.2: 0\n") == store::EncodedAnswers{"-----"
                                                         "-",
                                                         R"({"B.1.2":{"kept":{"state":"answered","grade":0}}})"});
  CHECK(encoded("  A.1.1: 0\n  B.1.2: not_applicable\n").detail == R"({"B.1.2":{"kept":{"state":"not_applicable"}}})");
}

TEST_CASE("Every sheet comes back as it was", "[store]") {
  const questionnaire::Questionnaire& questionnaire = sample::world().questionnaire;
  const std::vector<condition::Value> facts(sample::world().model.facts.facts.size());
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    const answers::AnswerSheet sheet = RandomSheet(seed).make();
    const scoring::Score score = scoring::score(sample::world().plan, sheet, answers::asked(questionnaire, sheet, facts));
    std::vector<scoring::AnswerState> states;
    for (const scoring::CriterionScore& criterion : score.criteria) states.push_back(criterion.state);
    const store::EncodedAnswers columns = store::encode(questionnaire, sheet, states);
    CAPTURE(seed, columns.grades, columns.detail);
    REQUIRE(store::decode(questionnaire, columns) == sheet);
  }
}

TEST_CASE("Columns of another questionnaire are refused", "[store]") {
  const questionnaire::Questionnaire& questionnaire = sample::world().questionnaire;
  for (const store::EncodedAnswers& columns :
       {store::EncodedAnswers{"---", ""}, store::EncodedAnswers{"------", R"({"C.1":{"grade":1}})"},
        store::EncodedAnswers{"-*----", R"({"A.1.2":{"chosen":["fax"]}})"}, store::EncodedAnswers{"------", "{"},
        store::EncodedAnswers{"*-----", R"({"A.1.1":{"grade":"x"}})"},
        store::EncodedAnswers{"*-----", R"({"A.1.1":{"between":[1]}})"},
        store::EncodedAnswers{"---*--", R"({"B.1.1":{"value":"1/0"}})"},
        store::EncodedAnswers{"------", R"({"A.1.1":{"evidence":"?"}})"}}) {
    CAPTURE(columns.grades, columns.detail);
    CHECK(sample::thrown([&] { store::decode(questionnaire, columns); }).code == "store.cannot-restore");
  }
}
