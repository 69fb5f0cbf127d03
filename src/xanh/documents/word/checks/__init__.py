"""What Nghị định 30/2020/NĐ-CP asks of a document, read back from any .docx."""
