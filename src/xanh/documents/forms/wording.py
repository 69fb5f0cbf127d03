"""Every fixed phrase of the Excel form, in Vietnamese: sheets, labels, prompts, refusals and cell errors."""

# Sheets
GUIDE_SHEET = "Hướng dẫn"
TASK_SHEET = "Nhiệm vụ"
MONEY_SHEET = "Kinh phí"
INDICATOR_SHEET = "Chỉ tiêu"
HIDDEN_SHEET = "_xanh"
ERROR_SHEET = "Lỗi cần sửa"

# Titles and marks
GUIDE_TITLE = "BIỂU BÁO CÁO KẾT QUẢ THỰC HIỆN TĂNG TRƯỞNG XANH NĂM {year}"
TASK_TITLE = "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM {year}"
MONEY_TITLE = "KINH PHÍ THỰC HIỆN NHIỆM VỤ NĂM {year}"
INDICATOR_TITLE = "SỐ LIỆU CHỈ TIÊU THỐNG KÊ NĂM {year}"
ILLUSTRATIVE = "SỐ LIỆU MINH HỌA"
SUBTITLE = "{agency} – {round} – Thời hạn gửi: {deadline}"
NO_TASKS = "Đơn vị không có nhiệm vụ phải báo cáo trong kỳ này."
NO_INDICATORS = "Đơn vị không có chỉ tiêu phải báo cáo trong kỳ này."

# What stands on each sheet under its title
TASK_NOTE = "Chỉ điền vào cột D. Ô màu vàng là ô bắt buộc còn trống. Cột “Năm trước” để đối chiếu, không sửa."
MONEY_NOTE = (
    "Đơn vị tính: triệu đồng. Để trống nghĩa là chưa có số liệu; ghi 0 nghĩa là không có kinh phí. "
    "Nguồn có dấu (*) là nguồn nêu trong kế hoạch; vẫn có thể điền các nguồn khác."
)
INDICATOR_NOTE = (
    "Mỗi chỉ tiêu điền giá trị (theo đơn vị tính ở cột C) hoặc chọn lý do không có số liệu, không điền cả hai."
)

# Guide
FORM_ID = "Mã biểu"
ROUND = "Kỳ báo cáo"
AGENCY = "Đơn vị báo cáo"
DEADLINE = "Thời hạn gửi"
CONTENTS = "Nội dung phải báo cáo"
CONTENTS_TEXT = "{tasks} nhiệm vụ, {indicators} chỉ tiêu"
FILLED_BY = "Người lập biểu"
FILLED_ON = "Ngày lập biểu (ngày/tháng/năm)"
HOW_TITLE = "CÁCH ĐIỀN VÀ GỬI BIỂU"
HOW = (
    "Điền vào các ô nền trắng có viền ở các trang “Nhiệm vụ”, “Kinh phí”, “Chỉ tiêu”. Ô màu xám đã khóa; "
    "cột “Năm trước” là số liệu đơn vị đã báo cáo kỳ trước, để đối chiếu.",
    "Bấm vào từng ô để xem hướng dẫn. Ô có mũi tên thì chọn trong danh sách. Ô màu vàng là ô bắt buộc còn trống.",
    "Số liệu chỉ nhập chữ số, không kèm đơn vị tính hoặc ký hiệu %; dấu phẩy là dấu thập phân (ví dụ 12,5). "
    "Không nhập công thức: nếu tính ở nơi khác thì dán giá trị (Dán đặc biệt → Giá trị).",
    "Số 0 và ô trống khác nhau: 0 là có số liệu và bằng không; ô trống là chưa có số liệu.",
    "Tài liệu kiểm chứng: mỗi dòng một tên tệp hoặc một đường dẫn http(s); xuống dòng trong ô bằng Alt+Enter. "
    "Tệp được gửi kèm khi nộp báo cáo.",
    "Không thêm, xóa, đổi tên, di chuyển dòng, cột hoặc trang. Trang tính được khóa không mật khẩu, chỉ để tránh "
    "sửa nhầm; biểu bị thay đổi cấu trúc sẽ không nhập được vào hệ thống.",
    "Lưu tệp ở định dạng .xlsx, không đặt mật khẩu, rồi tải lên hệ thống hoặc gửi cơ quan đầu mối trước thời hạn. "
    "Biểu được nhập toàn bộ hoặc không nhập: nếu có lỗi, hệ thống trả lại bản có đánh dấu từng ô cần sửa.",
)

