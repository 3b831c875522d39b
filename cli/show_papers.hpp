#pragma once

#include "cli/options.hpp"
#include "cli/workbench.hpp"
#include "report/paper.hpp"

#include <string>

namespace dxready::cli {

/// A paper of `dxready show`: for which questionnaire, or for whose answers.
struct PaperRequest {
  enum class Kind { prepare, blank, missing };

  Kind kind = Kind::prepare;
  std::string what;           ///< a questionnaire; of missing: @ and the id of an assessment or interview, or an answers file
  std::string questionnaire;  ///< of an answers file: instead of the one it names
  report::PaperForm form = report::PaperForm::text;
};

/// The paper. What has no such id or is no questionnaire ends the command.
std::string interview_paper(const Session& session, Workbench& workbench, const StoreOption& store, const DateOption& date,
                            const PaperRequest& request);

}  // namespace dxready::cli
