"""From a file to plain text with tables: .txt, .docx, .html and text-layer .pdf alike."""