# Column headings
NUMBER = "TT"
TASK_CONTENT = "Nội dung báo cáo"
LAST_YEAR = "Năm trước"
THIS_YEAR = "Năm {year}"
SOURCE = "Nguồn kinh phí"
MONEY_UNIT = "triệu đồng"
STAGE_LAST_YEAR = "{stage} – Năm trước ({unit})"
STAGE_THIS_YEAR = "{stage} – Năm {year} ({unit})"
PLANNED_SOURCE = "{code} – {label} (*)"
OTHER_SOURCE = "{code} – {label}"
INDICATOR_CODE = "Mã"
INDICATOR_NAME = "Chỉ tiêu"
UNIT = "Đơn vị tính"
PERIOD = "Kỳ số liệu"
VALUE_THIS_YEAR = "Giá trị năm {year} (theo đơn vị tính ở cột C)"
MISSING = "Lý do không có số liệu"
NOTE = "Ghi chú"
EVIDENCE = "Tài liệu kiểm chứng"

# Rows of a task
TASK_ABOUT = "Thời gian thực hiện: {period}. Nguồn lực theo kế hoạch: {funding}."
UNSTATED = "không nêu"
TASK_LABELS = {
    "status": "Tình trạng thực hiện (bắt buộc)",
    "percentage": "Tỷ lệ hoàn thành (%)",
    "result": "Kết quả thực hiện (bắt buộc khi đã triển khai)",
    "evidence": "Tài liệu kiểm chứng (mỗi dòng một tệp hoặc đường dẫn)",
    "difficulties": "Khó khăn, vướng mắc",
    "proposals": "Đề xuất, kiến nghị",
}

# Indicators
GUIDANCE = "Hướng dẫn: {guidance}"
BETWEEN = "từ {low} đến {high}"
AT_LEAST = "từ {low} trở lên"
AT_MOST = "không quá {high}"
ACCEPTED = "Chấp nhận giá trị {limits}."
LAST_NOTE = "Ghi chú: {note}"
LAST_EVIDENCE = "Tài liệu: {evidence}"
NO_LAST_YEAR = "–"

# Input prompts
PROMPTS = {
    "status": "Chọn một tình trạng trong danh sách.",
    "percentage": "Nhập số từ 0 đến 100, không kèm ký hiệu %. Để trống nếu không đo được.",
    "result": "Nêu kết quả chính, sản phẩm, số liệu cụ thể trong năm. Bắt buộc khi nhiệm vụ đã triển khai. "
    "Tối đa 5.000 ký tự.",
    "evidence": "Mỗi dòng một tên tệp (ví dụ: bao-cao.pdf) hoặc một đường dẫn http(s). Xuống dòng bằng Alt+Enter.",
    "difficulties": "Nêu khó khăn, vướng mắc và nguyên nhân; để trống nếu không có.",
    "proposals": "Nêu đề xuất, kiến nghị và cơ quan giải quyết; để trống nếu không có.",
    "money": "Nhập số tiền bằng triệu đồng, từ 0 trở lên. Để trống nếu chưa có số liệu; ghi 0 nếu không có kinh phí.",
    "missing": "Chỉ chọn khi không có giá trị ở ô bên trái.",
    "note": "Ghi chú về nguồn, phương pháp, lý do biến động; có thể để trống.",
    "filled_by": "Họ và tên, chức vụ người lập biểu; có thể để trống.",
    "filled_on": "Ngày/tháng/năm, ví dụ 15/11/2025; có thể để trống.",
}
VALUE_PROMPT = "Đơn vị tính: {unit}. {limits}{guidance}"
INPUT_TITLE = "Hướng dẫn"
STOP_TITLE = "Giá trị không hợp lệ"
STOP_LIST = "Hãy chọn một giá trị trong danh sách."
STOP_NUMBER = "Hãy nhập một số {limits}, không kèm đơn vị tính."
STOP_ANY_NUMBER = "Hãy nhập một số, không kèm đơn vị tính."
STOP_TEXT = "Nội dung dài quá {limit} ký tự."

