#include "base/messages.hpp"

namespace dxready::base {

const std::vector<Message>& vietnamese_keeping_messages();

const std::vector<Message>& vietnamese_keeping_messages() {
  static const std::vector<Message> table = {
      {"privacy.ambiguous-contact", "có nhiều người liên hệ khớp với '{found}': {candidates}", "dùng số, ví dụ C-0001"},
      {"privacy.bad-email", "'{found}' không phải là địa chỉ thư điện tử", "ví dụ ten@congty.vn"},
      {"privacy.bad-phone", "'{found}' không phải là số điện thoại",
       "cần 7 đến 15 chữ số, ví dụ 0901 234 567 hoặc +84 901 234 567"},
      {"privacy.before-receipt", "{request}: ngày {found} sớm hơn ngày nhận yêu cầu {received}", ""},
      {"privacy.form-without-version", "{file}: phiếu đồng ý không ghi phiên bản",
       "ghi trong phiếu một câu như 'Mẫu {word} 2 (2027-01-15)'"},
      {"privacy.keep-until-past", "ngày giữ đến {found} đã qua", "chọn ngày từ hôm nay trở đi"},
      {"privacy.no-breach-data", "chưa ghi loại dữ liệu bị ảnh hưởng", "thêm --what, ví dụ --what 'họ tên, số điện thoại'"},
      {"privacy.no-details", "người liên hệ cần có ít nhất họ tên, số điện thoại hoặc thư điện tử", ""},
      {"privacy.no-purpose", "chưa có mục đích nào được đồng ý nên không lưu thông tin liên hệ",
       "hỏi riêng từng mục đích trong phiếu: dxready store privacy form"},
      {"privacy.no-recipient", "mục đích '{purpose}' cần ghi rõ bên nhận thông tin", "thêm --recipient TÊN"},
      {"privacy.nobody", "chưa ghi ai yêu cầu", "thêm --contact SỐ hoặc --person TÊN"},
      {"privacy.not-consented", "{contact} không đồng ý cho mục đích '{found}' nên không có gì để rút lại",
       "các mục đích đã đồng ý: {allowed}"},
      {"privacy.request-closed", "{request} đã trả lời xong; không ghi thêm được", ""},
      {"privacy.request-extended", "{request} đã được gia hạn; chỉ được gia hạn một lần", ""},
      {"privacy.row-changed", "bảng {table}, số {row}: dữ liệu khác với sự kiện cuối cùng về nó", ""},
      {"privacy.row-missing", "mất dữ liệu mà sự kiện {kind} ({id}) nói đến", ""},
      {"privacy.unknown-breach", "trong kho không có vi phạm '{found}'", "xem danh sách: dxready store privacy breaches"},
      {"privacy.unknown-contact", "trong kho không có người liên hệ '{found}'", "xem danh sách: dxready store privacy contacts"},
      {"privacy.unknown-method", "'{found}' không thuộc các cách đồng ý: {allowed}", "có phải ý là '{suggestion}'?"},
      {"privacy.unknown-purpose", "'{found}' không thuộc các mục đích: {allowed}", "có phải ý là '{suggestion}'?"},
      {"privacy.unknown-request", "trong sổ không có yêu cầu '{found}'", "xem sổ: dxready store privacy register"},
      {"privacy.unknown-request-kind", "'{found}' không thuộc các loại yêu cầu: {allowed}", "có phải ý là '{suggestion}'?"},
      {"store.backup-unnoted", "{file}: bản sao lưu đã xong và đã được kiểm tra, nhưng chưa ghi nhận được vào kho dữ liệu",
       "khi kho ghi được, hãy sao lưu lại; nếu không, `store info` và `store erase` không biết đến bản sao này"},
      {"store.bad-copy", "{file}: bản sao không đạt khi kiểm tra lại: {reason}",
       "kiểm tra kho bằng dxready store verify rồi sao lưu lại, nên sang ổ đĩa khác"},
      {"store.bad-export", "{file}:{line}: tệp xuất bị hỏng hoặc bị cắt cụt từ dòng này",
       "xuất lại bằng dxready store export; kho chưa được tạo"},
      {"store.diverged", "chuỗi sự kiện của kho {id} ở hai bên không còn giống nhau: cùng một kho đã bị ghi tiếp ở hai nơi",
       "dùng dxready store restore để có kho riêng cho máy thứ hai; kho hiện tại được giữ nguyên"},
      {"store.in-use", "{file}: chương trình khác đang mở kho này nên chưa thay được", "đóng chương trình đó rồi thử lại"},
      {"store.no-conflict", "lần đánh giá {id} không có phiên bản nào khác đang song song với nó",
       "xem danh sách bằng dxready store conflicts"},
      {"store.no-memory", "{file}: không đủ bộ nhớ để xử lý cụm mật khẩu (cần {bytes} byte)",
       "đóng bớt chương trình rồi thử lại"},
      {"store.same-file", "{file}: đây chính là tệp kho dữ liệu", "chọn tên tệp khác"},
      {"store.seal-cut-off", "{file}: bản sao lưu bị cắt cụt hoặc hỏng ở phần cuối; không dùng lại được phần nào",
       "sao chép lại tệp từ nơi đã cất, hoặc dùng bản sao lưu khác"},
      {"store.seal-damaged", "{file}: bản sao lưu bị hỏng hoặc đã bị sửa; không dùng lại được phần nào",
       "sao chép lại tệp từ nơi đã cất, hoặc dùng bản sao lưu khác"},
      {"store.seal-newer", "{file}: bản sao lưu được mã hóa theo kiểu {found}; chương trình này chỉ biết kiểu 1",
       "cài phiên bản dxready mới hơn"},
      {"store.wrong-passphrase", "{file}: cụm mật khẩu không đúng", "phân biệt chữ hoa, chữ thường và dấu cách; kiểm tra bộ gõ"},
      {"usage.bad-moment", "{option}: '{found}' không phải là thời điểm", "viết giờ UTC, ví dụ {option} 2026-11-22T05:00:00Z"},
      {"usage.needs-yes", "'dxready {command}' cần được xác nhận nhưng không chạy trên màn hình dòng lệnh",
       "thêm --yes nếu chắc chắn; --dry-run cho biết sẽ xóa gì"},
      {"usage.no-terminal", "cần gõ cụm mật khẩu nhưng lệnh không chạy trên màn hình dòng lệnh",
       "ghi cụm mật khẩu vào một tệp và thêm --passphrase-file TỆP"},
      {"usage.passphrases-differ", "hai lần gõ cụm mật khẩu không giống nhau", "chạy lại lệnh; chưa có gì được ghi"},
      {"usage.short-passphrase", "cụm mật khẩu quá ngắn: cần ít nhất {shortest} ký tự",
       "nên dùng bốn, năm từ không liên quan đến nhau"},
  };
  return table;
}

}  // namespace dxready::base
