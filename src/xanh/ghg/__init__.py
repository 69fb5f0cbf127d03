"""Greenhouse gases and air pollutants: from activity to tonnes, with factors, reasons and quality."""
