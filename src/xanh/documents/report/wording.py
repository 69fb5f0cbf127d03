"""The fixed Vietnamese phrases of the consolidated report. Named places take figures, names and dates."""

from xanh.documents.report.content import Course, Timeliness

KIND = "BÁO CÁO"
DRAFT = "DỰ THẢO"
ILLUSTRATIVE = "SỐ LIỆU MINH HỌA"
ILLUSTRATIVE_CAPTION = "số liệu minh họa"
ILLUSTRATIVE_SENTENCE = (
    "Lưu ý: Số liệu trong Báo cáo này là số liệu minh họa, không phản ánh kết quả thực tế của các cơ quan, đơn vị"
    " và không dùng làm căn cứ chỉ đạo, điều hành."
)

# Kinds of document by their abbreviation (Nghị định 30/2020/NĐ-CP, Phụ lục III, Mục I).
PLAN_KINDS = {"KH": "Kế hoạch", "QĐ": "Quyết định", "CTr": "Chương trình", "NQ": "Nghị quyết", "ĐA": "Đề án"}
PLAN = "Kế hoạch"
SUBJECT = "Kết quả thực hiện {plan}{where} năm {year}"
WHERE = " trên địa bàn {area}"
OPENING = (
    "Thực hiện {kind} số {number}{date} của {issuer} ({title}; sau đây gọi tắt là Kế hoạch), {reporter} tổng hợp,"
    " báo cáo {addressee} kết quả thực hiện năm {year} như sau:"
)
CLOSING = (
    "Trên đây là báo cáo kết quả thực hiện {plan} năm {year}, {reporter} kính báo cáo {addressee} xem xét, chỉ đạo"
)
ADDRESSEE = "cấp có thẩm quyền"
UNVERIFIED = "Ghi chú: Các nội dung sau được dẫn theo nguồn chưa đối chiếu với văn bản gốc: {facts}."

# The numbers are given when the report is set: see sections.py.
SECTIONS = {
    "overview": "TÌNH HÌNH CHUNG",
    "objectives": "KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, CHỈ TIÊU",
    "inventories": "KIỂM KÊ KHÍ NHÀ KÍNH",
    "tasks": "KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
    "money": "KINH PHÍ THỰC HIỆN",
    "difficulties": "KHÓ KHĂN, VƯỚNG MẮC",
    "proposals": "ĐỀ XUẤT, KIẾN NGHỊ",
    "directions": "PHƯƠNG HƯỚNG NĂM TIẾP THEO",
}
TABLE_CAPTION = "Bảng {place}. {caption}"
CHART_CAPTION = "Hình {place}. {caption}"
ROW_NUMBER = "TT"

# Figures
MISSING = "chưa có số liệu"
MISSING_BECAUSE = "chưa có số liệu ({reason})"
MISSING_CELL = {"not_reported": "chưa báo cáo", "not_applicable": "không phát sinh"}
TWO_FIGURES = (
    "Mã số liệu “{id}” được dùng cho hai số liệu khác nhau trong báo cáo: hãy đặt cho mỗi số liệu một mã riêng."
)

# Dates and names
DAY = "ngày {day} tháng {month} năm {year}"
BEFORE_DAY = "trước {day}"
BEFORE_MOMENT = "trước {hour} giờ {minute} phút {day}"
MOMENT = "{hour} giờ {minute} phút {day}"
NOW_NAMED = "{name} (nay là {now})"
LIST_MARK, LIST_END = ", ", " và "

# I
REPORTING = "1. Tình hình báo cáo của các cơ quan, đơn vị"
PARTICIPATION = (
    "Kỳ báo cáo năm {year} có {agencies} cơ quan, đơn vị phải báo cáo, thời hạn {deadline}. Tính đến {known},"
    " có {reported} cơ quan, đơn vị đã gửi báo cáo, trong đó {on_time} gửi đúng hạn, {late} gửi chậm hạn"
)
EXTENDED = ", {extended} gửi trong thời hạn được gia hạn"
NOT_REPORTED = "; {not_reported} cơ quan, đơn vị chưa báo cáo"
EXEMPT = "; {exempt} cơ quan, đơn vị được miễn báo cáo"
SEE_REPORTERS = ". Thời điểm gửi báo cáo của từng cơ quan, đơn vị nêu tại Phụ lục I."
SILENT = "Cơ quan, đơn vị chưa báo cáo: {names}."
RESULTS = "2. Kết quả chung"
TASKS_OVERVIEW = (
    "Về nhiệm vụ: có {tasks} nhiệm vụ thuộc phạm vi báo cáo của năm {year}, trong đó {tasks_completed} nhiệm vụ"
    " đã hoàn thành."
)
TARGETS_OVERVIEW = "Về chỉ tiêu: có {targets} chỉ tiêu được theo dõi, đánh giá"
TARGETS_OF_WHICH = ", trong đó "
TARGETS_COUNT = "{count} chỉ tiêu {course}"

