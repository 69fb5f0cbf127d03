"""Pieces of WordprocessingML for the tests."""


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def reference(key: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{key}"/></w:r>'


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: list[str]) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{"".join(cells)}</w:tr>' for cells in rows)}</w:tbl>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>')


def level(number: int, form: str, text: str) -> str:
    shape = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{shape}</w:lvl>'


def lists(*shapes: str) -> str:
    """Return a numbering part in which list 1 has the first shape, list 2 the second."""
    abstract = [f'<w:abstractNum w:abstractNumId="{9 + n}">{shape}</w:abstractNum>' for n, shape in enumerate(shapes)]
    used = [f'<w:num w:numId="{1 + n}"><w:abstractNumId w:val="{9 + n}"/></w:num>' for n in range(len(shapes))]
    return "".join([*abstract, *used])
