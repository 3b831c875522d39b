// How much an interview with --quick saves: simulated enterprises are asked in its order until nothing can change any more.
//
//     quick_saving [ENTERPRISES]
#include "assessment/settled.hpp"
#include "enterprises.hpp"
#include "interview/conversation.hpp"
#include "random.hpp"
#include "shipped/shipped.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

using namespace dxready;

namespace {

/// After how many answers something was so, one number per enterprise.
struct Counts {
  std::vector<std::size_t> level_certain;
  std::vector<std::size_t> settled;
};

std::size_t median(std::vector<std::size_t> counts) {
  std::sort(counts.begin(), counts.end());
  return counts[counts.size() / 2];
}

std::size_t sum(const std::vector<std::size_t>& counts) {
  std::size_t total = 0;
  for (const std::size_t count : counts) total += count;
  return total;
}

bool is_complete(const answers::AnswersFile& file) {
  return std::all_of(file.sheet.answers.begin(), file.sheet.answers.end(),
                     [](const answers::Answer& answer) { return answer.state == answers::State::answered; });
}

/// Asks one enterprise, whose answers are known, in the order of --quick.
void ask(const answers::AnswersFile& whole, Counts& counts) {
  const shipped::World& world = shipped::world();
  const assessment::Assessor assessor(world.questionnaire, world.plan, world.model);
  answers::AnswersFile file = whole;
  file.sheet = answers::empty_sheet(world.questionnaire);
  interview::Conversation conversation(assessor, file, {2026, 11, 22});
  conversation.set_quick(true);
  std::size_t answered = 0;
  std::size_t certain = 0;
  for (const interview::Question& question : std::vector<interview::Question>(conversation.asked())) {
    if (question.kind != interview::Question::Kind::criterion) continue;
    conversation.set_answer(question.index, whole.sheet.answers[question.index]);
    ++answered;
    if (certain == 0 && conversation.now().score.certain()) certain = answered;
    if (assessment::is_settled(conversation.now())) break;
  }
  counts.level_certain.push_back(certain == 0 ? answered : certain);
  counts.settled.push_back(answered);
}

void print(const std::string& what, const std::vector<std::size_t>& counts, std::size_t criteria) {
  const std::size_t asked = sum(counts) * 1000 / (counts.size() * criteria);
  std::cout << what << ": after a median of " << median(counts) << " of " << criteria << " answers; in all " << asked / 10 << '.'
            << asked % 10 << " % of the questions\n";
}

}  // namespace

int main(int count, char** words) {
  const int wanted = count > 1 ? std::atoi(words[1]) : 1000;
  if (wanted < 1) {
    std::cerr << "quick_saving: a number of enterprises is expected, not '" << words[1] << "'\n";
    return 2;
  }
  Counts counts;
  property::Random random(2026);
  while (counts.settled.size() < static_cast<std::size_t>(wanted)) {
    const answers::AnswersFile file = shipped::answers(property::plausible_enterprise(random));
    if (is_complete(file)) ask(file, counts);
  }
  const std::size_t criteria = shipped::world().questionnaire.criteria.size();
  std::cout << wanted << " simulated enterprises\n";
  print("level certain", counts.level_certain, criteria);
  print("level and package settled", counts.settled, criteria);
}
