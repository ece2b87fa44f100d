"""Fills a Word template many times in one process by docxtpl: fill.py TEMPLATE DATA.json COUNT FOLDER"""

import json
import sys

from docxtpl import DocxTemplate

template, data, count, folder = sys.argv[1:5]
with open(data, encoding="utf-8") as file:
    words = json.load(file)
for number in range(int(count)):
    filled = DocxTemplate(template)
    filled.render(words)
    filled.save(f"{folder}/{number}.docx")
