#include "base/messages.hpp"

namespace dxready::base {

const std::vector<Message>& vietnamese_interview_messages() {  // NOLINT(readability-function-size): one table
  static const std::vector<Message> table = {
      {"interview.bad-range", "ghi hai bậc, bậc thấp trước", "ví dụ 2-3"},
      {"interview.bad-tax-code",
       "'{found}' không phải là mã số thuế: cần 10 chữ số, chi nhánh thêm '-' và 3 chữ số, hộ kinh doanh 12 chữ số",
       "chưa có thì để trống"},
      {"interview.criteria-only", "chỉ ghi chú và minh chứng được cho tiêu chí", ""},
      {"interview.exclusive-option", "phương án '{option}' phải đứng một mình", "chỉ gõ phương án đó, hoặc bỏ nó ra"},
      {"interview.fact-out-of-range", "{found} không hợp lý ở đây: cần {range}", "chưa biết thì để trống"},
      {"interview.invalid-utf8", "chữ vừa gõ không đúng mã UTF-8", "đặt cửa sổ lệnh và bộ gõ sang Unicode (UTF-8)"},
      {"interview.locked", "{name} đang được phỏng vấn ở cửa sổ khác", "kết thúc hoặc thoát ở cửa sổ đó trước"},
      {"interview.lost-zero", "mã số thuế '{found}' chỉ có 9 chữ số; có lẽ thiếu số 0 ở đầu", "gõ {suggestion}"},
      {"interview.no-last", "{name} chưa có lần đánh giá nào theo '{questionnaire}'", "bắt đầu không có --from"},
      {"interview.not-a-choice", "'{found}' không có trong các phương án", "có phải ý là '{suggestion}'?"},
      {"interview.not-a-date", "'{found}' không phải là ngày", "gõ ngày/tháng/năm, ví dụ 22/11/2026"},
      {"interview.not-a-number", "'{found}' không phải là số", "ví dụ 1200 hoặc 2,5"},
      {"interview.not-a-reason", "'{found}' không phải là lý do", "gõ 1, 2 hoặc 3; < để quay lại"},
      {"interview.not-a-year", "'{found}' không phải là năm", "ví dụ 2025; chưa biết thì để trống"},
      {"interview.not-an-amount", "'{found}' không phải là số tiền", "ví dụ 250tr, 1,2 tỷ hoặc 1.200.000"},
      {"interview.not-applicable", "câu này tính cho mọi đơn vị nên không bỏ ra được", "gõ > để bỏ qua"},
      {"interview.not-evidence", "'{found}' không phải là mức minh chứng", "gõ 1, 2, 3 hoặc 4"},
      {"interview.not-here", "lệnh này không dùng được ở đây", "trả lời trước, hoặc gõ < để quay lại"},
      {"interview.not-whole", "ở đây tính bằng số nguyên, không phải {found}", "làm tròn, hoặc để trống khi chưa biết"},
      {"interview.not-yes-no", "'{found}' không phải là có hoặc không", "gõ 1 là có, 2 là không"},
      {"interview.nothing-to-resume", "không có phiếu dở nào", "bắt đầu phiếu mới: dxready interview"},
      {"interview.number-too-large", "hai số này quá lớn nên không chia được", "ghi thẳng bậc: bậc {grade}"},
      {"interview.other-version", "lần đánh giá trước của {name} dùng phiên bản khác của '{questionnaire}'",
       "bắt đầu không có --from"},
      {"interview.part-above-whole", "phần {found} lớn hơn tổng {whole}", "kiểm tra lại hai số, hoặc ghi thẳng bậc: bậc {grade}"},
      {"interview.superseded", "{id} đã thay bằng bản mới", "sửa bản đang dùng; dxready history liệt kê các lần đánh giá"},
      {"interview.unfinished", "{name} đang có phiếu dở: {id}", "làm tiếp bằng --resume {id}, hoặc bỏ hẳn bằng --discard {id}"},
      {"interview.unknown-command", "không có lệnh '{found}'", "có phải ý là ':{suggestion}'?"},
      {"interview.unknown-place", "không có câu hỏi '{found}'", "gõ mã tiêu chí hoặc trụ cột, ví dụ cx 1 1"},
      {"interview.whole-missing", "'{found}' là số của phần; còn thiếu số của tổng", ""},
      {"interview.whole-zero", "tổng bằng 0 nên không có tỷ lệ", "ghi thẳng bậc: bậc {grade}, hoặc gõ > để bỏ qua"},
      {"interview.wrong-check-digit", "chữ số kiểm tra của mã số thuế '{found}' không khớp",
       "có thể gõ nhầm một chữ số; xem lại giấy đăng ký"},
      {"interview.wrong-grade", "'{found}' không phải là bậc ở câu này: các bậc là {allowed}", "? xem hướng dẫn, > bỏ qua"},
      {"store.ambiguous-draft", "có nhiều phiếu dở có mã bắt đầu bằng '{id}': {candidates}", "ghi mã dài hơn"},
      {"store.bad-draft-id", "'{id}' không phải là mã của một phiếu dở", "ghi 8 ký tự đầu trở lên, như --list in ra"},
      {"store.draft-changed", "phiếu dở {id} bị sửa bằng tay hoặc bị hỏng", "mở bản sao lưu gần nhất ở chỗ khác để so sánh"},
      {"store.draft-missing", "phiếu dở {id} không còn, và không sự kiện nào cho biết vì sao", "tìm trong bản sao lưu gần nhất"},
      {"store.unknown-draft", "không có phiếu dở '{id}'", "--list liệt kê các phiếu dở"},
      {"usage.bad-respondent",
       "'{found}' không phải là người trả lời: cần director, accountant, it hoặc other, thêm :mã khi hai người cùng vai trò",
       "ví dụ --respondent director hoặc --respondent accountant:b"},
      {"usage.needs", "{first} cần có {second}", ""},
  };
  return table;
}

}  // namespace dxready::base