# Refusals of the whole file
EMPTY_FILE = "Tệp rỗng; hãy chọn lại tệp biểu mẫu Excel (.xlsx) đã điền."
TOO_LARGE = "Tệp lớn hơn {limit} MB; hãy bỏ hình ảnh hoặc nội dung chèn thêm rồi gửi lại."
OLD_EXCEL = "Tệp ở định dạng Excel cũ (.xls); hãy mở bằng Excel, chọn Lưu thành .xlsx rồi gửi lại."
ENCRYPTED = "Tệp có mật khẩu; hãy bỏ mật khẩu, lưu lại ở định dạng .xlsx rồi gửi lại."
NOT_EXCEL = "Tệp không phải là Excel (.xlsx); hãy gửi lại đúng biểu mẫu Excel đã nhận."
WORD_FILE = "Tệp là văn bản Word, không phải biểu mẫu Excel (.xlsx); hãy gửi lại đúng biểu mẫu đã nhận."
MACROS = "Tệp có macro (.xlsm); hãy lưu lại ở định dạng .xlsx không có macro rồi gửi lại."
DAMAGED = "Tệp bị hỏng hoặc tải lên chưa đủ; hãy mở lại bằng Excel, lưu thành .xlsx rồi gửi lại."
TOO_MUCH_INSIDE = (
    "Nội dung nén trong tệp lớn bất thường; hãy bỏ hình ảnh, trang và định dạng thừa rồi gửi lại biểu mẫu đã nhận."
)
UNSAFE_XML = (
    "Tệp chứa khai báo XML không được phép (DOCTYPE, ENTITY hoặc bảng mã lạ); hãy lưu lại bằng Excel rồi gửi lại."
)
SHEETS_CHANGED = (
    "Các trang tính của biểu đã bị thêm, xóa, đổi tên hoặc đổi thứ tự (đang có: {found}; phải là: {expected}); "
    "hãy khôi phục hoặc tải lại biểu mẫu."
)
NOT_A_FORM = "Tệp không phải là biểu báo cáo do hệ thống lập; hãy tải biểu mẫu của đơn vị và điền vào đó."
FORGED = "Mã biểu hoặc thông tin nhận dạng của biểu đã bị thay đổi; hãy tải lại biểu mẫu của đơn vị và điền lại."
OTHER_LAYOUT = "Biểu thuộc mẫu phiên bản {found}, hệ thống đang dùng phiên bản {expected}; hãy tải lại biểu mẫu."
OTHER_AGENCY = "Biểu này của đơn vị “{found}”, không phải của “{expected}”; hãy gửi đúng biểu của đơn vị mình."
OTHER_ROUND = "Biểu này thuộc kỳ báo cáo “{found}”, không phải kỳ “{expected}”; hãy tải và điền biểu của kỳ này."
OUTDATED = (
    "Danh mục nhiệm vụ, chỉ tiêu phải báo cáo đã thay đổi sau khi biểu được lập; hãy tải lại biểu mẫu và điền lại."
)
LAYOUT_CHANGED = (
    "Cấu trúc biểu đã bị thay đổi: ô {cell} trang “{sheet}” phải là “{expected}”, đang là “{found}”; "
    "hãy hoàn tác việc thêm, xóa, di chuyển dòng hoặc cột, hoặc tải lại biểu mẫu."
)
TOO_MUCH_OUTSIDE = "Trang “{sheet}” có quá nhiều nội dung ngoài các ô trả lời; hãy xóa phần thừa hoặc tải lại biểu mẫu."
UNKNOWN_ANSWER = "Biểu không có nội dung “{obligation}” để điền câu trả lời."
CANNOT_TYPE = "Không thể ghi nội dung ô {cell} trang “{sheet}” vào Excel: {why}."
TOO_MANY_DIGITS = "số có quá 15 chữ số"
UNPRINTABLE = "có ký tự điều khiển"
NOT_MARKABLE = "Không thể đánh dấu lỗi vào tệp này; hãy tải lại biểu mẫu."

