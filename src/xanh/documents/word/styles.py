"""The styles, fonts and language of an official document: `word/styles.xml`."""

from xanh.documents.word.layout import Layout
from xanh.documents.word.markup import escape

_CENTRE, _JUSTIFY = '<w:jc w:val="center"/>', '<w:jc w:val="both"/>'
_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_KEEP = "<w:keepNext/><w:keepLines/>"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styles_xml(layout: Layout) -> str:
    """Return `word/styles.xml` for `layout`: one style for each formal part, all in one font."""
    font = escape(layout.font)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"'
        f' w:cs="{font}"/><w:color w:val="{layout.colour}"/>{_size(layout, "body_pt")}'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    listed = [*_text_styles(layout), *_head_styles(layout), *_closing_styles(layout), *_small_styles(layout)]
    return (
        f'<w:styles xmlns:w="{_NAMESPACE}">{defaults}'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        f"{''.join(listed)}</w:styles>"
    )


def _style(identity: str, name: str, paragraph: str, run: str, base: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _size(layout: Layout, measure: str) -> str:
    half_points = layout.half_points(measure)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(before: int = 0, after: int = 0, line: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _text_styles(layout: Layout) -> list[str]:
    gap, line = layout.twips("paragraph_gap_pt"), round(layout["line_spacing"].set * 240)
    indent = f'<w:ind w:firstLine="{layout.twips("first_line_mm")}"/>'
    body, heading = _size(layout, "body_pt"), _size(layout, "heading_pt")
    return [
        _style("BodyText", "Body Text", _spacing(0, gap, line) + indent + _JUSTIFY, body),
        _style("ListDash", "Gạch đầu dòng", "", body, "BodyText"),
        *(
            _style(
                f"Heading{level}", f"heading {level}", f'{_KEEP}<w:outlineLvl w:val="{level - 1}"/>', run, "BodyText"
            )
            for level, run in ((1, _BOLD + heading), (2, _BOLD + heading), (3, heading))
        ),
        _style(
            "Caption",
            "caption",
            _KEEP + _spacing(gap, gap // 2) + _CENTRE,
            _BOLD + _size(layout, "caption_pt"),
        ),
        _style("Note", "Ghi chú", _spacing(gap // 2, gap) + _JUSTIFY, _ITALIC + _size(layout, "note_pt")),
        _style("Figure", "Biểu đồ", "<w:keepNext/>" + _spacing(gap) + _CENTRE, body),
        _style("AddressedTo", "Kính gửi", _spacing(0, gap, line), _size(layout, "addressed_to_pt")),
    ]


def _head_styles(layout: Layout) -> list[str]:
    issuer, subject = _size(layout, "issuer_pt"), _size(layout, "subject_pt")
    return [
        _style("Nation", "Quốc hiệu", _CENTRE, _BOLD + _size(layout, "nation_pt")),
        _style("Motto", "Tiêu ngữ", _CENTRE, _BOLD + _size(layout, "motto_pt")),
        _style("ParentIssuer", "Cơ quan chủ quản", _CENTRE, issuer),
        _style("Issuer", "Cơ quan ban hành", _CENTRE, _BOLD + issuer),
        _style("Number", "Số, ký hiệu", _spacing(60) + _CENTRE, _size(layout, "number_pt")),
        _style("PlaceDate", "Địa danh, thời gian", _spacing(60) + _CENTRE, _ITALIC + _size(layout, "place_date_pt")),
        _style("Kind", "Tên loại", "<w:keepNext/>" + _spacing(320) + _CENTRE, _BOLD + _size(layout, "kind_pt")),
        _style("Subject", "Trích yếu", "<w:keepNext/>" + _CENTRE, _BOLD + subject),
        _style(
            "AppendixLabel",
            "Phụ lục",
            f'<w:keepNext/>{_CENTRE}<w:outlineLvl w:val="0"/>',
            _BOLD + _size(layout, "appendix_label_pt"),
        ),
        _style("AppendixTitle", "Tên phụ lục", "<w:keepNext/>" + _CENTRE, _BOLD + _size(layout, "appendix_title_pt")),
        _style("AppendixNote", "Kèm theo", "<w:keepNext/>" + _CENTRE, _ITALIC + _size(layout, "appendix_note_pt")),
    ]


def _closing_styles(layout: Layout) -> list[str]:
    hanging = '<w:ind w:left="120" w:hanging="120"/>'
    return [
        _style("Authority", "Quyền hạn, chức vụ", _CENTRE, _BOLD + _size(layout, "authority_pt")),
        _style("Signer", "Họ tên người ký", _CENTRE, _BOLD + _size(layout, "signer_pt")),
        _style("RecipientsTitle", "Nơi nhận", "", _BOLD + _ITALIC + _size(layout, "recipients_title_pt")),
        _style("Recipients", "Danh sách nơi nhận", hanging, _size(layout, "recipients_pt")),
    ]


def _small_styles(layout: Layout) -> list[str]:
    gap = layout.twips("cell_gap_pt")
    thin = '<w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/>'
    below = '<w:spacing w:before="60" w:after="40" w:line="40" w:lineRule="exact"/>'
    return [
        _style("TableText", "Chữ trong bảng", _spacing(gap, gap), _size(layout, "table_pt")),
        _style("WideTableText", "Chữ trong bảng ngang", "", _size(layout, "landscape_table_pt"), "TableText"),
        _style("Header", "header", _CENTRE, _size(layout, "page_number_pt")),
        _style("WatermarkLine", "Dòng đánh dấu", _CENTRE, _ITALIC + _size(layout, "watermark_line_pt")),
        _style("RuleLine", "Đường kẻ", below, '<w:sz w:val="2"/><w:szCs w:val="2"/>'),
        _style("Separator", "Ngăn cách", thin, '<w:sz w:val="2"/><w:szCs w:val="2"/>'),
    ]