# II
COURSES: dict[Course, str] = {
    "achieved": "đã đạt",
    "on_course": "đúng tiến độ",
    "behind": "chậm tiến độ",
    "moving_away": "đi ngược hướng",
    "cannot_say": "chưa đủ cơ sở đánh giá",
}
VALUE_STATUSES = {"estimated": "ước thực hiện", "actual": "thực hiện", "official": "số liệu chính thức"}
OBJECTIVES_INTRODUCTION = (
    "Mỗi chỉ tiêu được đánh giá trên cơ sở so sánh kết quả đạt được với mức cam kết và so sánh tốc độ đã đạt với tốc độ"
    " cần có để hoàn thành đúng thời hạn. Số liệu ghi “ước thực hiện” là số ước tại thời điểm báo cáo."
)
NO_OBJECTIVES = "Kế hoạch không quy định mục tiêu, chỉ tiêu phải theo dõi trong kỳ báo cáo."
NO_TARGETS = "Kế hoạch không quy định chỉ tiêu định lượng cho mục tiêu này."
TARGET_TABLE = "Kết quả thực hiện chỉ tiêu của mục tiêu “{title}”"
TARGET_HEADER = (ROW_NUMBER, "Chỉ tiêu", "Cam kết", "Kết quả (năm, loại số liệu)", "Đánh giá")
PROMISE_UNTIL = "{promise} (đến năm {horizon})"
TARGET_STATE = "\n(năm {year}, {status})"
TARGET_YEAR = "\n(năm {year})"
VERDICT = "Chỉ tiêu “{target}”: "
OVERRIDDEN = " Đánh giá này do người có thẩm quyền xác định, khác với kết quả tính tự động; lý do: {reason}."
CHART_TITLE = "{indicator} và lộ trình thực hiện cam kết{until}"
CHART_TITLE_BARE = "{indicator} qua các năm"
CHART_UNTIL = " đến năm {horizon}"
CHART_SERIES = "Kết quả"
CHART_TARGET = "Lộ trình cam kết"
CHART_TEXT = "Biểu đồ đường {title}. Kết quả theo năm: {values}."
CHART_TEXT_TARGET = " Cam kết: {promise}."

# Inventories
NO_INVENTORY = "Đến thời điểm báo cáo, chưa có kết quả kiểm kê khí nhà kính nào của địa phương được công bố."
INVENTORY_TOTALS = "1. Kết quả kiểm kê năm {year}"
INVENTORY_ABOUT = (
    "Kết quả kiểm kê khí nhà kính công bố gần nhất là của năm {year} (hồ sơ {code}, phiên bản {version}, công bố"
    " {issued}), theo ranh giới hành chính {boundary}; quy đổi ra CO2 theo bộ tiềm năng nóng lên toàn cầu {gwp}."
)
INVENTORY_SUMS = "Tổng lượng phát thải gồm sử dụng đất: {with_land:unit}; không gồm sử dụng đất: {without_land:unit}."
INVENTORY_ILLUSTRATIVE = "Kết quả kiểm kê này là số liệu minh họa, không phải số liệu thống kê."
INVENTORY_PARTIAL = "Tổng này chưa đầy đủ. {sentence}"
INVENTORY_CLOSED = "Nguồn thuộc phạm vi bảo mật không nêu số riêng; số nào cho phép suy ra nguồn đó thì cũng không nêu."
SECTOR_TABLE = "Phát thải theo lĩnh vực năm {year} (đơn vị tính: nghìn tấn CO2 tương đương, {gwp})"
SECTOR_HEADER = ("Mã IPCC 2006", "Lĩnh vực", "Lượng phát thải")
SECTOR_TOTAL = "Tổng gồm sử dụng đất"
UNCERTAINTY = (
    "Độ không chắc chắn của tổng lượng phát thải (khoảng tin cậy 95%, cách tiếp cận 1 của IPCC): ±{level:unit}"
)
UNCERTAINTY_TREND = "; của mức thay đổi so với năm gốc: ±{trend:unit}"
UNCERTAINTY_BOUND = ". Đây là mức tối thiểu, vì {count} dòng kiểm kê chưa nêu độ không chắc chắn"
NO_UNCERTAINTY = "Chưa tính được độ không chắc chắn của tổng lượng phát thải từ số liệu được phép công bố."
KEY_TABLE = "Nguồn phát thải chính năm {year}, cùng chiếm 95% mức phát thải hoặc xu thế (đơn vị tính: %)"
KEY_HEADER = (ROW_NUMBER, "Nguồn", "Khí", "Theo mức", "Theo xu thế", "Là nguồn chính theo")
RECALCULATIONS_TITLE = "{place}. Tính toán lại"
NO_RECALCULATIONS = "Từ báo cáo trước đến nay không có kết quả kiểm kê nào được tính toán lại."
RECALCULATION = (
    "Kiểm kê năm {year}, phiên bản {version} ({issued}; từ bộ {gwp_before} sang {gwp_after}): từ {before:unit}"
    " thành {after:unit}. Lý do: {reason}"
)
RECALCULATION_SAME = (
    "Kiểm kê năm {year}, phiên bản {version} ({issued}; bộ {gwp_after}): từ {before:unit} thành {after:unit}."
    " Lý do: {reason}"
)
RECALCULATION_PARTS = ". Chênh lệch theo nguyên nhân: "
RECALCULATION_PART = "{cause} {amount:unit}"
RECALCULATION_CLOSED = ". Chênh lệch theo nguyên nhân không nêu, vì có nguồn thuộc phạm vi bảo mật"
INTENSITY_TITLE = "{place}. Cường độ phát thải"
INTENSITY_TABLE = "{indicator} và khoảng tin cậy 95% (đơn vị tính: {unit})"
INTENSITY_HEADER = ("Năm", "Giá trị", "Cận dưới", "Cận trên")
INTENSITY_CHART = "{indicator}, khoảng tin cậy và lộ trình cam kết"
INTENSITY_NOTE = (
    "Khoảng tin cậy chỉ gồm độ không chắc chắn của kiểm kê khí nhà kính; GRDP được coi là chính xác. Năm không có cận"
    " là năm chưa có kiểm kê được công bố hoặc cận đó không được phép nêu."
)
INTENSITY_LOW, INTENSITY_HIGH = "Cận dưới", "Cận trên"