# Cell errors: what is there, what is expected
FORMULA = "Đang có công thức “{found}”; hãy dán giá trị, không dùng công thức."
EXCEL_ERROR = "Đang có giá trị lỗi “{found}”; hãy xóa và nhập lại."
BOOLEAN = "Đang có giá trị logic (TRUE/FALSE); cần nhập {expected}."
DATE_IN_NUMBER = "Đang có ngày tháng “{found}”; cần nhập {expected}. Hãy xóa ô (phím Delete) rồi nhập lại số."
PERCENT_FORMAT = "Ô đang ở định dạng phần trăm của Excel; hãy nhập số không kèm ký hiệu % (ví dụ 45 cho 45%)."
NOT_A_NUMBER = "Đang có chữ “{found}”; cần nhập {expected}."
AMBIGUOUS_NUMBER = (
    "Không rõ “{found}” là số nào vì được gõ dưới dạng chữ; hãy nhập lại {expected}, "
    "dấu phẩy là dấu thập phân, không phân cách hàng nghìn."
)
AMBIGUOUS_TYPED = (
    "Không rõ “{found}” là số nào; hãy gõ {choices}: dấu phẩy là dấu thập phân, không phân cách hàng nghìn."
)
OR = " hoặc "
TOO_BIG = "Số “{found}” quá lớn hoặc có quá nhiều chữ số để giữ nguyên; cần nhập {expected}."
OUT_OF_LIMITS = "Đang có {found}; cần nhập {expected}."
A_NUMBER = "một số"
A_NUMBER_LIMITED = "một số {limits}"
A_TEXT = "chữ"
NOT_IN_LIST = "“{found}” không có trong danh sách; cần chọn một trong: {expected}."
STATUS_MISSING = "Ô đang trống; cần chọn tình trạng thực hiện."
RESULT_MISSING = "Ô đang trống; tình trạng là “{status}” nên cần nêu kết quả thực hiện."
VALUE_AND_REASON = "Đã có giá trị ở ô {cell} nên không được chọn lý do; hãy xóa một trong hai ô."
VALUE_OR_REASON = "Ô đang trống; cần nhập giá trị hoặc chọn lý do không có số liệu ở ô {cell}."
TEXT_TOO_LONG = "Nội dung dài {found} ký tự; tối đa {limit} ký tự."
CONTROL_CHARACTERS = "Nội dung có ký tự điều khiển không hiển thị được (mã {found}); hãy xóa và gõ lại."
NOT_A_LINK = "“{found}” không phải đường dẫn hợp lệ; chỉ nhận đường dẫn bắt đầu bằng http:// hoặc https://."
NOT_A_FILE_NAME = (
    '“{found}” không phải tên tệp; chỉ ghi tên tệp, không kèm thư mục hoặc ký tự \\ / : * ? " < > |; '
    "đường dẫn phải bắt đầu bằng http:// hoặc https://."
)
NOT_A_DAY = "Đang có “{found}”; cần nhập ngày/tháng/năm, ví dụ 15/11/2025."
OUTSIDE_ANSWERS = "Đang có “{found}” ở ngoài các ô trả lời; hãy xóa nội dung này hoặc chuyển vào ô trả lời."

# The marked copy
ERROR_TITLE = "CÁC Ô CẦN SỬA"
ERROR_NOTE = "Bấm vào địa chỉ ô để đến nơi cần sửa. Sửa xong, lưu và gửi lại tệp này; trang này có thể để nguyên."
ERROR_HEADINGS = ("Trang", "Ô", "Nội dung cần sửa")
MARK_AUTHOR = "Xanh"
CREATOR = "Xanh"
FOOTER = "Trang &P/&N"
