"""Tables as spreadsheets keep them: CSV and XLSX, from bytes to cells and back."""