# III
TASKS_INTRODUCTION = (
    "Kết quả thực hiện các nhiệm vụ của Kế hoạch, tổng hợp từ báo cáo của các cơ quan chủ trì, theo từng nhóm nhiệm vụ"
    " như sau (kết quả của từng cơ quan, đơn vị, kèm tài liệu kiểm chứng, tại Phụ lục II):"
)
NO_TASKS = "Trong kỳ không có nhiệm vụ phải báo cáo."
NO_GROUP_TASKS = "Nhóm này không có nhiệm vụ phải báo cáo trong kỳ."
OTHER_TASKS = "Nhiệm vụ khác"
GROUP_SUMMARY = "Tổng hợp nội dung báo cáo của các cơ quan, đơn vị trong nhóm (tính theo từng nhiệm vụ): "
TASK = "Nhiệm vụ {number}"
TASK_ALONE = "Kết quả thực hiện"
HIGH_PRIORITY = "mức độ ưu tiên cao"
TASK_PERIOD = "thời gian thực hiện: {period}"
NO_RESULTS = "Không có cơ quan, đơn vị của địa phương phải báo cáo nhiệm vụ này trong kỳ."
MANY_LEADS = "Nhiệm vụ do nhiều cơ quan, đơn vị cùng chủ trì"
MANY_COUNTED = ", trong đó: "
SEE_RESULTS = "; kết quả cụ thể nêu tại Phụ lục II."
STATUS_COUNT = "{count} {status}"
STATUS_SILENT = "chưa báo cáo"
AGENCY_RESULT = "{agency}: "
PERCENTAGE = ", đạt {percentage:unit} khối lượng"

# IV
MONEY_SUMMARY = (
    "Kinh phí thực hiện Kế hoạch năm {year} theo báo cáo của các cơ quan, đơn vị: {planned_name} {planned:unit};"
    " {allocated_name} {allocated:unit}; {disbursed_name} {disbursed:unit}."
)
NO_MONEY = "Trong kỳ chưa có cơ quan, đơn vị báo cáo kinh phí thực hiện Kế hoạch."
MONEY_TABLE = "Kinh phí thực hiện theo nguồn (đơn vị tính: triệu đồng)"
MONEY_SOURCE = "Nguồn"
MONEY_NAME = "Nội dung nguồn kinh phí"
MONEY_TOTAL = "Tổng cộng"
MONEY_PARTIAL = (
    "Số tổng cộng chỉ gồm phần kinh phí đã được báo cáo; nội dung ghi “chưa báo cáo” không được tính bằng không."
)
MONEY_UNREPORTED = "Nguồn {source} ({name}): còn {count} nội dung báo cáo nhiệm vụ chưa nêu kinh phí."
MONEY_UNREPORTED_SOME = "Nguồn {sources}: còn nội dung báo cáo nhiệm vụ chưa nêu kinh phí."

