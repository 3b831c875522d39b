#include "cli/command_list.hpp"
#include "cli/history_pages.hpp"
#include "cli/open_store.hpp"
#include "cli/options.hpp"

#include <utility>

namespace dxready::cli {
namespace {

class History : public Command {
public:
  void define(OptionList& options) override {
    options.argument("ENTERPRISE", m_enterprise,
                     {"Số (E-0017), mã số thuế hoặc tên đơn vị; không ghi thì liệt kê tất cả",
                      "Number (E-0017), tax code or name; all when left out"});
    options.flag("--superseded", m_superseded, {"Kèm các bản đã được thay", "Also those replaced by a revision"});
    m_output.define(options, {"table", "json", "csv"});
    m_store.define(options);
  }

  ExitCode run(Session& session) override {
    const store::Store opened = open_store(session, m_store, store::Access::read);
    if (m_enterprise.empty()) {
      m_output.write(session, of_all(session, opened));
    } else {
      m_output.write(session, of_one(session, opened));
    }
    return ExitCode::done;
  }

private:
  std::string of_all(const Session& session, const store::Store& opened) const {
    HistoryRows rows;
    for (const store::EnterpriseSummary& one : opened.enterprises()) {
      for (store::Moment& moment : opened.timeline(one.id, m_superseded)) {
        moment.pillars = {};  // of a million assessments they would not fit into memory
        rows.moments.push_back(std::move(moment));
      }
    }
    rows.drafts = opened.drafts();
    return m_output.format == "json"  ? history_json(rows)
           : m_output.format == "csv" ? history_csv(rows)
                                      : history_list(session, rows);
  }

  std::string of_one(const Session& session, const store::Store& opened) const {
    const store::EnterpriseSummary enterprise = opened.enterprise(m_enterprise).summary;
    const HistoryRows rows{opened.timeline(enterprise.id, m_superseded), opened.drafts_of(enterprise.id)};
    return m_output.format == "json"  ? history_json(rows)
           : m_output.format == "csv" ? history_csv(rows)
                                      : history_page(session, enterprise, rows);
  }

  std::string m_enterprise;
  bool m_superseded = false;
  OutputOptions m_output;
  StoreOption m_store;
};

}  // namespace

std::unique_ptr<Command> make_history() { return std::make_unique<History>(); }

}  // namespace dxready::cli
