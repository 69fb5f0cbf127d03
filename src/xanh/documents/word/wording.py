"""The fixed Vietnamese phrases of an official document (Nghị định 30/2020/NĐ-CP, Phụ lục I and III)."""

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = "Số: {number}/{symbol}"
BLANK_NUMBER = "     "  # room to write the number in by hand
PLACE_DATE = "{place}, {date}"
DATE = "ngày {day} tháng {month} năm {year}"
BLANK_DAY = "   "
BLANK_MONTH = "   "
BLANK_YEAR = "      "
ADDRESSED_TO = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
FILING = "Lưu: {filing}."
DASH = "- "
APPENDIX = "Phụ lục"
APPENDIX_NOTE = "(Kèm theo {kind} số {number}/{symbol} {date} của {issuer})"
END_MARK = "./."
CHART_YEAR = "Năm"
CHART_FIGURES = "Mã số liệu ({series})"
CHART_SHEET = "Số liệu"

# Refusals.
NOT_WORD = "Tệp không phải là văn bản Word (.docx) đọc được; hãy mở bằng Word và lưu lại."
NO_LIBREOFFICE = "Máy này chưa cài LibreOffice; hãy cài đặt, hoặc mở tệp bằng Word và lưu thành PDF."
PDF_TOO_SLOW = "LibreOffice chưa chuyển xong “{file}” sau {seconds} giây; hãy thử lại, hoặc lưu thành PDF bằng Word."
PDF_FAILED = "LibreOffice không chuyển được “{file}” thành PDF; hãy mở tệp bằng Word và lưu thành PDF."
UNEVEN_ROW = "Một dòng của bảng không có đủ ô cho {columns} cột; hãy điền đủ ô cho mọi dòng."
NO_BOOKMARK = (
    "Không thể đánh dấu số liệu “{figure}” trong tệp Word; mã phải bắt đầu bằng chữ cái, có tối đa 35 chữ cái không"
    " dấu, chữ số và dấu gạch dưới, không kết thúc bằng “__” và một số."
)

# The words of the layout check.
HEAD = "đầu trang thứ nhất"
CLOSING = "cuối văn bản"
SECTION = "phần {number}"
PART = "tệp {name}"
NOTHING = "không có"
BOLD, NOT_BOLD = "chữ đậm", "chữ không đậm"
ITALIC, UPRIGHT = "chữ nghiêng", "chữ đứng"
CAPITALS, NOT_CAPITALS = "chữ in hoa", "chữ in thường"
ALIGNMENTS = {
    "both": "canh đều hai lề",
    "center": "canh giữa",
    "left": "canh trái",
    "start": "canh trái",
    "right": "canh phải",
    "end": "canh phải",
}
CENTRED = ALIGNMENTS["center"]
NUMBER_IN_HEADER = "số trang canh giữa trong lề trên"
SHOWN_NUMBER, HIDDEN_NUMBER = "hiện số trang thứ nhất", "không hiển thị số trang thứ nhất"
EVERY_PAGE, STARTS_AT = "đánh số tiếp theo phần trước", "đánh số riêng từ {number}"
NUMBER_FORM = "Số: 05/BC-STC (số nhỏ hơn 10 thêm số 0 phía trước)"
DATE_FORM = "Địa danh, ngày 05 tháng 01 năm 2026 (ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0 phía trước)"
SAME_ROW = "cùng một dòng với số, ký hiệu"
A_RULE = "đường kẻ ngang, nét liền"
OF_LINE = "{share} độ dài dòng chữ"
ON_NEXT_LINES = "mỗi nơi gửi một dòng, đầu dòng có gạch đầu dòng (-)"
ITEM_ENDINGS = "đầu dòng có gạch đầu dòng (-), cuối dòng có dấu chấm phẩy (;), dòng cuối cùng có dấu chấm (.)"
FILING_FORM = "- Lưu: VT, tên viết tắt đơn vị soạn thảo."
AUTHORITY_FORM = "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ"
NUMBERED_APPENDIX = "Phụ lục I, Phụ lục II, …"
APPENDIX_NOTE_FORM = "(Kèm theo … số …/… ngày … tháng … năm … của …)"