# V, VI, VII
DIFFICULTIES_INTRODUCTION = "Các cơ quan, đơn vị báo cáo những khó khăn, vướng mắc sau:"
NO_DIFFICULTIES = "Các cơ quan, đơn vị không nêu khó khăn, vướng mắc."
PROPOSALS_INTRODUCTION = (
    "Trên cơ sở đề xuất của các cơ quan, đơn vị, {reporter} kính trình {addressee} xem xét, quyết định các nội dung"
    " sau:"
)
NO_PROPOSALS = "Các cơ quan, đơn vị không có đề xuất, kiến nghị."
SAID_OF_GROUP = "{place}. Đối với nhóm nhiệm vụ {number}: {title}"
SAID_OF_ALL = "{place}. Nội dung chung"
SAID_BY = " ({who})"
SAID_TASK = "{agency}, nhiệm vụ {task}"
DIRECTIONS_INTRODUCTION = "Năm {year}, tập trung thực hiện các nội dung sau:"
NO_DIRECTIONS = "Năm {year}, các cơ quan, đơn vị tiếp tục thực hiện các nhiệm vụ được giao tại Kế hoạch."

# Annexes
REPORTERS_TITLE = "TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC CƠ QUAN, ĐƠN VỊ"
REPORTERS_HEADER = (ROW_NUMBER, "Cơ quan, đơn vị", "Thời điểm gửi", "Tình trạng", "Biên nhận, ghi chú")
NO_REPORTERS = "Không có cơ quan, đơn vị phải báo cáo trong kỳ."
SENT_BY = "Đơn vị gửi: {name}"
EXTENDED_UNTIL = "hạn: {deadline}"
RECEIPT = "Biên nhận {receipt}"
TIMELINESS: dict[Timeliness, str] = {
    "on_time": "đúng hạn",
    "late": "chậm hạn",
    "extended": "được gia hạn",
    "exempt": "được miễn báo cáo",
    "not_reported": "chưa báo cáo",
}
STATES = {
    "waiting": "",
    "submitted": "chờ xem xét",
    "returned": "đã trả lại để hoàn thiện",
    "accepted": "đã tiếp nhận",
}
TASK_RESULTS_TITLE = "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO TỪNG CƠ QUAN, ĐƠN VỊ"
TASK_RESULTS_HEADER = (
    ROW_NUMBER,
    "Cơ quan, đơn vị",
    "Tình trạng",
    "Khối lượng (%)",
    "Kết quả",
    "Tài liệu kiểm chứng",
    "Nguồn",
)
GROUP_ROW = "Nhóm {number}. {title}"
TASK_ROW = "Nhiệm vụ {number}. {title}"
SOURCES_TITLE = "NGUỒN GỐC SỐ LIỆU"
SOURCES_INTRODUCTION = (
    "Mỗi số liệu trong Báo cáo có một mã, dùng làm dấu trang (bookmark) tại vị trí của số liệu trong bản điện tử; số"
    " thứ tự trong cột nguồn gốc là số lưu trong hệ thống. Số liệu không ghi kỳ, địa bàn là số liệu năm {year} của"
    " {area}."
)
SOURCES_HEADER = ("Mã", "Số liệu", "Giá trị", "Nguồn gốc")
NO_SOURCES = "Báo cáo không có số liệu."
COMPUTED_FROM = "tính từ: "
COUNTED_FROM = "tổng hợp từ: "
NO_SOURCE = "không rõ nguồn"
PERIOD_OF = "{label}, kỳ {period}"
AREA_OF = "{label}, địa bàn {area}"
# Kinds of source, by the word before the colon of a leaf's source.
SOURCE_KINDS = {
    "submission": "báo cáo của đơn vị số",
    "observation": "số liệu số",
    "parameter": "quy định",
    "obligation": "nội dung phải báo cáo số",
    "task_answer": "trả lời nhiệm vụ số",
    "indicator_answer": "trả lời chỉ tiêu số",
    "money_line": "dòng kinh phí số",
    "exemption": "quyết định miễn báo cáo số",
    "extension": "quyết định gia hạn số",
    "target": "chỉ tiêu của Kế hoạch mã",
    "task": "nhiệm vụ của Kế hoạch số",
    "edition": "phiên bản Kế hoạch số",
    "round": "kỳ báo cáo",
    "verdict": "kết quả đánh giá chỉ tiêu",
    "inventory_version": "phiên bản kiểm kê số",
    "inventory_line": "dòng kiểm kê số",
}
