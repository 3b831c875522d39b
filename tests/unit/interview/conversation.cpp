#include "interview/conversation.hpp"

#include "catch.hpp"
#include "interview/typed.hpp"
#include "shipped/shipped.hpp"

using namespace dxready;
using interview::Conversation;
using interview::Question;
using Kind = Question::Kind;

namespace {

const base::Date day{2026, 11, 22};

const assessment::Assessor& assessor() {
  static const assessment::Assessor one(shipped::world().questionnaire, shipped::world().plan, shipped::world().model);
  return one;
}

Conversation begun(const std::string& facts = {}, const std::string& given = {}) {
  return {assessor(), shipped::answers(facts, given), day};
}

/// Answers the fact it stands at, and goes on.
void answer_fact(Conversation& conversation, const std::string& text) {
  const std::size_t fact = conversation.place()->index;
  conversation.set_fact(fact, *interview::typed_fact(text, shipped::world().model.facts.facts[fact]));
  conversation.forward();
}

std::vector<std::string> asked_facts(const Conversation& conversation) {
  std::vector<std::string> ids;
  for (const Question& question : conversation.asked()) {
    if (question.kind == Kind::fact) ids.push_back(interview::id_of(question, conversation.now()));
  }
  return ids;
}

bool has(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Question criterion(const std::string& id) { return {Kind::criterion, shipped::world().criterion(id)}; }

}  // namespace

TEST_CASE("an interview begins with the name, and with the first open question of somebody known", "[interview]") {
  CHECK(begun().place_id() == "name");
  CHECK(begun("name: A, tax_code: \"0312345673\"").place_id() == "entity");
}

TEST_CASE("facts that decide nothing any more are not asked", "[interview]") {
  const std::vector<std::string> all = asked_facts(begun());
  const std::vector<std::string> household = asked_facts(begun("entity: household"));
  CHECK(household.size() < all.size());
  CHECK(has(all, "age_years"));
  CHECK_FALSE(has(household, "age_years"));
  CHECK(has(household, "e_invoice"));
}

TEST_CASE("a fact that was not asked yet is, wherever it stands in the order, and once only", "[interview]") {
  Conversation conversation = begun("name: A, tax_code: \"0312345673\"");
  conversation.go({Kind::fact, shipped::world().fact("staff")});
  answer_fact(conversation, "42");
  CHECK(conversation.place_id() == "entity");
  answer_fact(conversation, "enterprise");
  std::vector<std::string> seen;
  while (conversation.place() && conversation.place()->kind == Kind::fact) {
    seen.push_back(conversation.place_id());
    conversation.forward();
  }
  for (const char* fact : {"sector", "revenue", "capital", "women_owned"}) {
    CAPTURE(fact);
    CHECK(std::count(seen.begin(), seen.end(), fact) == 1);
  }
  CHECK_FALSE(has(seen, "staff"));
  CHECK_FALSE(has(seen, "entity"));
  CHECK(conversation.place_id() == "CX.1.1");
}

TEST_CASE("whose size class makes no difference is not asked for figures", "[interview]") {
  const std::vector<std::string> enterprise = asked_facts(begun("entity: enterprise"));
  const std::vector<std::string> cooperative = asked_facts(begun("entity: cooperative"));
  for (const char* fact : {"sector", "staff", "revenue", "capital"}) CHECK(has(enterprise, fact));
  CHECK_FALSE(has(cooperative, "capital"));
}

TEST_CASE("behind the facts it goes on at the first open criterion, then one by one to the end", "[interview]") {
  Conversation conversation = begun("entity: household", "CX.1.1: 2");
  conversation.go({Kind::fact, shipped::world().fact("entity")});
  while (conversation.place()->kind != Kind::criterion) conversation.forward();
  CHECK(conversation.place_id() == "CX.1.2");
  conversation.go(criterion("OP.1.1"));
  std::size_t steps = 0;
  for (; conversation.place(); ++steps) conversation.forward();
  CHECK(steps == shipped::world().questionnaire.criteria.size() - shipped::world().criterion("OP.1.1"));
  CHECK(conversation.place_id().empty());
  CHECK(conversation.back());
  CHECK(conversation.place()->index + 1 == shipped::world().questionnaire.criteria.size());
}

TEST_CASE("back stops at the first question", "[interview]") {
  Conversation conversation = begun();
  conversation.go({Kind::tax_code, 0});
  CHECK(conversation.back());
  CHECK_FALSE(conversation.back());
  CHECK(conversation.place_id() == "name");
}

TEST_CASE("answers move the score, and notes and evidence stay with them", "[interview]") {
  Conversation conversation = begun();
  const std::size_t index = shipped::world().criterion("CX.1.1");
  conversation.set_note(index, "xem trang web");
  conversation.set_evidence(index, enterprise::Evidence::shown);
  CHECK(conversation.now().score.total.points == 0);
  conversation.set_answer(index, *interview::typed_answer("3", shipped::world().questionnaire.criteria[index]));
  CHECK(conversation.now().score.total.answered == 1);
  CHECK(scoring::points_value(conversation.now().score.total.points, conversation.now().score.denominator) == base::Rational(3));
  CHECK(conversation.file().sheet.answers[index].note == "xem trang web");
  CHECK(conversation.file().sheet.answers[index].evidence == enterprise::Evidence::shown);
}

TEST_CASE("open are those without a reason, those to be asked later, and what is flagged", "[interview]") {
  Conversation conversation = begun("", shipped::every_grade(2));
  CHECK(conversation.open().empty());
  const auto skip = [&](const std::string& id, answers::Reason reason) {
    answers::Answer answer;
    answer.reason = reason;
    conversation.set_answer(shipped::world().criterion(id), answer);
  };
  skip("CX.1.1", answers::Reason::unknown);
  skip("CX.1.2", answers::Reason::later);
  skip("CX.1.3", answers::Reason::unsaid);
  CHECK(conversation.toggle_flag(criterion("CX.1.5")));
  CHECK(conversation.open() == std::vector<Question>{criterion("CX.1.2"), criterion("CX.1.3"), criterion("CX.1.5")});
  CHECK_FALSE(conversation.toggle_flag(criterion("CX.1.5")));
  CHECK(conversation.open().size() == 2);
}

TEST_CASE("it resumes at the question it stood at; facts before it count as passed", "[interview]") {
  Conversation conversation = begun("entity: enterprise");
  conversation.resume_at("staff");
  CHECK(conversation.place_id() == "staff");
  std::vector<std::string> seen;
  while (conversation.place()->kind != Kind::criterion) {
    seen.push_back(conversation.place_id());
    conversation.forward();
  }
  CHECK_FALSE(has(seen, "name"));
  CHECK_FALSE(has(seen, "province"));
  conversation.resume_at("");
  CHECK_FALSE(conversation.place());
  conversation.resume_at("no such question");
  CHECK(conversation.place_id() == "name");
}

TEST_CASE("answers of last time are taken over one by one, and count until there is another", "[interview]") {
  Conversation conversation = begun("", "CX.1.2: 1");
  conversation.set_last(shipped::answers("staff: 42", "CX.1.1: 3, CX.1.2: 3"));
  const Question staff{Kind::fact, shipped::world().fact("staff")};
  CHECK(conversation.has_last(criterion("CX.1.1")));
  CHECK_FALSE(conversation.has_last(criterion("CX.1.2")));
  CHECK_FALSE(conversation.has_last(criterion("CX.1.3")));
  CHECK(conversation.has_last(staff));
  conversation.take_last(criterion("CX.1.1"));
  conversation.take_last(staff);
  CHECK(conversation.file().sheet.answers[criterion("CX.1.1").index].low == 3);
  CHECK(conversation.file().enterprise.facts[staff.index].text == "42");
  CHECK(conversation.confirmed() == std::vector<std::string>{"CX.1.1", "staff"});
  const std::size_t index = criterion("CX.1.1").index;
  conversation.set_answer(index, *interview::typed_answer("2", shipped::world().questionnaire.criteria[index]));
  CHECK(conversation.confirmed() == std::vector<std::string>{"staff"});
  CHECK_FALSE(conversation.has_last(criterion("CX.1.1")));
}

TEST_CASE("an answer of last time brings its note, but not what was looked at then", "[interview]") {
  Conversation conversation = begun();
  answers::AnswersFile last = shipped::answers("", "CX.1.1: 3, CX.1.2: 3");
  for (const char* id : {"CX.1.1", "CX.1.2"}) {
    last.sheet.answers[criterion(id).index].note = "ghi năm ngoái";
    last.sheet.answers[criterion(id).index].evidence = enterprise::Evidence::shown;
  }
  conversation.set_last(last);
  conversation.set_note(criterion("CX.1.1").index, "hôm nay web sập");
  conversation.set_evidence(criterion("CX.1.1").index, enterprise::Evidence::verified);
  for (const char* id : {"CX.1.1", "CX.1.2"}) conversation.take_last(criterion(id));
  const std::vector<answers::Answer>& now = conversation.file().sheet.answers;
  CHECK(now[criterion("CX.1.1").index].note == "hôm nay web sập");
  CHECK(now[criterion("CX.1.1").index].evidence == enterprise::Evidence::verified);
  CHECK(now[criterion("CX.1.2").index].note == "ghi năm ngoái");
  CHECK(now[criterion("CX.1.2").index].evidence == enterprise::Evidence::unsaid);
}

TEST_CASE("another answer keeps the note and loses what was seen for the one before; notes add up", "[interview]") {
  Conversation conversation = begun();
  const std::size_t index = criterion("CX.1.1").index;
  const auto answer = [&](const char* grade) {
    conversation.set_answer(index, *interview::typed_answer(grade, shipped::world().questionnaire.criteria[index]));
  };
  const auto kept = [&]() -> const answers::Answer& { return conversation.file().sheet.answers[index]; };
  conversation.set_evidence(index, enterprise::Evidence::shown);
  conversation.add_note(index, "một");
  answer("3");
  CHECK(kept().evidence == enterprise::Evidence::shown);
  answer("3");
  CHECK(kept().evidence == enterprise::Evidence::shown);
  answer("5");
  CHECK(kept().evidence == enterprise::Evidence::unsaid);
  conversation.add_note(index, "hai");
  CHECK(kept().note == "một; hai");
}

TEST_CASE("answers that do not fit are told at each question concerned, until they are kept with a reason", "[interview]") {
  Conversation conversation = begun("", "IT.1.1: 0, IT.2.5: 4, CU.1.2: 0");
  const auto rules = [&](const std::string& id) {
    std::vector<std::string> ids;
    for (const questionnaire::SoftRule* rule : conversation.contradictions(criterion(id))) ids.push_back(rule->id);
    return ids;
  };
  CHECK(rules("IT.1.1") == std::vector<std::string>{"cloud-without-line"});
  CHECK(rules("IT.2.5") == std::vector<std::string>{"cloud-without-line", "cloud-without-users"});
  CHECK(rules("CX.1.1").empty());
  conversation.set_note(criterion("IT.1.1").index, "đã xem");
  conversation.keep_contradiction(*conversation.contradictions(criterion("IT.1.1")).front(), "dùng 4G");
  CHECK(conversation.file().sheet.answers[criterion("IT.1.1").index].note == "đã xem #cloud-without-line dùng 4G");
  CHECK(rules("IT.1.1").empty());
  CHECK(rules("IT.2.5") == std::vector<std::string>{"cloud-without-users"});
}

TEST_CASE("a soft rule concerns its criteria and the facts it looks at", "[interview]") {
  const questionnaire::SoftRule& rule = shipped::world().questionnaire.soft_rules.back();
  CHECK(interview::concerned_by(rule) ==
        std::vector<Question>{criterion("IT.2.3"), {Kind::fact, shipped::world().fact("e_invoice")}});
}

TEST_CASE("a quick interview asks what has most points first, then in order", "[interview]") {
  Conversation conversation = begun("entity: household", "CX.1.1: 2");
  conversation.go(criterion("CX.1.2"));
  conversation.set_quick(true);
  CHECK(conversation.place_id() == "ST.1.1");
  conversation.forward();
  CHECK(conversation.place_id() == "CX.1.1");
  CHECK(conversation.back());
  CHECK(conversation.place_id() == "ST.1.1");
  conversation.set_quick(false);
  CHECK(conversation.place_id() == "ST.1.1");
  conversation.forward();
  CHECK(conversation.place_id() == "IT.1.1");
}
